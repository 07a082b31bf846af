//! Boards as they were, fetched and read.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use board::{Board, ClientNumber, Origin, Snapshot};

use crate::bridge::EditorHandle;
use crate::net::api::ApiError;
use crate::net::checkpoints as relay;

/// Those that are kept; of more the oldest go.
const KEPT_MAX: usize = 12;

/// A board as it was.
pub struct Past {
    /// All of it, in the Yjs update format.
    pub state: Arc<[u8]>,
    /// What it held.
    pub snapshot: Snapshot,
}

thread_local! {
    static KEPT: RefCell<Vec<(String, Rc<Past>)>> = RefCell::default();
}

/// The board as it was at that checkpoint.
///
/// # Errors
/// [`ApiError`].
pub async fn past(handle: EditorHandle, id: &str) -> Result<Rc<Past>, ApiError> {
    let here = KEPT.with_borrow(|kept| {
        let found = kept.iter().find(|(kept, _)| kept == id);
        found.map(|(_, past)| past.clone())
    });
    if let Some(here) = here {
        return Ok(here);
    }
    let (board, key) = handle.place().ok_or(ApiError::Unreachable)?;
    let state = relay::state(&board, &key, id).await?;
    // Only read: its number is never written with.
    let mut board = Board::new(ClientNumber::new(1));
    board
        .apply(&state, Origin::Storage)
        .map_err(|error| ApiError::Unreadable(error.to_string()))?;
    let past = Rc::new(Past {
        snapshot: board.snapshot(),
        state: state.into(),
    });
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= KEPT_MAX {
            kept.remove(0);
        }
        kept.push((id.to_owned(), past.clone()));
    });
    Ok(past)
}
