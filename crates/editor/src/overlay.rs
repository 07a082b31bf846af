//! What a running gesture lays over the board. Nothing of it is in the document.

use std::sync::Arc;

use board::{BoardPoint, BoardRect, ElementId};

/// The overlay; all empty while no gesture runs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Overlay {
    /// Elements being dragged.
    pub drag: Option<DragOverlay>,
    /// The rectangle of a marquee, board space.
    pub marquee: Option<BoardRect>,
    /// Where the note tool would put a note, board space.
    pub note_ghost: Option<BoardRect>,
    /// The cells that would own what is dropped now: highlighted.
    pub drop_cells: Vec<ElementId>,
}

impl Overlay {
    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A drag in progress.
#[derive(Clone, PartialEq, Debug)]
pub struct DragOverlay {
    /// What was grabbed: notes, or a canvas.
    pub roots: Arc<[ElementId]>,
    /// Everything that moves along, the grabbed ones included: a canvas's cells and notes too. In no order.
    pub moving: Arc<[ElementId]>,
    /// How far, board units.
    pub delta: BoardPoint,
    /// Alt is held: copies are dragged, the originals stay.
    pub copy: bool,
}
