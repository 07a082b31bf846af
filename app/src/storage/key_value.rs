//! Small things as JSON in the browser's local storage, under names that carry a version.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StorageError;
use crate::platform::window;

fn local_storage() -> Result<web_sys::Storage, StorageError> {
    match window().local_storage() {
        Ok(Some(storage)) => Ok(storage),
        Ok(None) | Err(_) => Err(StorageError::Unavailable),
    }
}

/// Reads what was written under `name`; the default if there is nothing, or nothing that can be read.
pub(super) fn read<T: DeserializeOwned + Default>(name: &str) -> T {
    let text = local_storage()
        .ok()
        .and_then(|storage| storage.get_item(name).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Writes `value` under `name`.
pub(super) fn write<T: Serialize>(name: &str, value: &T) -> Result<(), StorageError> {
    let text =
        serde_json::to_string(value).map_err(|error| StorageError::Failed(error.to_string()))?;
    local_storage()?
        .set_item(name, &text)
        .map_err(|error| StorageError::from_js(&error))
}
