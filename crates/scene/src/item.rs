//! From an element to its display item.

mod canvas;
mod cell;
mod heading;
mod note;
mod placeholder;

pub use canvas::CANVAS_BAND_HEIGHT;
pub use cell::CELL_HEADING_HEIGHT;

use board::{BoardSize, Element, ElementKind};

use crate::display::{Anchor, DisplayItem};
use crate::{Color, Style};

/// How far an item's primitives (shadows, edges) reach beyond its box, in board units.
pub const PAINT_OVERFLOW: f64 = 24.0;

/// Makes the display item of an element; `anchor` is where a note's text lies, which its owner decides.
pub(crate) fn item(element: &Element, anchor: Anchor, style: Style) -> DisplayItem {
    match &element.kind {
        ElementKind::Note(note) => note::item(note, element.size, anchor, style),
        ElementKind::Canvas(canvas) => canvas::item(canvas, element.size, style),
        ElementKind::Cell(cell) => cell::item(cell, element.size, style),
        ElementKind::Text(_)
        | ElementKind::Shape(_)
        | ElementKind::Connector(_)
        | ElementKind::Drawing(_)
        | ElementKind::Image(_)
        | ElementKind::Frame(_) => {
            placeholder::item(element.text().unwrap_or(""), element.size, style)
        }
        ElementKind::Unknown { name } => placeholder::item(name, element.size, style),
    }
}

/// How large an element is painted.
pub(crate) fn painted_size(element: &Element) -> BoardSize {
    match &element.kind {
        ElementKind::Note(note) => note::painted_size(&note.text, element.size),
        _ => element.size,
    }
}

/// What an element is from far away: one colour.
pub(crate) fn block(element: &Element, style: Style) -> Color {
    let palette = style.theme.palette();
    match &element.kind {
        ElementKind::Note(note) => palette.note(note.color),
        ElementKind::Canvas(_) | ElementKind::Cell(_) => palette.canvas_fill,
        _ => palette.placeholder_border,
    }
}
