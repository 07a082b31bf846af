//! Which part of a board.

use board::{BoardRect, ElementId, Snapshot};
use scene::{Scene, Slot};

use crate::ExportError;

/// The part of a board that a picture shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Area {
    /// Everything on it.
    #[default]
    Board,
    /// One canvas, with all that is on it.
    Canvas(ElementId),
    /// What lies in a rectangle; what reaches out of it is cut off at its edge.
    Rect(BoardRect),
}

/// What a picture of an empty board shows.
const EMPTY: BoardRect = BoardRect::new(0.0, 0.0, 800.0, 600.0);

/// A picture's frame on the board, and what is to be painted in it, undermost first.
pub struct Framed {
    /// What the picture shows, in board units.
    pub frame: BoardRect,
    /// What is to be painted, undermost first.
    pub slots: Vec<Slot>,
}

impl Framed {
    /// What a picture shows whose frame this is.
    pub fn of(scene: &Scene, frame: BoardRect) -> Self {
        let mut slots = Vec::new();
        scene.visible(&frame, &mut slots);
        Self { frame, slots }
    }
}

impl Area {
    /// Finds what the area shows, with `padding` board units around it (0 to 1,000).
    ///
    /// # Errors
    /// [`ExportError::UnknownCanvas`].
    pub fn framed(
        &self,
        snapshot: &Snapshot,
        scene: &Scene,
        padding: f64,
    ) -> Result<Framed, ExportError> {
        let padding = padding.clamp(0.0, 1000.0);
        let inner = match self {
            Self::Board => scene.bounds().unwrap_or(EMPTY),
            Self::Canvas(id) => canvas_rect(snapshot, scene, id)?,
            Self::Rect(rect) => BoardRect::at(rect.origin().tamed(), rect.size().tamed()),
        };
        let frame = match self {
            Self::Board | Self::Canvas(_) => inner.grown(padding),
            Self::Rect(_) => inner,
        };
        Ok(Framed::of(scene, frame))
    }
}

/// The canvas (or frame) and everything it owns: a note may hang over its edge.
fn canvas_rect(
    snapshot: &Snapshot,
    scene: &Scene,
    id: &ElementId,
) -> Result<BoardRect, ExportError> {
    let unknown = || ExportError::UnknownCanvas(id.clone());
    snapshot
        .element(id)
        .filter(|element| element.as_canvas().is_some() || element.as_frame().is_some())
        .ok_or_else(unknown)?;
    let own = scene.rect(id).ok_or_else(unknown)?;
    let owned = snapshot.descendants(id);
    let rects = owned.iter().filter_map(|owned| scene.rect(owned));
    Ok(rects.fold(own, |all, rect| all.union(&rect)))
}
