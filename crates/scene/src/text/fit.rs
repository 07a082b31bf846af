//! Shrinking text until it fits its box, and growing the box where that is not enough.

use board::BoardSize;

use super::clusters::Clusters;
use super::{LINE_HEIGHT_EM, Layout, NOTE_FONT_SIZE_MAX, NOTE_FONT_SIZE_MIN};
use crate::display::Weight;
use crate::metrics::ADVANCE_MAX_EM;

/// What rounding may add up to, in board units.
const TOLERANCE: f64 = 1e-6;

/// A note's text, fitted.
#[derive(Clone, PartialEq, Debug)]
pub struct Fitted {
    /// The lines.
    pub layout: Layout,
    /// The font size that was chosen, a whole number of board units.
    pub size: f64,
}

/// Lays `text` out in a box, at the largest whole font size from 18 down to 12 at which its lines fit the height. If
/// none does, it is laid out at 12 and higher than the box: then the box has to grow.
pub fn fit(text: &str, weight: Weight, inside: BoardSize) -> Fitted {
    let clusters = Clusters::of(text, weight);
    let mut size = NOTE_FONT_SIZE_MAX;
    while size > NOTE_FONT_SIZE_MIN {
        let lines = clusters.count_lines(size, inside.width);
        if lines as f64 * size * LINE_HEIGHT_EM <= inside.height + TOLERANCE {
            break;
        }
        size -= 1.0;
    }
    Fitted {
        layout: clusters.lay_out(size, inside.width),
        size,
    }
}

/// Whether `text` fits the box at the smallest size without a doubt: known without laying it out, for short texts.
///
/// Two neighbouring lines of a paragraph are together wider than the box, or they would be one. So a paragraph of
/// total width t has at most 2·t/w + 1 lines.
pub fn surely_fits(text: &str, inside: BoardSize) -> bool {
    let line_height = NOTE_FONT_SIZE_MIN * LINE_HEIGHT_EM;
    if text.len() > 600 || inside.width < NOTE_FONT_SIZE_MIN * ADVANCE_MAX_EM {
        return text.is_empty() && inside.height >= line_height;
    }
    let em = text.chars().map(widest).sum::<f64>() * NOTE_FONT_SIZE_MIN;
    let paragraphs = 1 + text
        .chars()
        .filter(|character| character.is_whitespace() && *character != ' ')
        .count();
    let lines = (2.0 * em / inside.width).ceil() + paragraphs as f64;
    lines * line_height <= inside.height
}

/// An upper bound of a character's width in em, or of its share in a cluster's.
fn widest(character: char) -> f64 {
    match character {
        '\t' => 1.0,
        '\u{21}'..='\u{7e}' | '\u{3000}'..='\u{ffff}' | ' ' => 1.01,
        _ => ADVANCE_MAX_EM,
    }
}
