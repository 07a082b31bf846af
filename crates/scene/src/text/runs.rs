//! A line in pieces: letters, and emoji, which come from another font.

use super::TextStyle;
use super::graphemes::grapheme_indices;
use crate::metrics::{UNITS_PER_EM, cluster_advance, is_emoji};

/// A piece of a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Run<'a> {
    /// What it says.
    pub text: &'a str,
    /// Its left end from the line's, in board units.
    pub x: f64,
    /// Whether it is one emoji; otherwise it is letters.
    pub emoji: bool,
}

/// The runs of a line. A system's emoji are not as wide as the layout took them to be: drawing each run at its own
/// place keeps what follows in place.
pub fn runs(text: &str, style: TextStyle) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut pen = 0.0;
    let mut start = 0;
    let mut start_x = 0.0;
    for (index, cluster) in grapheme_indices(text) {
        // Counted in thousandths, as the layout does.
        let units = cluster_advance(cluster, style.weight) * f64::from(UNITS_PER_EM);
        let x = pen * style.size / f64::from(UNITS_PER_EM);
        pen += units;
        if !is_emoji(cluster) {
            if start == index {
                start_x = x;
            }
            continue;
        }
        if let Some(letters) = text.get(start..index).filter(|letters| !letters.is_empty()) {
            runs.push(Run {
                text: letters,
                x: start_x,
                emoji: false,
            });
        }
        runs.push(Run {
            text: cluster,
            x,
            emoji: true,
        });
        start = index + cluster.len();
    }
    if let Some(letters) = text.get(start..).filter(|letters| !letters.is_empty()) {
        runs.push(Run {
            text: letters,
            x: start_x,
            emoji: false,
        });
    }
    runs
}
