//! Text layout: where lines break, and how large the letters are so that the text fits its box.
//!
//! It knows nothing of fonts but the bundled widths, so a line ends at the same letter on every screen, in every
//! export, before the web font has arrived and after.

mod clusters;
mod fit;
mod graphemes;
mod kana;
mod lines;
mod opportunities;
mod runs;
mod shrink;
#[cfg(test)]
mod tests;

pub use fit::{Fitted, fit, surely_fits};
pub use runs::{Run, runs};
pub use shrink::{cut, shrink};

use crate::display::Weight;
use clusters::Clusters;

/// The font size of a note whose text has room, in board units.
pub const NOTE_FONT_SIZE_MAX: f64 = 18.0;
/// The smallest font size that a note's text shrinks to, in board units; beyond that the note grows.
pub const NOTE_FONT_SIZE_MIN: f64 = 12.0;
/// The height of a line, in font sizes. Japanese needs 1.4.
pub const LINE_HEIGHT_EM: f64 = 1.4;

/// How text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextStyle {
    /// The font size in board units.
    pub size: f64,
    /// The font weight.
    pub weight: Weight,
}

/// Text broken into lines.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// The lines from the top down; at least one.
    pub lines: Vec<Line>,
    /// The height of one line in board units.
    pub line_height: f64,
    /// The height of all lines in board units.
    pub height: f64,
}

/// One line of a layout.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What to draw: the source text without control characters and trailing spaces, tabs as four spaces.
    pub text: String,
    /// The bytes of the source that lie on this line, trailing spaces and the line feed not included.
    pub source: std::ops::Range<usize>,
    /// How far it reaches, in board units.
    pub width: f64,
}

/// Breaks `text` into lines no wider than `width` (board units) unless a single character is wider.
pub fn lay_out(text: &str, style: TextStyle, width: f64) -> Layout {
    Clusters::of(text, style.weight).lay_out(style.size, width)
}

/// How far `text` reaches on one line, in board units; line feeds are ignored.
pub fn width(text: &str, style: TextStyle) -> f64 {
    Clusters::of(text, style.weight).units() * style.size / f64::from(crate::metrics::UNITS_PER_EM)
}

/// How far below the top of its line the baseline lies, in board units: where CSS puts it for this font and line height.
pub fn baseline(size: f64) -> f64 {
    use crate::metrics::{ASCENT_EM, DESCENT_EM};
    size * ((LINE_HEIGHT_EM - ASCENT_EM - DESCENT_EM) / 2.0 + ASCENT_EM)
}
