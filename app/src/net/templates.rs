//! What the relay offers to start from.

use js_sys::encode_uri_component;
use serde_json::Value;

use super::api::{ApiError, answer, answer_text, fetch};

/// The lists of templates and of packs, as the relay writes them.
///
/// # Errors
/// [`ApiError`].
pub async fn lists() -> Result<(Value, Value), ApiError> {
    let templates = answer(fetch("GET", "/api/templates", None, None).await?).await?;
    let packs = answer(fetch("GET", "/api/packs", None, None).await?).await?;
    Ok((templates, packs))
}

/// The file of one template. `id` may be any text: it can come from a board.
///
/// # Errors
/// [`ApiError`]: `unknown_template` if the relay has none of that id.
pub async fn file(id: &str) -> Result<String, ApiError> {
    let path = format!("/api/templates/{}", String::from(encode_uri_component(id)));
    answer_text(&fetch("GET", &path, None, None).await?).await
}
