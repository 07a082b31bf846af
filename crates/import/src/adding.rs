//! Writing to a board.

use board::{Board, BoardError, Element};

/// Adds elements in their order, in one transaction. Their names are on the board nowhere yet: see [`crate::renamed`].
/// Gives how many the board refused.
///
/// # Errors
/// [`BoardError::Full`]: then some are added.
pub fn add(board: &mut Board, elements: Vec<Element>) -> Result<usize, BoardError> {
    board.edit(|edit| {
        let mut refused = 0;
        for element in elements {
            match edit.create(element) {
                Ok(()) => {}
                Err(error @ BoardError::Full { .. }) => return Err(error),
                Err(_) => refused += 1,
            }
        }
        Ok(refused)
    })
}
