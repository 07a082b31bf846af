//! Writing to a board.

use board::{Board, BoardError, Comment, Element};

/// Adds elements in their order, in one transaction. Their names are on the board nowhere yet: see [`crate::renamed`].
/// Gives how many the board refused.
///
/// # Errors
/// [`BoardError::Full`]: then some are added.
pub fn add(board: &mut Board, elements: Vec<Element>) -> Result<usize, BoardError> {
    add_with_comments(board, elements, &[])
}

/// As [`add`], with what people said, in the same transaction: see [`crate::renamed_with_comments`].
///
/// # Errors
/// [`BoardError::Full`]: then some elements are added, and no comments.
pub fn add_with_comments(
    board: &mut Board,
    elements: Vec<Element>,
    comments: &[Comment],
) -> Result<usize, BoardError> {
    board.edit(|edit| {
        let mut refused = 0;
        for element in elements {
            let follows = element
                .source
                .clone()
                .map(|source| (element.id.clone(), source));
            match edit.create(element) {
                // What is of another kind has its own text.
                Ok(()) => {
                    if let Some((id, source)) = follows {
                        let _own = edit.set_source(&id, Some(&source));
                    }
                }
                Err(error @ BoardError::Full { .. }) => return Err(error),
                Err(_) => refused += 1,
            }
        }
        Ok(refused + edit.add_comments(comments))
    })
}
