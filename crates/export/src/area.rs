//! Which part of a board.

use std::collections::BTreeSet;

use board::{BoardRect, ElementId};
use scene::{Placed, Scene, Slot};

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
    pub fn framed(&self, scene: &Scene, padding: f64) -> Result<Framed, ExportError> {
        Ok(Framed::of(scene, self.frame(scene, padding)?))
    }

    /// The frame of what the area shows, in board units; cheap enough to be asked while somebody chooses.
    ///
    /// # Errors
    /// [`ExportError::UnknownCanvas`].
    pub fn frame(&self, scene: &Scene, padding: f64) -> Result<BoardRect, ExportError> {
        let padding = padding.clamp(0.0, 1000.0);
        Ok(match self {
            Self::Board => scene.bounds().unwrap_or(EMPTY).grown(padding),
            Self::Canvas(id) => canvas_rect(scene, id)?.grown(padding),
            Self::Rect(rect) => BoardRect::at(rect.origin().tamed(), rect.size().tamed()),
        })
    }
}

/// The canvas (or frame) and everything it owns: a note may hang over its edge.
fn canvas_rect(scene: &Scene, id: &ElementId) -> Result<BoardRect, ExportError> {
    let ground = scene.get(id);
    let ground = ground.filter(|placed| {
        let element = placed.element();
        element.as_canvas().is_some() || element.as_frame().is_some()
    });
    let own = ground.ok_or_else(|| ExportError::UnknownCanvas(id.clone()))?;
    let owned = descendants(scene, id);
    let rects = owned.iter().map(Placed::rect);
    Ok(rects.fold(own.rect(), |all, rect| all.union(&rect)))
}

/// Everything that an element owns, and what that owns.
pub(crate) fn descendants<'a>(scene: &'a Scene, id: &ElementId) -> Vec<Placed<'a>> {
    let mut found = Vec::new();
    let mut owners = vec![id.clone()];
    let mut seen = BTreeSet::from([id.clone()]);
    while let Some(owner) = owners.pop() {
        for child in scene.children(&owner) {
            // Two people can put frames into one another.
            if seen.insert(child.id.clone()) {
                owners.push(child.id.clone());
                found.extend(scene.get(&child.id));
            }
        }
    }
    found
}
