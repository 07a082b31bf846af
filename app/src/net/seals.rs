//! Private writing: keys to the relay, and what it reveals.

use board::{BoardId, RoundId, SealKey, Sealed};
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use super::api::{ApiError, answer, fetch};

/// Gives the relay this browser's key for a round; it may have it already.
///
/// # Errors
/// [`ApiError`].
pub async fn keep(
    board: &BoardId,
    secret: &str,
    round: &RoundId,
    key: &SealKey,
) -> Result<(), ApiError> {
    let path = format!("{}/{}", path(board, round), key.name());
    let body = JsValue::from_str(&key.to_text());
    fetch("PUT", &path, Some(secret), Some(&body))
        .await
        .map(drop)
}

/// What these seals say, in their order; `None` for what the relay cannot open. With `over` the round is over.
///
/// # Errors
/// [`ApiError`]: `facilitators_only`.
pub async fn reveal(
    board: &BoardId,
    secret: &str,
    round: &RoundId,
    seals: &[Sealed],
    over: bool,
    by: &str,
) -> Result<Vec<Option<String>>, ApiError> {
    let seals: Vec<&str> = seals.iter().map(Sealed::as_str).collect();
    let body = json!({ "seals": seals, "over": over, "by": by }).to_string();
    let path = format!("{}/reveal", path(board, round));
    let body = JsValue::from_str(&body);
    let answer = answer(fetch("POST", &path, Some(secret), Some(&body)).await?).await?;
    let texts = answer.get("texts").and_then(Value::as_array);
    let texts = texts.filter(|texts| texts.len() == seals.len());
    let texts = texts.ok_or_else(|| ApiError::Unreadable("texts".to_owned()))?;
    let text = |text: &Value| text.as_str().map(str::to_owned);
    Ok(texts.iter().map(text).collect())
}

/// Whether a round is over. False also for one that the relay does not know.
///
/// # Errors
/// [`ApiError`].
pub async fn is_over(board: &BoardId, secret: &str, round: &RoundId) -> Result<bool, ApiError> {
    match fetch("GET", &path(board, round), Some(secret), None).await {
        Ok(_) => Ok(true),
        Err(ApiError::Refused { status: 404, .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn path(board: &BoardId, round: &RoundId) -> String {
    format!("/api/boards/{board}/seals/{}", round.as_str())
}
