//! A sticky note: two shadows, a pale box with a thin edge, its text, and what is stuck on it.

use board::{BoardRect, BoardSize, Locale, Note};

use super::extras::{self, Taken};
use super::lines::{Setting, field, put};
use crate::display::{
    Anchor, DisplayItem, Primitive, RoundedBox, Shadow, Stroke, TextRole, Weight,
};
use crate::text::{fit, surely_fits};
use crate::{Color, Palette, Style};

const RADIUS: f64 = 2.0;
/// Notes narrower or lower than this have the smaller padding.
const SMALL_SIDE: f64 = 160.0;

/// What is stuck on notes, once that is learnt.
#[derive(Debug)]
pub struct Sticking {
    pub taken: fn(&Note, bool, f64) -> Taken,
    pub draw: Draw,
}

type Draw = fn(&mut Vec<Primitive>, &Note, bool, BoardSize, Locale, Color) -> Option<BoardRect>;

/// How much of a note's box is taken by what is stuck on it.
fn taken(note: &Note, linked: bool, width: f64, sticking: Option<&Sticking>) -> Taken {
    sticking.map_or_else(Taken::default, |sticking| {
        (sticking.taken)(note, linked, width)
    })
}

/// The space between edge and text.
fn padding(size: BoardSize) -> f64 {
    if size.width.min(size.height) < SMALL_SIDE {
        12.0
    } else {
        16.0
    }
}

/// How far the text keeps off a note's edges, clear of what is stuck on it, in board units.
struct Margins {
    side: f64,
    top: f64,
    bottom: f64,
}

impl Margins {
    fn of(note: &Note, linked: bool, size: BoardSize, sticking: Option<&Sticking>) -> Self {
        let side = padding(size);
        let taken = taken(note, linked, size.width, sticking);
        // A chip keeps half as much off the text as the edge does.
        let clear = |taken: f64| {
            if taken > 0.0 {
                taken + side / 2.0
            } else {
                side
            }
        };
        Self {
            side,
            top: clear(taken.top),
            bottom: clear(taken.bottom),
        }
    }

    /// The room for text in a note of `size`.
    fn inside(&self, size: BoardSize) -> BoardRect {
        BoardRect::new(
            self.side,
            self.top,
            (size.width - 2.0 * self.side).max(1.0),
            (size.height - self.top - self.bottom).max(1.0),
        )
    }

    /// The size that a note needs for its text.
    fn grown(&self, size: BoardSize, text_height: f64) -> BoardSize {
        let needed = text_height + self.top + self.bottom;
        // A hair is rounding, not text.
        let height = if needed > size.height + 0.01 {
            needed
        } else {
            size.height
        };
        BoardSize::new(size.width, height)
    }
}

/// A note's size, grown downwards if its text does not fit at the smallest font size.
pub fn painted_size(
    note: &Note,
    linked: bool,
    size: BoardSize,
    sticking: Option<&Sticking>,
) -> BoardSize {
    let margins = Margins::of(note, linked, size, sticking);
    let inside = margins.inside(size).size();
    if surely_fits(&note.text, inside) {
        return size;
    }
    let fitted = fit(&note.text, Weight::Regular, inside);
    margins.grown(size, fitted.layout.height)
}

pub fn item(
    note: &Note,
    linked: bool,
    size: BoardSize,
    anchor: Anchor,
    style: Style,
    sticking: Option<&Sticking>,
) -> DisplayItem {
    let palette = style.theme.palette();
    let margins = Margins::of(note, linked, size, sticking);
    let fitted = fit(&note.text, Weight::Regular, margins.inside(size).size());
    let size = margins.grown(size, fitted.layout.height);
    let room = margins.inside(size);

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

    let setting = Setting {
        size: fitted.size,
        weight: Weight::Regular,
        color: palette.note_text,
        role: TextRole::Content,
        anchor,
    };
    let text_height = fitted.layout.height;
    let field = field(room, &fitted.layout, &setting);
    put(&mut primitives, fitted.layout, &room, &setting);
    let color = palette.note_text;
    let badge = sticking.and_then(|sticking| {
        (sticking.draw)(&mut primitives, note, linked, size, style.locale, color)
    });
    if anchor == Anchor::Center {
        // In a cell, notes stand close, and who wrote them matters less than what.
        let free = (room.height - text_height).max(0.0) / 2.0;
        let text_bottom = room.bottom() - free;
        let bottom = taken(note, linked, size.width, sticking).bottom;
        primitives.extend(extras::author(
            note,
            size,
            text_bottom,
            bottom,
            palette.note_text,
        ));
    }
    DisplayItem {
        size,
        primitives,
        block: palette.note(note.color),
        field: Some(field),
        badge,
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
