//! Files that the relay makes of a board.

use board::BoardId;
use web_sys::Blob;

use super::api::{ApiError, fetch, file};

/// The board, or one canvas, in a format that the relay makes; `options` are its parameters by name: the language of
/// labels, the paper of a PDF, the zone of dates.
///
/// # Errors
/// [`ApiError`].
pub async fn made(
    format: &str,
    board: &BoardId,
    key: &str,
    canvas: Option<&str>,
    options: &[(&str, &str)],
) -> Result<Blob, ApiError> {
    let mut path = format!("/api/boards/{board}/export/{format}");
    let canvas = canvas.map(|canvas| ("canvas", canvas));
    let mut before = '?';
    for (name, value) in options.iter().copied().chain(canvas) {
        path.push(before);
        path.push_str(name);
        path.push('=');
        path.push_str(&String::from(js_sys::encode_uri_component(value)));
        before = '&';
    }
    file(&fetch("GET", &path, Some(key), None).await?).await
}
