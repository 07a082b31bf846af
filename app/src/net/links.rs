//! Links to a board, as its relay knows them.

use board::BoardId;
use js_sys::encode_uri_component;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use super::api::{ApiError, answer, fetch};

/// A link about to be made.
pub struct Wish {
    /// `viewer`, `participant` or `facilitator`.
    pub role: &'static str,
    /// What facilitators call it; may be empty.
    pub label: String,
    /// For how many minutes; `None` for ever.
    pub minutes: Option<u32>,
    /// What is asked for when somebody opens it; empty for nothing.
    pub passphrase: String,
    /// What the maker is called.
    pub by: String,
}

/// The board's links, as the relay writes them.
///
/// # Errors
/// [`ApiError`]: `facilitators_only`.
pub async fn list(board: &BoardId, key: &str) -> Result<Value, ApiError> {
    answer(fetch("GET", &path(board, "links"), Some(key), None).await?).await
}

/// Makes a link; gives its address.
///
/// # Errors
/// [`ApiError`]: `too_many_links`, `malformed_request`, `facilitators_only`.
pub async fn make(board: &BoardId, key: &str, wish: &Wish) -> Result<String, ApiError> {
    let body = json!({
        "role": wish.role,
        "label": wish.label,
        "minutes": wish.minutes,
        "passphrase": wish.passphrase,
        "by": wish.by,
    });
    let made = post(&path(board, "links"), key, &body).await?;
    text(&made, "link")
}

/// Revokes a link.
///
/// # Errors
/// [`ApiError`]: `needed_link`, `facilitators_only`.
pub async fn revoke(board: &BoardId, key: &str, link: &str, by: &str) -> Result<(), ApiError> {
    let by = String::from(encode_uri_component(by));
    let path = format!("{}/{link}?by={by}", path(board, "links"));
    fetch("DELETE", &path, Some(key), None).await.map(drop)
}

/// A key of this browser's own, for the passphrase of the link with that key.
///
/// # Errors
/// [`ApiError`]: `wrong_passphrase`, `too_many_tries`, `wrong_key`.
pub async fn unlock(board: &BoardId, key: &str, passphrase: &str) -> Result<String, ApiError> {
    let body = json!({ "passphrase": passphrase });
    let unlocked = post(&path(board, "unlock"), key, &body).await?;
    text(&unlocked, "key")
}

/// What was done on the board that concerns everybody, as the relay writes it.
///
/// # Errors
/// [`ApiError`]: `facilitators_only`.
pub async fn audit(board: &BoardId, key: &str) -> Result<Value, ApiError> {
    answer(fetch("GET", &path(board, "audit"), Some(key), None).await?).await
}

async fn post(path: &str, key: &str, body: &Value) -> Result<Value, ApiError> {
    let body = JsValue::from_str(&body.to_string());
    answer(fetch("POST", path, Some(key), Some(&body)).await?).await
}

fn path(board: &BoardId, what: &str) -> String {
    format!("/api/boards/{board}/{what}")
}

fn text(value: &Value, key: &str) -> Result<String, ApiError> {
    let text = value.get(key).and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| ApiError::Unreadable(format!("{key} is missing")))
}
