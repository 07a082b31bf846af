//! A person's settings in this browser.

use serde::{Deserialize, Serialize};

use super::{StorageError, key_value};

const NAME: &str = "nonet.preferences.1";

/// What a person has set; `None` has not been set. Kept as text: whoever uses a setting checks it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The name that others see.
    pub name: Option<String>,
    /// The colour that others see, `#rrggbb`.
    pub color: Option<String>,
    /// The language, `ja` or `en`.
    pub locale: Option<String>,
    /// The theme, `light` or `dark`; `None` follows the system.
    pub theme: Option<String>,
}

/// The settings of this browser.
pub fn load() -> Preferences {
    key_value::read(NAME)
}

/// Changes the settings of this browser.
///
/// # Errors
/// [`StorageError`]: the settings then last until the page is closed.
pub fn change(change: impl FnOnce(&mut Preferences)) -> Result<(), StorageError> {
    let mut preferences = load();
    change(&mut preferences);
    key_value::write(NAME, &preferences)
}
