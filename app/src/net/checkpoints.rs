//! How boards were at other times, as the relay keeps it.

use board::BoardId;
use js_sys::Uint8Array;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::api::{ApiError, answer, fetch};

/// The board's checkpoints, as the relay writes them.
///
/// # Errors
/// [`ApiError`].
pub async fn list(board: &BoardId, key: &str) -> Result<Value, ApiError> {
    answer(fetch("GET", &path(board), Some(key), None).await?).await
}

/// Keeps the board as the relay has it now. `reason` is `named` or `before`.
///
/// # Errors
/// [`ApiError`].
pub async fn make(
    board: &BoardId,
    key: &str,
    (name, by, reason): (&str, &str, &str),
) -> Result<(), ApiError> {
    let body = json!({ "name": name, "by": by, "reason": reason }).to_string();
    let body = JsValue::from_str(&body);
    fetch("POST", &path(board), Some(key), Some(&body))
        .await
        .map(drop)
}

/// The whole board as it was, in the Yjs update format.
///
/// # Errors
/// [`ApiError`]: `not_found` if somebody has thrown it away.
pub async fn state(board: &BoardId, key: &str, id: &str) -> Result<Vec<u8>, ApiError> {
    let response = fetch("GET", &one(board, id), Some(key), None).await?;
    let buffer = response.array_buffer().map_err(|_| ApiError::Unreachable)?;
    let buffer = JsFuture::from(buffer).await;
    // It breaks off when the connection does.
    let buffer = buffer.map_err(|_| ApiError::Unreachable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Throws one away.
///
/// # Errors
/// [`ApiError`]: `facilitators_only`, `not_found`.
pub async fn remove(board: &BoardId, key: &str, id: &str) -> Result<(), ApiError> {
    fetch("DELETE", &one(board, id), Some(key), None)
        .await
        .map(drop)
}

fn path(board: &BoardId) -> String {
    format!("/api/boards/{board}/checkpoints")
}

fn one(board: &BoardId, id: &str) -> String {
    format!(
        "{}/{}",
        path(board),
        String::from(js_sys::encode_uri_component(id))
    )
}
