//! A sticky note: two shadows, a pale box with a thin edge, its text.

use board::{BoardRect, BoardSize, Note};

use crate::display::{
    Anchor, DisplayItem, Primitive, RoundedBox, Shadow, Stroke, TextField, TextLine, TextRole,
    Weight,
};
use crate::text::{baseline, fit, surely_fits};
use crate::{Palette, Style};

const RADIUS: f64 = 2.0;
/// Notes narrower or lower than this have the smaller padding.
const SMALL_SIDE: f64 = 160.0;

/// The space between edge and text.
fn padding(size: BoardSize) -> f64 {
    if size.width.min(size.height) < SMALL_SIDE {
        12.0
    } else {
        16.0
    }
}

/// The room for text in a note of `size`.
fn inside(size: BoardSize) -> BoardSize {
    let padding = 2.0 * padding(size);
    BoardSize::new(
        (size.width - padding).max(1.0),
        (size.height - padding).max(1.0),
    )
}

/// A note's size, grown downwards if its text does not fit at the smallest font size.
pub fn painted_size(text: &str, size: BoardSize) -> BoardSize {
    let inside = inside(size);
    if surely_fits(text, inside) {
        return size;
    }
    grown(size, fit(text, Weight::Regular, inside).layout.height)
}

fn grown(size: BoardSize, text_height: f64) -> BoardSize {
    let needed = text_height + 2.0 * padding(size);
    // A hair is rounding, not text.
    let height = if needed > size.height + 0.01 {
        needed
    } else {
        size.height
    };
    BoardSize::new(size.width, height)
}

pub fn item(note: &Note, size: BoardSize, anchor: Anchor, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let padding = padding(size);
    let fitted = fit(&note.text, Weight::Regular, inside(size));
    let size = grown(size, fitted.layout.height);
    let room = BoardRect::new(
        padding,
        padding,
        inside(size).width,
        (size.height - 2.0 * padding).max(1.0),
    );

    let mut primitives = paper(size, palette);
    primitives.push(Primitive::Box(RoundedBox {
        rect: BoardRect::new(0.0, 0.0, size.width, size.height),
        radius: RADIUS,
        fill: Some(palette.note(note.color)),
        stroke: None,
    }));
    // The edge lies inside, so that neighbours edge to edge do not overlap.
    primitives.push(Primitive::Box(RoundedBox {
        rect: BoardRect::new(
            0.5,
            0.5,
            (size.width - 1.0).max(0.0),
            (size.height - 1.0).max(0.0),
        ),
        radius: RADIUS - 0.5,
        fill: None,
        stroke: Some(Stroke {
            color: palette.note_border,
            width: 1.0,
            dashed: false,
        }),
    }));

    let top = match anchor {
        Anchor::Center => room.y + ((room.height - fitted.layout.height) / 2.0).max(0.0),
        Anchor::TopLeft => room.y,
    };
    let baseline = baseline(fitted.size);
    let line_height = fitted.layout.line_height;
    let text_height = fitted.layout.height;
    for (index, line) in fitted.layout.lines.into_iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        let x = match anchor {
            Anchor::Center => room.x + (room.width - line.width) / 2.0,
            Anchor::TopLeft => room.x,
        };
        primitives.push(Primitive::Text(TextLine {
            text: line.text.into(),
            x,
            baseline: top + index as f64 * line_height + baseline,
            width: line.width,
            size: fitted.size,
            weight: Weight::Regular,
            color: palette.note_text,
            role: TextRole::Content,
        }));
    }
    DisplayItem {
        size,
        primitives,
        block: palette.note(note.color),
        field: Some(TextField {
            rect: room,
            size: fitted.size,
            line_height,
            text_height,
            anchor,
            color: palette.note_text,
        }),
    }
}

/// The two shadows of a sheet of paper: `0 1px 2px` and `0 6px 12px -4px` as CSS writes them.
fn paper(size: BoardSize, palette: &Palette) -> Vec<Primitive> {
    let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
    let shrunk = BoardRect::new(
        4.0,
        4.0 + 6.0,
        (size.width - 8.0).max(0.0),
        (size.height - 8.0).max(0.0),
    );
    vec![
        Primitive::Shadow(Shadow {
            rect: shrunk,
            radius: RADIUS,
            blur: 12.0,
            color: palette.note_shadow_soft,
        }),
        Primitive::Shadow(Shadow {
            rect: BoardRect { y: 1.0, ..whole },
            radius: RADIUS,
            blur: 2.0,
            color: palette.note_shadow_contact,
        }),
    ]
}
