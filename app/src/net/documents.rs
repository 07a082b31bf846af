//! Files that the relay makes of a board.

use board::BoardId;
use web_sys::Blob;

use super::api::{ApiError, fetch, file};

/// The board, or one canvas, in a format that the relay makes, with labels in that language; `paper` is that of a PDF.
///
/// # Errors
/// [`ApiError`].
pub async fn made(
    format: &str,
    board: &BoardId,
    key: &str,
    canvas: Option<&str>,
    paper: &str,
    locale: &str,
) -> Result<Blob, ApiError> {
    let mut path = format!("/api/boards/{board}/export/{format}?paper={paper}&locale={locale}");
    if let Some(canvas) = canvas {
        path.push_str("&canvas=");
        path.push_str(&String::from(js_sys::encode_uri_component(canvas)));
    }
    file(&fetch("GET", &path, Some(key), None).await?).await
}
