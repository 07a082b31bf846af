//! A picture, and the box that stands for it until its bytes are there.

use board::{BoardRect, BoardSize, Image, Locale};

use super::lines::{Setting, put};
use crate::Style;
use crate::display::{Anchor, DisplayItem, Primitive, RoundedBox, Stroke, TextRole, Weight};
use crate::text::{TextStyle, lay_out};

const SIZE: f64 = 14.0;
const PADDING: f64 = 10.0;

pub fn item(image: &Image, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
    let mut primitives = vec![Primitive::Box(RoundedBox {
        rect: whole,
        radius: 0.0,
        fill: Some(palette.canvas_fill),
        stroke: Some(Stroke {
            color: palette.cell_border,
            width: 1.0,
            dashed: false,
        }),
    })];
    let name = match (image.alt.is_empty(), style.locale) {
        (false, _) => image.alt.as_str(),
        (true, Locale::Ja) => "画像",
        (true, Locale::En) => "Picture",
    };
    let room = BoardRect::new(
        PADDING,
        PADDING,
        (size.width - 2.0 * PADDING).max(1.0),
        (size.height - 2.0 * PADDING).max(0.0),
    );
    let text = TextStyle {
        size: SIZE,
        weight: Weight::Regular,
    };
    let mut layout = lay_out(name, text, room.width);
    let rows = (room.height / layout.line_height).floor();
    layout.lines.truncate(rows as usize);
    layout.height = layout.line_height * layout.lines.len() as f64;
    let setting = Setting {
        size: SIZE,
        weight: Weight::Regular,
        color: palette.heading_muted,
        role: TextRole::Label,
        anchor: Anchor::Center,
    };
    put(&mut primitives, layout, &room, &setting);
    primitives.push(Primitive::Image {
        hash: image.hash.clone(),
        rect: whole,
    });
    DisplayItem {
        size,
        primitives,
        block: palette.cell_border,
        field: None,
        badge: None,
    }
}
