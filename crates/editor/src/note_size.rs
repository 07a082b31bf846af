//! The sizes of notes that can be chosen.

use board::BoardSize;

/// A size of notes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum NoteSize {
    /// As notes in cells are.
    Small,
    /// As free notes are.
    Medium,
    /// For headings and for rooms where people stand far away.
    Large,
}

impl NoteSize {
    /// All of them, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Width and height in board units.
    pub const fn size(self) -> BoardSize {
        match self {
            Self::Small => workshop::NOTE_IN_CELL,
            Self::Medium => crate::FREE_NOTE_SIZE,
            Self::Large => BoardSize::new(320.0, 320.0),
        }
    }
}
