//! What was copied as tables: canvases, their matrices, frames.

use board::{Board, ClientNumber, Placement, unwrapped};
use export::{TextTable, text_tables};

use super::{BYTES_MAX, ELEMENTS_MAX};
use crate::i18n::locale_untracked;

/// The tables in our own form of what was copied; none of what has no rows, or is too large to be put together at once.
pub fn tables(json: &str) -> Vec<TextTable> {
    let has_rows = ["\"canvas\"", "\"frame\""];
    if json.len() > BYTES_MAX || !has_rows.iter().any(|kind| json.contains(kind)) {
        return Vec::new();
    }
    let Some(parcel) = unwrapped(json, ELEMENTS_MAX) else {
        return Vec::new();
    };
    // Nobody sees this board, and nothing of it is kept.
    let mut board = Board::new(ClientNumber::new(1));
    let mut known: Vec<_> = parcel.iter().map(|one| one.element.id.clone()).collect();
    known.sort_unstable();
    board.edit(|edit| {
        for one in parcel {
            let mut element = one.element;
            let owner = element.placement.parent.as_ref();
            if owner.is_none_or(|owner| known.binary_search(owner).is_err()) {
                element.placement = Placement::free(one.origin);
            }
            // What cannot be put there is no part of a table.
            let _ = edit.create(element);
        }
    });
    text_tables(&board.snapshot(), locale_untracked())
}
