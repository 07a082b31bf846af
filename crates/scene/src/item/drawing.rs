//! What a pen left.

use board::{BoardSize, Drawing};

use crate::Style;
use crate::display::{DisplayItem, Primitive};
use crate::drawing::{stretched, stroke};

pub fn item(drawing: &Drawing, size: BoardSize, style: Style) -> DisplayItem {
    let ink = style.theme.palette().ink(drawing.ink);
    let shape = stroke(&stretched(drawing, size), drawing.width, ink);
    DisplayItem {
        size,
        primitives: shape.map(Primitive::Path).into_iter().collect(),
        block: ink,
        field: None,
        badge: None,
    }
}
