//! From an element to its display item.

mod canvas;
mod card;
mod cell;
mod chip;
pub(crate) mod connector;
mod cover;
mod drawing;
pub(crate) mod extras;
mod figure_badge;
mod frame;
pub(crate) mod grid_ground;
mod heading;
pub(crate) mod holds;
mod icons;
mod image;
mod lines;
mod link_badge;
pub(crate) mod note;
pub(crate) mod opinion;
mod pad;
mod placeholder;
mod shape;
mod sketch;
#[cfg(test)]
mod tests;
mod text_block;
mod tick;
mod track;
mod track_heading;
pub(crate) mod unclear;
mod value;

pub use canvas::CANVAS_BAND_HEIGHT;
pub use cell::CELL_HEADING_HEIGHT;
pub use frame::FRAME_TITLE_HEIGHT;
pub use text_block::{TEXT_PADDING, TEXT_WIDTH_MAX};
#[cfg(test)]
pub(crate) use {
    card::PALE,
    chip::GROUND as CHIP_GROUND,
    extras::AUTHOR_STRENGTH,
    frame::TINT as FRAME_TINT,
    track_heading::{AMBER, BAND},
};

use board::{BoardRect, BoardSize, Element, ElementKind};

use crate::connector::ConnectorPath;
use crate::display::{Anchor, DisplayItem};
use crate::kinds::Kinds;
use crate::scene::Scene;
use crate::scene::entry::Entry;
use crate::{Color, Style};

/// How far an item's primitives (shadows, edges, the widest pen) reach beyond its box, in board units.
pub const PAINT_OVERFLOW: f64 = 32.0;

/// The picture of an element that is [plain](crate::kinds::is_plain), or what is seen instead as long as nothing else is
/// learnt; `anchor` is where a note's text lies, which its owner decides.
pub(crate) fn plain(element: &Element, anchor: Anchor, style: Style) -> DisplayItem {
    let size = element.size;
    match &element.kind {
        ElementKind::Note(note) => note::item(note, false, size, anchor, style, None),
        ElementKind::Canvas(canvas) => canvas::item(canvas, size, style),
        ElementKind::Cell(cell) => cell::item(&cell.label, size, style),
        _ => DisplayItem {
            size,
            primitives: Vec::new(),
            block: block(element, style),
            field: None,
            badge: None,
        },
    }
}

/// The picture of an element of any kind on the board.
pub(crate) fn of_any_kind(scene: &Scene, entry: &Entry) -> DisplayItem {
    let mut item = scene.item_of_typed(entry).unwrap_or_else(|| {
        let line = entry.line.as_deref().map(|path| (path, &entry.rect));
        let mut item = item(&entry.element, entry.anchor, line, scene.style());
        if let Some(figure) = &entry.figure
            && entry.element.as_note().is_some()
        {
            figure_badge::add(&mut item, figure, scene.style());
        }
        item
    });
    unclear::redden(&mut item, &entry.element, scene.style());
    item
}

/// The picture of a connector that runs elsewhere for a moment.
pub(crate) fn moved(
    element: &Element,
    line: (&ConnectorPath, &BoardRect),
    style: Style,
) -> DisplayItem {
    item(element, Anchor::Center, Some(line), style)
}

/// Makes the display item of an element; `anchor` is where a note's text lies, which its owner decides. `line` is the
/// way of a connector and the box that it is painted in, both on the board.
fn item(
    element: &Element,
    anchor: Anchor,
    line: Option<(&ConnectorPath, &BoardRect)>,
    style: Style,
) -> DisplayItem {
    let size = element.size;
    let linked = element.link.is_some();
    let sticking = Some(&Kinds::ALL.sticking);
    let mut item = match &element.kind {
        ElementKind::Note(note) => return note::item(note, linked, size, anchor, style, sticking),
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

/// How large an element is painted that is [plain](crate::kinds::is_plain), as far as is known without learning more.
pub(crate) fn painted_size(element: &Element) -> BoardSize {
    match &element.kind {
        ElementKind::Note(note) => note::painted_size(note, false, element.size, None),
        _ => element.size,
    }
}

/// How large an element is painted. A connector's way decides that for itself.
pub(crate) fn painted_size_of_any_kind(element: &Element) -> BoardSize {
    match &element.kind {
        ElementKind::Note(note) => {
            let sticking = Some(&Kinds::ALL.sticking);
            note::painted_size(note, element.link.is_some(), element.size, sticking)
        }
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
