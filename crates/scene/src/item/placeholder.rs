//! What this version does not know: kept, and shown as a dashed box that says so.

use board::{BoardRect, BoardSize, Locale};

use crate::Style;
use crate::display::{DisplayItem, Primitive, RoundedBox, Stroke, TextLine, TextRole, Weight};
use crate::text::{TextStyle, baseline, lay_out};

const SIZE: f64 = 14.0;
const INSET: f64 = 10.0;
/// How much of a stored kind's name is shown.
const NAME_CHARACTERS_MAX: usize = 40;

pub fn item(name: &str, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let name: String = name.chars().take(NAME_CHARACTERS_MAX).collect();
    let text = match style.locale {
        Locale::Ja => format!("この版では表示できない要素: {name}"),
        Locale::En => format!("This version cannot show: {name}"),
    };
    let inset = BoardRect::new(
        0.75,
        0.75,
        (size.width - 1.5).max(0.0),
        (size.height - 1.5).max(0.0),
    );
    let mut primitives = vec![Primitive::Box(RoundedBox {
        rect: inset,
        radius: 2.0,
        fill: None,
        stroke: Some(Stroke {
            color: palette.placeholder_border,
            width: 1.5,
            dashed: true,
        }),
    })];
    let text_style = TextStyle {
        size: SIZE,
        weight: Weight::Regular,
    };
    let layout = lay_out(&text, text_style, size.width - 2.0 * INSET);
    let rows = ((size.height - 2.0 * INSET) / layout.line_height)
        .floor()
        .max(0.0) as usize;
    for (index, line) in layout.lines.into_iter().take(rows).enumerate() {
        primitives.push(Primitive::Text(TextLine {
            text: line.text.into(),
            x: INSET,
            baseline: INSET + index as f64 * layout.line_height + baseline(SIZE),
            width: line.width,
            size: SIZE,
            weight: Weight::Regular,
            color: palette.heading_muted,
            role: TextRole::Label,
        }));
    }
    DisplayItem {
        size,
        primitives,
        block: palette.placeholder_border,
        field: None,
        badge: None,
    }
}
