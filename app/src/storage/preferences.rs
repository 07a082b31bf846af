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
    /// What the wheel does: `auto`, `mouse` or `trackpad`.
    pub wheel: Option<String>,
    /// Whether the minimap is shown: `yes` or `no`.
    pub minimap: Option<String>,
    /// The keys of the commands chosen from the palette last, newest first, with spaces between.
    pub recent_commands: Option<String>,
    /// The id that stands for this browser in reactions: letters and digits, no name.
    pub person: Option<String>,
    /// By which others know that two tabs are one person's: letters and digits. Stands in no board.
    pub browser: Option<String>,
}

/// The settings of this browser.
pub fn load() -> Preferences {
    let kept = key_value::read(NAME);
    Preferences {
        name: text(&kept, "name"),
        color: text(&kept, "color"),
        locale: text(&kept, "locale"),
        theme: text(&kept, "theme"),
        wheel: text(&kept, "wheel"),
        minimap: text(&kept, "minimap"),
        recent_commands: text(&kept, "recent_commands"),
        person: text(&kept, "person"),
        browser: text(&kept, "browser"),
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
        wheel,
        minimap,
        recent_commands,
        person,
        browser,
    } = preferences;
    let kept = json!({
        "name": name,
        "color": color,
        "locale": locale,
        "theme": theme,
        "wheel": wheel,
        "minimap": minimap,
        "recent_commands": recent_commands,
        "person": person,
        "browser": browser,
    });
    key_value::write(NAME, &kept)
}
