//! What happened on boards, as the relay tells it.

use std::sync::Arc;

use board::BoardId;
use js_sys::Uint8Array;
use serde_json::Value;
use wasm_bindgen_futures::JsFuture;

use super::api::{ApiError, answer, fetch};

/// What an act touched, before and after it, each in the Yjs update format.
pub type Sides = [Arc<[u8]>; 2];

/// What happened before that number, or up to now, as the relay writes it; newest first.
///
/// # Errors
/// [`ApiError`].
pub async fn list(board: &BoardId, key: &str, before: Option<u64>) -> Result<Value, ApiError> {
    let path = match before {
        Some(before) => format!("{}?before={before}", path(board)),
        None => path(board),
    };
    answer(fetch("GET", &path, Some(key), None).await?).await
}

/// Both sides of the act from change `first` to change `last`.
///
/// # Errors
/// [`ApiError`]: `not_found` if it is not kept any more.
pub async fn sides(
    board: &BoardId,
    key: &str,
    (first, last): (u64, u64),
) -> Result<Sides, ApiError> {
    let path = format!("{}/{first}-{last}", path(board));
    let response = fetch("GET", &path, Some(key), None).await?;
    let buffer = response.array_buffer().map_err(|_| ApiError::Unreachable)?;
    let buffer = JsFuture::from(buffer).await;
    // It breaks off when the connection does.
    let buffer = buffer.map_err(|_| ApiError::Unreachable)?;
    parted(&Uint8Array::new(&buffer).to_vec()).ok_or(ApiError::Unreachable)
}

/// The relay's answer: four bytes with the length of the first side, then both.
fn parted(answer: &[u8]) -> Option<Sides> {
    let (length, rest) = answer.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (before, after) = rest.split_at_checked(length)?;
    Some([Arc::from(before), Arc::from(after)])
}

fn path(board: &BoardId) -> String {
    format!("/api/boards/{board}/acts")
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn both_sides_of_an_act_are_told_apart() {
        let [before, after] = parted(&[0, 0, 0, 2, 7, 8, 9]).unwrap();
        assert_eq!((&before[..], &after[..]), (&[7, 8][..], &[9][..]));
        assert!(parted(&[0, 0, 0, 4, 7, 8, 9]).is_none());
        assert!(parted(&[0, 0]).is_none());
    }
}
