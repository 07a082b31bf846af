//! The heading of a column or a row of a grid: its name on the colour of its band, its weight in a badge, and what was
//! found out about it. A warning is amber and says so in words.

use board::{BoardRect, Figure, Ink, NoteColor, Tone};

use super::grid_ground::BAND_HEIGHT;
use super::sketch::{Letters, Sketch, inside, line, number, tinted};
use crate::Color;

/// How strong the colour of a band is, of 255.
pub const BAND: u8 = 84;
/// How strong the ground of a warning is, of 255.
pub const AMBER: u8 = 120;
/// The diameter of a weight's badge, board units.
const BADGE: f64 = 30.0;
/// The height of what stands below the name.
const FIGURE: f64 = 24.0;
/// The space around the name.
const PADDING: f64 = 8.0;

/// What a heading says.
pub struct Words<'a> {
    /// What people wrote.
    pub text: &'a str,
    /// The template's name, while nothing is written.
    pub hint: &'a str,
    pub weight: Option<f64>,
    pub band: Option<NoteColor>,
    /// What the band is called; over columns it stands once for all of them.
    pub band_name: &'a str,
    pub figure: Option<&'a Figure>,
    /// A row's heading is beside its slots, a column's above.
    pub is_row: bool,
    /// The upper end belongs to the band over several columns, which the grid paints.
    pub below_band: bool,
}

pub fn draw(sketch: &mut Sketch, words: &Words<'_>) {
    let palette = sketch.palette;
    let above = if words.below_band { BAND_HEIGHT } else { 0.0 };
    let whole = inside(sketch.whole(), [0.0, above, 0.0, 0.0]);
    let edge = line(palette.cell_border, 1.0);
    sketch.boxed(whole, 0.0, Some(palette.canvas_fill), None);
    let ground = match words.band {
        Some(color) => tinted(palette.note(color), BAND),
        None => palette.canvas_band,
    };
    sketch.boxed(whole, 0.0, Some(ground), Some(edge));
    // A row's figure is its total, which stands at the row's other end.
    let figure = words.figure.filter(|_| !words.is_row);
    let mut room = inside(whole, [PADDING, 6.0, PADDING, 6.0]);
    if let Some(figure) = figure {
        let strip = BoardRect {
            y: whole.bottom() - FIGURE,
            height: FIGURE,
            ..whole
        };
        draw_figure(sketch, strip, figure);
        room = inside(room, [0.0, 0.0, 0.0, FIGURE - 4.0]);
    }
    if words.is_row && !words.band_name.is_empty() && whole.height >= 2.0 * FIGURE {
        let foot = whole.bottom() - FIGURE;
        let strip = inside(whole, [PADDING, foot - whole.y, PADDING, 4.0]);
        let letters = Letters::label(13.0, palette.heading);
        sketch.text(words.band_name, strip, letters);
        room = inside(room, [0.0, 0.0, 0.0, FIGURE - 4.0]);
    }
    if let Some(weight) = words.weight {
        room = inside(room, [0.0, 0.0, BADGE + 4.0, 0.0]);
        let badge = BoardRect::new(room.right() + 4.0, room.y, BADGE, BADGE);
        sketch.boxed(badge, BADGE / 2.0, Some(palette.heading), None);
        let letters = Letters::label(16.0, palette.canvas_fill).bold().centered();
        let inner = inside(badge, [3.0, 0.0, 3.0, 0.0]);
        sketch.text(&number(weight), inner, letters);
    }
    let letters = Letters::label(16.0, palette.heading).bold();
    sketch.named(words.text, words.hint, room, letters);
}

/// A short word about a column, on a ground of its own if it is a warning.
fn draw_figure(sketch: &mut Sketch, strip: BoardRect, figure: &Figure) {
    let palette = sketch.palette;
    let mut room = inside(strip, [PADDING, 2.0, PADDING, 2.0]);
    let color = tone(sketch, figure.tone);
    if matches!(figure.tone, Tone::Warn | Tone::Bad) {
        let amber = tinted(palette.note(NoteColor::Yellow), AMBER);
        sketch.boxed(strip, 0.0, Some(palette.canvas_fill), None);
        sketch.boxed(strip, 0.0, Some(amber), Some(line(color, 1.0)));
        warning_sign(sketch, room.x, strip.center().y, color);
        room = inside(room, [20.0, 0.0, 0.0, 0.0]);
    }
    let letters = Letters::label(13.0, color).bold();
    sketch.text(&figure.text, room, letters);
}

/// A triangle with an exclamation mark, 16 wide, its middle at `y`.
pub fn warning_sign(sketch: &mut Sketch, x: f64, y: f64, color: Color) {
    let top = y - 7.0;
    let points = [(x + 8.0, top), (x + 16.0, top + 14.0), (x, top + 14.0)];
    let pen = Some(line(color, 1.6));
    sketch.path(&points, true, None, pen);
    sketch.path(
        &[(x + 8.0, top + 5.0), (x + 8.0, top + 9.0)],
        false,
        None,
        pen,
    );
    sketch.path(
        &[(x + 8.0, top + 11.4), (x + 8.0, top + 11.6)],
        false,
        None,
        pen,
    );
}

/// The colour of a figure's words: never its only sign.
pub fn tone(sketch: &Sketch, tone: Tone) -> Color {
    let palette = sketch.palette;
    match tone {
        Tone::Plain => palette.heading,
        Tone::Good => palette.ink(Ink::Green),
        Tone::Warn => palette.ink(Ink::Orange),
        Tone::Bad => palette.ink(Ink::Red),
    }
}
