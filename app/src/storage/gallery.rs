//! What the relay offered to start from when it was asked last.

use serde_json::{Value, json};

use super::{StorageError, key_value};

const NAME: &str = "nonet.gallery.1";

/// The lists of templates and of packs, as the relay wrote them; null if there are none.
pub fn load() -> (Value, Value) {
    let mut kept = key_value::read(NAME);
    let mut list = |name: &str| kept.get_mut(name).map(Value::take).unwrap_or_default();
    (list("templates"), list("packs"))
}

/// Keeps both lists.
///
/// # Errors
/// [`StorageError`]: there is no room, or the browser keeps nothing.
pub fn keep(templates: &Value, packs: &Value) -> Result<(), StorageError> {
    key_value::write(NAME, &json!({ "templates": templates, "packs": packs }))
}
