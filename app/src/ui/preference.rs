//! What the interface remembers on this device: small choices, one key each.

use leptos::prelude::window;

/// Before every key, so that another application at the same address is not disturbed.
const PREFIX: &str = "nonet.";

/// The remembered value; `None` too where the browser keeps nothing.
pub fn read(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(&format!("{PREFIX}{key}")).ok()?
}

/// Remembers a value. Where the browser keeps nothing, the choice holds until the page is closed.
pub fn write(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}
