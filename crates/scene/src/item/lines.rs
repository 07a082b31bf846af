//! Lines of text put into a box.

use board::BoardRect;

use crate::Color;
use crate::display::{Anchor, Primitive, TextField, TextLine, TextRole, Weight};
use crate::text::{Layout, baseline};

/// How lines are set.
#[derive(Clone, Copy)]
pub struct Setting {
    pub size: f64,
    pub weight: Weight,
    pub color: Color,
    pub role: TextRole,
    pub anchor: Anchor,
}

/// Adds the lines of a layout that lie in `room`.
pub fn put(primitives: &mut Vec<Primitive>, layout: Layout, room: &BoardRect, setting: &Setting) {
    let top = match setting.anchor {
        Anchor::Center => room.y + ((room.height - layout.height) / 2.0).max(0.0),
        Anchor::TopLeft => room.y,
    };
    let baseline = baseline(setting.size);
    let line_height = layout.line_height;
    for (index, line) in layout.lines.into_iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        let x = match setting.anchor {
            Anchor::Center => room.x + (room.width - line.width) / 2.0,
            Anchor::TopLeft => room.x,
        };
        primitives.push(Primitive::Text(TextLine {
            text: line.text.into(),
            x,
            baseline: top + index as f64 * line_height + baseline,
            width: line.width,
            size: setting.size,
            weight: setting.weight,
            color: setting.color,
            role: setting.role,
        }));
    }
}

/// The field for text that is set like this in `rect`.
pub fn field(rect: BoardRect, layout: &Layout, setting: &Setting) -> TextField {
    TextField {
        rect,
        size: setting.size,
        line_height: layout.line_height,
        text_height: layout.height,
        anchor: setting.anchor,
        weight: setting.weight,
        color: setting.color,
    }
}
