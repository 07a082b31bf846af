//! The sign that an element leads somewhere.

use board::{BoardPoint, BoardRect};

use super::icons::{self, ICON_SIDE};
use crate::Style;
use crate::display::{DisplayItem, Primitive, RoundedBox, Stroke};

const SIDE: f64 = 20.0;
const INSET: f64 = 4.0;

/// Adds the sign at the top right corner.
pub fn add(item: &mut DisplayItem, style: Style) {
    let palette = style.theme.palette();
    let corner = BoardPoint::new((item.size.width - SIDE - INSET).max(0.0), INSET);
    let rect = BoardRect::new(corner.x, corner.y, SIDE, SIDE);
    item.primitives.push(Primitive::Box(RoundedBox {
        rect,
        radius: SIDE / 2.0,
        fill: Some(palette.surface),
        stroke: Some(Stroke {
            color: palette.frame_border,
            width: 1.0,
            dashed: false,
        }),
    }));
    let inset = (SIDE - ICON_SIDE) / 2.0;
    let (x, y) = (corner.x + inset, corner.y + inset);
    item.primitives
        .push(icons::draw(&icons::LINK, x, y, palette.heading));
    item.badge = Some(rect);
}
