//! The time zone that a person chose for calendars.

use serde_json::json;

use super::key_value::text;
use super::{StorageError, key_value};

const NAME: &str = "nonet.zone.1";

/// Its name in the time zone database; `None` if none was chosen. Whoever uses it checks it.
pub fn load() -> Option<String> {
    text(&key_value::read(NAME), "zone")
}

/// Keeps it.
///
/// # Errors
/// [`StorageError`]: the choice then lasts until the dialog is closed.
pub fn keep(name: &str) -> Result<(), StorageError> {
    key_value::write(NAME, &json!({ "zone": name }))
}
