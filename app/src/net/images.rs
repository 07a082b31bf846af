//! Pictures to the relay and back.

use board::{BoardId, ContentHash};
use web_sys::Blob;

use super::api::{ApiError, fetch, file};

/// Gives the relay a picture; it may have it already.
///
/// # Errors
/// [`ApiError`]: `too_large`, `not_a_picture`, `wrong_hash`, `too_many_pixels`, `board_full` or `read_only`.
pub async fn put(
    board: &BoardId,
    key: &str,
    hash: &ContentHash,
    file: &Blob,
) -> Result<(), ApiError> {
    fetch("PUT", &path(board, hash), Some(key), Some(file))
        .await
        .map(drop)
}

/// Fetches a picture from the relay.
///
/// # Errors
/// [`ApiError`]: `unknown_image` until somebody's browser has sent it.
pub async fn get(board: &BoardId, key: &str, hash: &ContentHash) -> Result<Blob, ApiError> {
    file(&fetch("GET", &path(board, hash), Some(key), None).await?).await
}

fn path(board: &BoardId, hash: &ContentHash) -> String {
    format!("/api/boards/{board}/images/{hash}")
}
