//! From an element to its display item.

mod canvas;
mod cell;
mod chip;
pub(crate) mod connector;
mod drawing;
mod extras;
mod frame;
mod heading;
mod icons;
mod image;
mod lines;
mod link_badge;
mod note;
mod placeholder;
mod shape;
#[cfg(test)]
mod tests;
mod text_block;
mod track;

pub use canvas::CANVAS_BAND_HEIGHT;
pub use cell::CELL_HEADING_HEIGHT;
pub use frame::FRAME_TITLE_HEIGHT;
pub use text_block::{TEXT_PADDING, TEXT_WIDTH_MAX};
#[cfg(test)]
pub(crate) use {chip::GROUND as CHIP_GROUND, extras::AUTHOR_STRENGTH, frame::TINT as FRAME_TINT};

use board::{BoardRect, BoardSize, Element, ElementKind};

use crate::connector::ConnectorPath;
use crate::display::{Anchor, DisplayItem};
use crate::{Color, Style};

/// How far an item's primitives (shadows, edges, the widest pen) reach beyond its box, in board units.
pub const PAINT_OVERFLOW: f64 = 32.0;

/// Makes the display item of an element; `anchor` is where a note's text lies, which its owner decides. `line` is the
/// way of a connector and the box that it is painted in, both on the board.
pub(crate) fn item(
    element: &Element,
    anchor: Anchor,
    line: Option<(&ConnectorPath, &BoardRect)>,
    style: Style,
) -> DisplayItem {
    let size = element.size;
    let linked = element.link.is_some();
    let mut item = match &element.kind {
        ElementKind::Note(note) => return note::item(note, linked, size, anchor, style),
        ElementKind::Canvas(canvas) => canvas::item(canvas, size, style),
        ElementKind::Cell(cell) => cell::item(&cell.label, size, style),
        ElementKind::Track(track) => cell::item(&track::label(track), size, style),
        ElementKind::Text(block) => text_block::item(block, size, style),
        ElementKind::Shape(shape) => shape::item(shape, size, style),
        ElementKind::Connector(connector) => match line {
            Some((path, rect)) => connector::item(connector, path, rect, style),
            None => placeholder::item("connector", size, style),
        },
        ElementKind::Drawing(drawing) => drawing::item(drawing, size, style),
        ElementKind::Image(image) => image::item(image, size, style),
        ElementKind::Frame(frame) => frame::item(frame, size, style),
        ElementKind::Unknown { name } => placeholder::item(name, size, style),
    };
    if linked {
        link_badge::add(&mut item, style);
    }
    item
}

/// How large an element is painted. A connector's way decides that for itself.
pub(crate) fn painted_size(element: &Element) -> BoardSize {
    match &element.kind {
        ElementKind::Note(note) => note::painted_size(note, element.link.is_some(), element.size),
        ElementKind::Text(block) => text_block::painted_size(block, element.size),
        ElementKind::Shape(shape) => shape::painted_size(shape, element.size),
        _ => element.size,
    }
}

/// What an element is from far away: one colour.
pub(crate) fn block(element: &Element, style: Style) -> Color {
    let palette = style.theme.palette();
    match &element.kind {
        ElementKind::Note(note) => palette.note(note.color),
        ElementKind::Canvas(_)
        | ElementKind::Cell(_)
        | ElementKind::Track(_)
        | ElementKind::Frame(_) => palette.canvas_fill,
        ElementKind::Shape(shape) => shape
            .fill
            .map_or_else(|| palette.ink(shape.ink), |fill| palette.note(fill)),
        ElementKind::Image(_) => palette.cell_border,
        ElementKind::Text(_) | ElementKind::Connector(_) | ElementKind::Drawing(_) => {
            palette.ink(element.ink().unwrap_or_default())
        }
        ElementKind::Unknown { .. } => palette.placeholder_border,
    }
}
