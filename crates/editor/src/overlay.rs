//! What a running gesture lays over the board. Nothing of it is in the document.

use std::sync::Arc;

use board::{BoardPoint, BoardRect, Connector, Element, ElementId, Form, Ink, PenPoint};
use scene::ConnectorPath;

use crate::Guide;

/// The overlay; all empty while no gesture runs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Overlay {
    /// Elements being dragged.
    pub drag: Option<DragOverlay>,
    /// The rectangle of a marquee, board space.
    pub marquee: Option<BoardRect>,
    /// Where the note tool would put a note, board space.
    pub note_ghost: Option<BoardRect>,
    /// The cells and frames that would own what is dropped now, or what a frame being drawn would own: highlighted.
    pub drop_cells: Vec<ElementId>,
    /// A shape, a frame or a text being drawn.
    pub drawn_box: Option<BoxOverlay>,
    /// A connector being drawn or changed, or what the connector tool would take hold of.
    pub connector: Option<ConnectorOverlay>,
    /// What the eraser touched: it fades, and goes when the pointer comes up.
    pub erased: Vec<ElementId>,
    /// The pen's stroke so far.
    pub stroke: Option<StrokeOverlay>,
    /// Elements being resized.
    pub resize: Option<ResizeOverlay>,
    /// What the moved things are lined up with.
    pub guides: Vec<Guide>,
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

/// A resize in progress.
#[derive(Clone, PartialEq, Debug)]
pub struct ResizeOverlay {
    /// The elements as they would be. They lie freely here: their offsets are board points.
    pub elements: Arc<[Element]>,
    /// Those of them that are to be drawn as they would be, and not where they lie. Of a frame the outline will do: it
    /// would cover what is in it. The same list as long as the gesture runs.
    pub ids: Arc<[ElementId]>,
    /// The box around them, board space.
    pub around: BoardRect,
}

/// The box of something being drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct BoxOverlay {
    /// Where, board space.
    pub rect: BoardRect,
    /// The form of a shape; `None` for frames and texts.
    pub form: Option<Form>,
}

/// A stroke of the pen that is not in the document yet.
#[derive(Clone, PartialEq, Debug)]
pub struct StrokeOverlay {
    /// Where the pen was, board space.
    pub points: Vec<PenPoint>,
    /// Its colour.
    pub ink: Ink,
    /// Its width at a pressure of 0.5, board units.
    pub width: f64,
}

/// A connector that is not in the document yet, or not so.
#[derive(Clone, PartialEq, Debug)]
pub struct ConnectorOverlay {
    /// What it looks like, and how it goes (board space); `None` as long as nothing is drawn.
    pub line: Option<(Connector, ConnectorPath)>,
    /// The connector that it stands for, which is not to be painted meanwhile.
    pub replaces: Option<ElementId>,
    /// What the end in the hand has hold of: highlighted.
    pub target: Option<ElementId>,
    /// The places on that target to which an end snaps, board space.
    pub anchors: Vec<BoardPoint>,
}
