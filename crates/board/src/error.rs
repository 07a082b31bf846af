//! What can go wrong with a board.

use crate::ElementId;

/// Why a change was refused. The document is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BoardError {
    /// The bytes are no update.
    #[error("the update cannot be read: {0}")]
    Malformed(String),
    /// The update was read, but could not be merged.
    #[error("the update cannot be applied: {0}")]
    Unmergeable(String),
    /// There is no such element (any more).
    #[error("there is no element {0}")]
    Missing(ElementId),
    /// An element with that id exists already.
    #[error("the id {0} is taken")]
    Taken(ElementId),
    /// A text is longer than the limit.
    #[error("the text has {characters} characters, {max} are allowed")]
    TooLong {
        /// Characters it has.
        characters: usize,
        /// Characters it may have.
        max: usize,
    },
    /// That kind of element has no such thing to change.
    #[error("the element {0} is of another kind")]
    OtherKind(ElementId),
    /// It follows from others and is not stored: a slot cannot be changed, and a column has no place of its own.
    #[error("the element {0} follows from others")]
    Derived(ElementId),
    /// It lies under a veil: what was to be written cannot be sealed here, or somebody else wrote there.
    #[error("what is written in {0} is private")]
    Closed(ElementId),
    /// What was to be stored has not the form that it must have: a tag, a person's id.
    #[error("that cannot be stored: {0}")]
    Unfit(&'static str),
    /// More points or tags than the limit.
    #[error("there are {count}, {max} are allowed")]
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        max: usize,
    },
    /// The board holds as much as it may.
    #[error("the board already holds {max} elements")]
    Full {
        /// Elements it may hold.
        max: usize,
    },
}
