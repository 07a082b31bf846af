//! Small things as JSON in the browser's local storage, under names that carry a version.

use serde_json::Value;

use super::StorageError;
use crate::platform::{read_json, window, write_json};

fn local_storage() -> Result<web_sys::Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(StorageError::Unavailable),
    }
}

/// Reads what was written under `name`; null if there is nothing, or nothing that can be read.
pub(super) fn read(name: &str) -> Value {
    let text = local_storage()
        .ok()
        .and_then(|storage| storage.get_item(name).ok().flatten());
    text.and_then(|text| read_json(&text)).unwrap_or_default()
}

/// The text in a field of an object; `None` if there is none.
pub(super) fn text(value: &Value, field: &str) -> Option<String> {
    value.get(field).and_then(Value::as_str).map(str::to_owned)
}

/// Writes `value` under `name`.
pub(super) fn write(name: &str, value: &Value) -> Result<(), StorageError> {
    local_storage()?
        .set_item(name, &write_json(value))
        .map_err(|error| StorageError::from_js(&error))
}
