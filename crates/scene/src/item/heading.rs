//! Headings in both languages: the reader's in bold, the other one small and muted below it.

use board::{Label, Locale};

use crate::Style;
use crate::display::{Primitive, TextLine, TextRole, Weight};
use crate::text::{TextStyle, baseline, lay_out};

/// Where a heading lies and how large it is.
pub struct Heading {
    /// The left end.
    pub x: f64,
    /// The top of the first line.
    pub top: f64,
    /// The font size of the reader's language.
    pub size: f64,
    /// The font size of the other language.
    pub other_size: f64,
    /// The room to the right; what does not fit is not drawn.
    pub width: f64,
}

/// The lines of a heading. Labels come from templates and are short: only the first line of each is drawn.
pub fn lines(label: &Label, heading: &Heading, style: Style) -> Vec<Primitive> {
    let palette = style.theme.palette();
    let (own, other) = match style.locale {
        Locale::Ja => (&label.ja, &label.en),
        Locale::En => (&label.en, &label.ja),
    };
    let shown = label.get(style.locale);
    let other = if own.is_empty() || own == other {
        ""
    } else {
        other
    };
    let rows = [
        (shown, heading.size, Weight::Bold, palette.heading),
        (
            other,
            heading.other_size,
            Weight::Regular,
            palette.heading_muted,
        ),
    ];
    let mut top = heading.top;
    let mut primitives = Vec::new();
    for (text, size, weight, color) in rows {
        let layout = lay_out(text, TextStyle { size, weight }, heading.width);
        if let Some(line) = layout.lines.into_iter().next()
            && !line.text.is_empty()
        {
            primitives.push(Primitive::Text(TextLine {
                text: line.text.into(),
                x: heading.x,
                baseline: top + baseline(size),
                width: line.width,
                size,
                weight,
                color,
                role: TextRole::Label,
            }));
        }
        top += layout.line_height;
    }
    primitives
}
