//! A frame: a soft area with an edge, its title at the top left.

use board::{BoardRect, BoardSize, Frame};

use super::lines::{Setting, field, put};
use crate::display::{Anchor, DisplayItem, Primitive, RoundedBox, Stroke, TextRole, Weight};
use crate::text::{TextStyle, lay_out};
use crate::{Color, Style};

/// The height at the top of a frame that its title takes, in board units. By it a frame is taken and moved.
pub const FRAME_TITLE_HEIGHT: f64 = 44.0;

const RADIUS: f64 = 6.0;
const SIZE: f64 = 20.0;
const INSET: f64 = 16.0;
/// How strong a tint is, of 255.
pub const TINT: u8 = 46;

pub fn item(frame: &Frame, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
    let mut primitives = vec![Primitive::Box(RoundedBox {
        rect: whole,
        radius: RADIUS,
        fill: Some(palette.canvas_fill),
        stroke: None,
    })];
    if let Some(tint) = frame.tint {
        primitives.push(Primitive::Box(RoundedBox {
            rect: whole,
            radius: RADIUS,
            fill: Some(Color {
                alpha: TINT,
                ..palette.note(tint)
            }),
            stroke: None,
        }));
    }
    primitives.push(Primitive::Box(RoundedBox {
        rect: whole,
        radius: RADIUS,
        fill: None,
        stroke: Some(Stroke {
            color: palette.frame_border,
            width: 1.5,
            dashed: false,
        }),
    }));
    let text = TextStyle {
        size: SIZE,
        weight: Weight::Bold,
    };
    let width = (size.width - 2.0 * INSET).max(1.0);
    let mut layout = lay_out(&frame.text, text, width);
    // A title has one line; what does not fit is seen when the frame is wider.
    layout.lines.truncate(1);
    layout.height = layout.line_height;
    let room = BoardRect::new(
        INSET,
        (FRAME_TITLE_HEIGHT - layout.line_height) / 2.0,
        width,
        layout.line_height,
    );
    let setting = Setting {
        size: SIZE,
        weight: Weight::Bold,
        color: palette.heading,
        role: TextRole::Content,
        anchor: Anchor::TopLeft,
    };
    let field = field(room, &layout, &setting);
    put(&mut primitives, layout, &room, &setting);
    DisplayItem {
        size,
        primitives,
        block: palette.canvas_fill,
        field: Some(field),
        badge: None,
    }
}
