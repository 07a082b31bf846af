//! Why something could not be kept.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::platform::words_of;

/// Why this browser could not keep something, or not give it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// The browser has no storage for this page, or forbids it (a private window, a setting).
    Unavailable,
    /// The device, or what the browser grants this page of it, is full.
    Full,
    /// Something else, in the browser's words.
    Failed(String),
}

impl StorageError {
    /// From what the browser threw.
    pub(super) fn from_js(error: &JsValue) -> Self {
        match error.dyn_ref::<DomException>() {
            Some(exception) => Self::from_exception(exception),
            None => Self::Failed(words_of(error)),
        }
    }

    /// From the browser's exception.
    pub(super) fn from_exception(exception: &DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => Self::Unavailable,
            name => Self::Failed(format!("{name}: {}", exception.message())),
        }
    }
}

impl std::fmt::Display for StorageError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unavailable => f.write_str("this browser does not allow storage for this page"),
            Self::Full => f.write_str("the storage of this browser is full"),
            Self::Failed(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for StorageError {}
