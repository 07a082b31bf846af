//! What the others may see of this person. The application sends it, throttled.

use board::{BoardPoint, BoardRect, ElementId};

/// What this person is doing now.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct EditorPresence {
    /// Where the pointer is, board space; `None` when it is not over the board.
    pub cursor: Option<BoardPoint>,
    /// What is selected (at most [`SELECTION_MAX`], so that a message stays small).
    pub selection: Vec<ElementId>,
    /// The note being edited.
    pub editing: Option<ElementId>,
    /// A drag in progress.
    pub drag: Option<DragPresence>,
    /// The pointer is pressed with the laser in hand.
    pub laser: bool,
    /// What is being said at the pointer; empty for nothing.
    pub chat: String,
    /// The client number of the tab whose view this one follows.
    pub follows: Option<u64>,
    /// What this person sees, board space; only while somebody follows, or in a crowd.
    pub view: Option<BoardRect>,
}

/// A drag as the others see it.
#[derive(Clone, PartialEq, Debug)]
pub struct DragPresence {
    /// What is dragged (at most [`SELECTION_MAX`]).
    pub ids: Vec<ElementId>,
    /// How far, board units.
    pub delta: BoardPoint,
}

/// Ids that one presence message names at most.
pub const SELECTION_MAX: usize = 50;
