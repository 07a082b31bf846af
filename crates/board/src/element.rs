//! What stands on a board.

use serde::{Deserialize, Serialize};

use crate::limits::{LABEL_CHARACTERS_MAX, NOTE_CHARACTERS_MAX, VALUE_CHARACTERS_MAX};
use crate::{
    BoardPoint, BoardSize, Cell, Connector, Drawing, ElementId, Frame, GroupId, Holds, Image, Ink,
    Label, Link, Note, OrderKey, RoundId, Shape, TextBlock, Track,
};

/// Where an element is, and whose it is. Stored under one key, so that a merge can never
/// combine one person's position with another's owner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Placement {
    /// The owner: a note's cell, a cell's canvas, the frame around it. `None` lies freely on the board.
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
    /// Whether it stays where it is: the template layer, and what a person locked.
    pub locked: bool,
    /// The group that it is selected and moved with.
    #[serde(default)]
    pub group: Option<GroupId>,
    /// Where it leads.
    #[serde(default)]
    pub link: Option<Link>,
    /// The round of private writing that lies over it and what it owns. Laid by [`crate::Edit::set_veil`] only: no copy has it.
    #[serde(default, skip_serializing)]
    pub veil: Option<RoundId>,
    /// Whose text it shows. Said by [`crate::Edit::set_source`] only: no copy has it, its text is its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ElementId>,
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
    /// A column or a row of a strip or a matrix.
    Track(Track),
    /// A text without a card around it.
    Text(TextBlock),
    /// A box, an ellipse, a diamond.
    Shape(Shape),
    /// A line between things.
    Connector(Connector),
    /// A stroke of a pen.
    Drawing(Drawing),
    /// A picture.
    Image(Image),
    /// An area with a title that owns what lies in it.
    Frame(Frame),
    /// Written by a newer version. Kept, and shown as a placeholder.
    Unknown {
        /// The kind as stored.
        name: String,
    },
}

/// A typed canvas.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Canvas {
    /// The template it was made from, `rikai.bmc` for example.
    pub template: String,
    /// Its title.
    pub label: Label,
    /// Whether it belongs to a part that is over: nobody writes on it until somebody opens it again.
    #[serde(default)]
    pub closed: bool,
    /// The canvas of the part before that it goes on from.
    #[serde(default)]
    pub follows: Option<ElementId>,
}

impl Element {
    /// An element at the bottom of the pile, not locked, in no group.
    pub fn new(id: ElementId, placement: Placement, size: BoardSize, kind: ElementKind) -> Self {
        Self {
            id,
            placement,
            size,
            order: OrderKey::default(),
            locked: false,
            group: None,
            link: None,
            veil: None,
            source: None,
            kind,
        }
    }

    /// What people wrote in it. `None` for kinds that nobody writes in: their labels come from templates, or there are none;
    /// and for what others wrote unseen.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            ElementKind::Note(note) => (!note.is_closed()).then_some(note.text.as_str()),
            ElementKind::Text(block) => Some(&block.text),
            ElementKind::Shape(shape) => Some(&shape.text),
            ElementKind::Connector(connector) => Some(&connector.text),
            ElementKind::Frame(frame) => Some(&frame.text),
            ElementKind::Track(track) => Some(&track.text),
            ElementKind::Cell(cell) if matches!(*cell.holds, Holds::Text { .. }) => {
                Some(&cell.text)
            }
            ElementKind::Canvas(_)
            | ElementKind::Cell(_)
            | ElementKind::Drawing(_)
            | ElementKind::Image(_)
            | ElementKind::Unknown { .. } => None,
        }
    }

    /// Replaces what people wrote in it, in this copy only. False if nobody can write in this kind.
    pub fn set_text(&mut self, text: String) -> bool {
        let place = match &mut self.kind {
            ElementKind::Note(note) => &mut note.text,
            ElementKind::Text(block) => &mut block.text,
            ElementKind::Shape(shape) => &mut shape.text,
            ElementKind::Connector(connector) => &mut connector.text,
            ElementKind::Frame(frame) => &mut frame.text,
            ElementKind::Track(track) => &mut track.text,
            ElementKind::Cell(cell) if matches!(*cell.holds, Holds::Text { .. }) => &mut cell.text,
            ElementKind::Canvas(_)
            | ElementKind::Cell(_)
            | ElementKind::Drawing(_)
            | ElementKind::Image(_)
            | ElementKind::Unknown { .. } => return false,
        };
        *place = text;
        true
    }

    /// How many characters may be written in it.
    pub fn text_characters_max(&self) -> usize {
        match &self.kind {
            ElementKind::Connector(_) | ElementKind::Frame(_) | ElementKind::Track(_) => {
                LABEL_CHARACTERS_MAX
            }
            ElementKind::Cell(cell) if cell.slot.is_some() => VALUE_CHARACTERS_MAX,
            _ => NOTE_CHARACTERS_MAX,
        }
    }

    /// The colour of its lines and letters, if people choose it.
    pub fn ink(&self) -> Option<Ink> {
        match &self.kind {
            ElementKind::Text(block) => Some(block.ink),
            ElementKind::Shape(shape) => Some(shape.ink),
            ElementKind::Connector(connector) => Some(connector.ink),
            ElementKind::Drawing(drawing) => Some(drawing.ink),
            _ => None,
        }
    }

    /// The note, if it is one.
    pub fn as_note(&self) -> Option<&Note> {
        match &self.kind {
            ElementKind::Note(note) => Some(note),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text_block(&self) -> Option<&TextBlock> {
        match &self.kind {
            ElementKind::Text(block) => Some(block),
            _ => None,
        }
    }

    /// The shape, if it is one.
    pub fn as_shape(&self) -> Option<&Shape> {
        match &self.kind {
            ElementKind::Shape(shape) => Some(shape),
            _ => None,
        }
    }

    /// The connector, if it is one.
    pub fn as_connector(&self) -> Option<&Connector> {
        match &self.kind {
            ElementKind::Connector(connector) => Some(connector),
            _ => None,
        }
    }

    /// The drawing, if it is one.
    pub fn as_drawing(&self) -> Option<&Drawing> {
        match &self.kind {
            ElementKind::Drawing(drawing) => Some(drawing),
            _ => None,
        }
    }

    /// The picture, if it is one.
    pub fn as_image(&self) -> Option<&Image> {
        match &self.kind {
            ElementKind::Image(image) => Some(image),
            _ => None,
        }
    }

    /// The frame, if it is one.
    pub fn as_frame(&self) -> Option<&Frame> {
        match &self.kind {
            ElementKind::Frame(frame) => Some(frame),
            _ => None,
        }
    }

    /// The cell, if it is one.
    pub fn as_cell(&self) -> Option<&Cell> {
        match &self.kind {
            ElementKind::Cell(cell) => Some(cell),
            _ => None,
        }
    }

    /// The column or row, if it is one.
    pub fn as_track(&self) -> Option<&Track> {
        match &self.kind {
            ElementKind::Track(track) => Some(track),
            _ => None,
        }
    }

    /// Whether it is not stored, but follows from columns, rows and lanes: a slot.
    pub fn is_slot(&self) -> bool {
        self.as_cell().is_some_and(|cell| cell.slot.is_some())
    }

    /// The canvas, if it is one.
    pub fn as_canvas(&self) -> Option<&Canvas> {
        match &self.kind {
            ElementKind::Canvas(canvas) => Some(canvas),
            _ => None,
        }
    }
}
