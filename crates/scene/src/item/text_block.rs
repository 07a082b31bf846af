//! A text without a card around it.

use board::{BoardRect, BoardSize, TextBlock};

use super::lines::{Setting, field, put};
use crate::Style;
use crate::display::{Anchor, DisplayItem, TextRole, Weight};
use crate::text::{Layout, TextStyle, lay_out};

/// How wide a text without a width of its own may become, in board units.
pub const TEXT_WIDTH_MAX: f64 = 600.0;
/// The space between a text's edge and its letters in board units: room for the pointer.
pub const TEXT_PADDING: f64 = 4.0;

fn layout(block: &TextBlock, size: BoardSize) -> Layout {
    let style = TextStyle {
        size: block.scale.font_size(),
        weight: Weight::Regular,
    };
    lay_out(&block.text, style, room_width(block, size))
}

/// How wide lines may become.
fn room_width(block: &TextBlock, size: BoardSize) -> f64 {
    let width = if block.wrap {
        size.width
    } else {
        TEXT_WIDTH_MAX
    };
    (width - 2.0 * TEXT_PADDING).max(1.0)
}

fn around(block: &TextBlock, layout: &Layout, size: BoardSize) -> BoardSize {
    let longest = layout
        .lines
        .iter()
        .map(|line| line.width)
        .fold(0.0, f64::max);
    let width = if block.wrap {
        size.width
    } else {
        // An empty text has room for one letter.
        longest.max(block.scale.font_size()) + 2.0 * TEXT_PADDING
    };
    BoardSize::new(width, layout.height + 2.0 * TEXT_PADDING)
}

/// A text is as high as its lines, and as wide as the longest of them unless it has a width of its own.
pub fn painted_size(block: &TextBlock, size: BoardSize) -> BoardSize {
    around(block, &layout(block, size), size)
}

pub fn item(block: &TextBlock, size: BoardSize, style: Style) -> DisplayItem {
    let layout = layout(block, size);
    let size_around = around(block, &layout, size);
    let setting = Setting {
        size: block.scale.font_size(),
        weight: Weight::Regular,
        color: style.theme.palette().ink(block.ink),
        role: TextRole::Content,
        anchor: Anchor::TopLeft,
    };
    // While it is typed in, a text without a width of its own has all the room that it may take.
    let room = BoardRect::new(
        TEXT_PADDING,
        TEXT_PADDING,
        room_width(block, size),
        layout.height,
    );
    let field = field(room, &layout, &setting);
    let mut primitives = Vec::with_capacity(layout.lines.len());
    put(&mut primitives, layout, &room, &setting);
    DisplayItem {
        size: size_around,
        primitives,
        block: setting.color,
        field: Some(field),
        badge: None,
    }
}
