//! A person's settings in this browser.

use serde_json::json;

use super::key_value::text;
use super::{StorageError, key_value};

const NAME: &str = "nonet.preferences.1";

/// What a person has set; `None` has not been set. Kept as text: whoever uses a setting checks it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
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
    let kept = key_value::read(NAME);
    Preferences {
        name: text(&kept, "name"),
        color: text(&kept, "color"),
        locale: text(&kept, "locale"),
        theme: text(&kept, "theme"),
    }
}

/// Changes the settings of this browser.
///
/// # Errors
/// [`StorageError`]: the settings then last until the page is closed.
pub fn change(change: impl FnOnce(&mut Preferences)) -> Result<(), StorageError> {
    let mut preferences = load();
    change(&mut preferences);
    let Preferences {
        name,
        color,
        locale,
        theme,
    } = preferences;
    let kept = json!({ "name": name, "color": color, "locale": locale, "theme": theme });
    key_value::write(NAME, &kept)
}
