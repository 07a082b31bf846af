//! What the browser threw, in its words.

use js_sys::Error;
use wasm_bindgen::{JsCast, JsValue};

/// For technical details of a message; empty if it was neither an error nor a text.
pub fn words_of(thrown: &JsValue) -> String {
    thrown.dyn_ref::<Error>().map_or_else(
        || thrown.as_string().unwrap_or_default(),
        |error| String::from(error.to_string()),
    )
}
