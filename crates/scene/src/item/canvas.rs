//! A canvas: a sheet with a title band. Its cells are elements of their own.

use board::{BoardRect, BoardSize, Canvas};

use super::heading::{self, Heading};
use crate::Style;
use crate::display::{DisplayItem, Primitive, RoundedBox, Stroke, TextLine, TextRole, Weight};
use crate::text::{TextStyle, baseline, lay_out};

/// The height of the band at the top that holds the title, in board units. By it a canvas is taken and moved.
pub const CANVAS_BAND_HEIGHT: f64 = 80.0;

const RADIUS: f64 = 8.0;
/// The visible band lies a little inside the edge.
const BAND_INSET: f64 = 8.0;
const TITLE_INSET: f64 = 24.0;
/// The letters of what is said about a closed canvas.
const CLOSED_SIZE: f64 = 20.0;

/// What stands at the right of the title of a canvas whose part is over.
fn closed(size: BoardSize, style: Style) -> Option<Primitive> {
    let words = match style.locale {
        board::Locale::Ja => "前のパート（ロック中）",
        board::Locale::En => "Earlier part (locked)",
    };
    let text = TextStyle {
        size: CLOSED_SIZE,
        weight: Weight::Regular,
    };
    let room = size.width / 2.0 - TITLE_INSET;
    let line = lay_out(words, text, f64::MAX).lines.into_iter().next()?;
    (line.width <= room).then(|| {
        Primitive::Text(TextLine {
            x: size.width - TITLE_INSET - line.width,
            baseline: BAND_INSET + 12.0 + baseline(CLOSED_SIZE),
            width: line.width,
            text: line.text.into(),
            size: CLOSED_SIZE,
            weight: Weight::Regular,
            color: style.theme.palette().heading_muted,
            role: TextRole::Label,
        })
    })
}

pub fn item(canvas: &Canvas, size: BoardSize, style: Style) -> DisplayItem {
    let palette = style.theme.palette();
    let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
    let band = BoardRect::new(
        BAND_INSET,
        BAND_INSET,
        (size.width - 2.0 * BAND_INSET).max(0.0),
        (CANVAS_BAND_HEIGHT.min(size.height) - 2.0 * BAND_INSET).max(0.0),
    );
    let mut primitives = vec![
        Primitive::Box(RoundedBox {
            rect: whole,
            radius: RADIUS,
            fill: Some(palette.canvas_fill),
            stroke: None,
        }),
        Primitive::Box(RoundedBox {
            rect: band,
            radius: RADIUS - 2.0,
            fill: Some(palette.canvas_band).filter(|_| !canvas.closed),
            stroke: None,
        }),
        Primitive::Box(RoundedBox {
            rect: whole,
            radius: RADIUS,
            fill: None,
            stroke: Some(Stroke {
                color: palette.cell_border,
                width: 1.5,
                dashed: canvas.closed,
            }),
        }),
    ];
    let title = Heading {
        x: TITLE_INSET,
        top: 9.0,
        size: 28.0,
        other_size: 15.0,
        width: (size.width - 2.0 * TITLE_INSET).max(1.0),
    };
    primitives.extend(heading::lines(&canvas.label, &title, style));
    if canvas.closed {
        primitives.extend(closed(size, style));
    }
    DisplayItem {
        size,
        primitives,
        block: palette.canvas_fill,
        field: None,
        badge: None,
    }
}
