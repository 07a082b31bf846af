//! A cell: an edge and a heading.

use board::{BoardRect, BoardSize, Label};

use super::heading::{self, Heading};
use crate::Style;
use crate::display::{DisplayItem, Primitive, RoundedBox, Stroke};

/// The height at the top of a cell that its heading takes, in board units; notes go below it.
pub const CELL_HEADING_HEIGHT: f64 = 56.0;

const INSET: f64 = 14.0;

pub fn item(label: &Label, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let mut primitives = vec![Primitive::Box(RoundedBox {
        rect: BoardRect::new(0.0, 0.0, size.width, size.height),
        radius: 0.0,
        fill: Some(palette.canvas_fill),
        stroke: Some(Stroke {
            color: palette.cell_border,
            width: 1.5,
            dashed: false,
        }),
    })];
    let place = Heading {
        x: INSET,
        top: 7.0,
        size: 16.0,
        other_size: 12.0,
        width: (size.width - 2.0 * INSET).max(1.0),
    };
    primitives.extend(heading::lines(label, &place, style));
    DisplayItem {
        size,
        primitives,
        block: palette.canvas_fill,
        field: None,
        badge: None,
    }
}
