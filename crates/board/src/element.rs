//! What stands on a board.

use serde::{Deserialize, Serialize};

use crate::{BoardPoint, BoardSize, ElementId, Label, NoteColor, OrderKey};

/// Where an element is, and whose it is. Stored under one key, so that a merge can never
/// combine one person's position with another's owner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Placement {
    /// The owner: a note's cell, a cell's canvas. `None` lies freely on the board.
    pub parent: Option<ElementId>,
    /// Top left corner, relative to the parent's top left corner (or to the board's origin).
    pub offset: BoardPoint,
}

impl Placement {
    /// On the board itself, at a board position.
    pub fn free(offset: BoardPoint) -> Self {
        Self {
            parent: None,
            offset,
        }
    }

    /// Inside `parent`, at `offset` from its top left corner.
    pub fn inside(parent: ElementId, offset: BoardPoint) -> Self {
        Self {
            parent: Some(parent),
            offset,
        }
    }
}

/// One thing on the board: what all kinds share, and what makes it its kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Element {
    /// Its name.
    pub id: ElementId,
    /// Whose it is and where.
    pub placement: Placement,
    /// Its size in board units.
    pub size: BoardSize,
    /// Its height in the pile: smaller is painted first. Ties are broken by id.
    pub order: OrderKey,
    /// Whether it belongs to the template layer, which is not dragged by accident.
    pub locked: bool,
    /// What it is.
    pub kind: ElementKind,
}

/// The kinds of elements.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ElementKind {
    /// A sticky note.
    Note(Note),
    /// A typed canvas, made from a template.
    Canvas(Canvas),
    /// A cell of a canvas; it owns the notes dropped in it.
    Cell(Cell),
    /// Written by a newer version. Kept, and shown as a placeholder.
    Unknown {
        /// The kind as stored.
        name: String,
    },
}

/// A sticky note.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Its colour.
    pub color: NoteColor,
    /// What somebody wrote.
    pub text: String,
    /// The name of whoever created it; may be empty.
    pub author: String,
}

/// A typed canvas.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Canvas {
    /// The template it was made from, `rikai.bmc` for example.
    pub template: String,
    /// Its title.
    pub label: Label,
}

/// A cell of a canvas.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// Its name within the template, `cs` for example.
    pub key: String,
    /// Its heading.
    pub label: Label,
    /// Its place in reading order within the canvas, from 0.
    pub tab: u32,
}

impl Element {
    /// The note, if it is one.
    pub fn as_note(&self) -> Option<&Note> {
        match &self.kind {
            ElementKind::Note(note) => Some(note),
            ElementKind::Canvas(_) | ElementKind::Cell(_) | ElementKind::Unknown { .. } => None,
        }
    }

    /// The cell, if it is one.
    pub fn as_cell(&self) -> Option<&Cell> {
        match &self.kind {
            ElementKind::Cell(cell) => Some(cell),
            ElementKind::Note(_) | ElementKind::Canvas(_) | ElementKind::Unknown { .. } => None,
        }
    }

    /// The canvas, if it is one.
    pub fn as_canvas(&self) -> Option<&Canvas> {
        match &self.kind {
            ElementKind::Canvas(canvas) => Some(canvas),
            ElementKind::Note(_) | ElementKind::Cell(_) | ElementKind::Unknown { .. } => None,
        }
    }
}
