//! A shape: its outline, filled or not, with text in the middle.

use board::{BoardRect, BoardSize, Form, Shape};

use super::lines::{Setting, field, put};
use crate::Style;
use crate::display::{
    Anchor, DisplayItem, PathShape, Primitive, RoundedBox, Stroke, TextRole, Weight,
};
use crate::outline::{Contour, Outline, ROUNDED_RADIUS};
use crate::text::{NOTE_FONT_SIZE_MIN, TextStyle, fit, lay_out, surely_fits};

/// The width of a shape's edge in board units.
const EDGE: f64 = 2.0;
/// The space between the edge and the text.
const PADDING: f64 = 10.0;
/// By how much a circle grows at a time until its text fits.
const GROWTH: f64 = 1.08;

/// The share of the width and of the height that the largest box in the outline has.
fn inscribed(form: Form) -> f64 {
    match form {
        Form::Rectangle | Form::Rounded => 1.0,
        Form::Ellipse | Form::Circle => std::f64::consts::FRAC_1_SQRT_2,
        Form::Diamond => 0.5,
    }
}

/// The space around the text: the corners of a box in a curve or a diamond touch the edge, but its text hardly ever
/// fills them.
fn padding(form: Form) -> f64 {
    match form {
        Form::Rectangle | Form::Rounded => PADDING,
        Form::Ellipse | Form::Circle | Form::Diamond => PADDING / 2.0,
    }
}

/// The room for text in a shape of `size`.
pub fn room(form: Form, size: BoardSize) -> BoardRect {
    let body = Outline::of_form(form, BoardRect::new(0.0, 0.0, size.width, size.height)).rect;
    let (share, padding) = (inscribed(form), 2.0 * padding(form));
    let width = (body.width * share - padding).max(1.0);
    let height = (body.height * share - padding).max(1.0);
    let middle = body.center();
    BoardRect::new(
        middle.x - width / 2.0,
        middle.y - height / 2.0,
        width,
        height,
    )
}

/// A shape's size, grown if its text does not fit at the smallest font size: downwards, a circle in both directions.
pub fn painted_size(shape: &Shape, size: BoardSize) -> BoardSize {
    let inside = room(shape.form, size).size();
    if surely_fits(&shape.text, inside) {
        return size;
    }
    let smallest = TextStyle {
        size: NOTE_FONT_SIZE_MIN,
        weight: Weight::Regular,
    };
    let height_at = |width: f64| lay_out(&shape.text, smallest, width).height;
    let mut needed = height_at(inside.width);
    if needed <= inside.height + 0.01 {
        return size;
    }
    if shape.form != Form::Circle {
        let height = (needed + 2.0 * padding(shape.form)) / inscribed(shape.form);
        return BoardSize::new(size.width, height);
    }
    // A 5,000 character text needs some 1,000 units: even from the smallest circle that is 100 steps away.
    let mut grown = size;
    for _ in 0..120 {
        let side = grown.width.min(grown.height) * GROWTH;
        grown = BoardSize::new(size.width.max(side), size.height.max(side));
        let inside = room(shape.form, grown);
        needed = height_at(inside.width);
        if needed <= inside.height {
            break;
        }
    }
    grown
}

pub fn item(shape: &Shape, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let size = painted_size(shape, size);
    let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
    let outline = Outline::of_form(shape.form, whole);
    let fill = shape.fill.map(|color| palette.note(color));
    let ink = palette.ink(shape.ink);
    let stroke = Some(Stroke {
        color: ink,
        width: EDGE,
        dashed: false,
    });
    // The edge lies inside, so that neighbours edge to edge do not overlap.
    let inner = Outline {
        rect: shrunk(&outline.rect, EDGE / 2.0),
        ..outline
    };
    let body = match outline.contour {
        Contour::Straight | Contour::Rounded => {
            let rounded = outline.contour == Contour::Rounded;
            let radius_max = inner.rect.width.min(inner.rect.height) / 2.0;
            Primitive::Box(RoundedBox {
                rect: inner.rect,
                radius: if rounded {
                    ROUNDED_RADIUS.min(radius_max)
                } else {
                    0.0
                },
                fill,
                stroke,
            })
        }
        Contour::Round | Contour::Pointed => Primitive::Path(PathShape {
            steps: inner.steps(),
            fill,
            stroke,
        }),
    };
    let room = room(shape.form, size);
    let fitted = fit(&shape.text, Weight::Regular, room.size());
    let setting = Setting {
        size: fitted.size,
        weight: Weight::Regular,
        // Not every ink can be read on every fill.
        color: if fill.is_some() {
            palette.note_text
        } else {
            ink
        },
        role: TextRole::Content,
        anchor: Anchor::Center,
    };
    let field = field(room, &fitted.layout, &setting);
    let mut primitives = vec![body];
    put(&mut primitives, fitted.layout, &room, &setting);
    DisplayItem {
        size,
        primitives,
        block: fill.unwrap_or(ink),
        field: Some(field),
        badge: None,
    }
}

fn shrunk(rect: &BoardRect, margin: f64) -> BoardRect {
    let grown = rect.grown(-margin);
    BoardRect {
        width: grown.width.max(0.0),
        height: grown.height.max(0.0),
        ..grown
    }
}
