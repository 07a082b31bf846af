//! Text in a box that cannot grow: it shrinks as far as it may, and what is too much even then ends in an ellipsis.

use board::BoardSize;

use super::clusters::Clusters;
use super::{Fitted, LINE_HEIGHT_EM, Layout, Line, TextStyle, width};
use crate::display::Weight;
use crate::metrics::UNITS_PER_EM;

/// What rounding may add up to, in board units.
const TOLERANCE: f64 = 1e-6;
/// What stands for the rest.
const ELLIPSIS: char = '…';

/// Lays `text` out in the box `inside`, at the largest font size from `largest` down to `smallest` (board units, in
/// steps of 1) at which all lines fit and no word has to be broken. Nothing reaches out of the box: at the smallest
/// size words are broken, and the last line that fits ends in an ellipsis.
pub fn shrink(
    text: &str,
    weight: Weight,
    inside: BoardSize,
    largest: f64,
    smallest: f64,
) -> Fitted {
    let clusters = Clusters::of(text, weight);
    let longest = clusters.longest_word() / f64::from(UNITS_PER_EM);
    let mut size = largest;
    while size > smallest {
        let lines = clusters.count_lines(size, inside.width) as f64;
        let fits = lines * size * LINE_HEIGHT_EM <= inside.height + TOLERANCE;
        if fits && longest * size <= inside.width + TOLERANCE {
            break;
        }
        size = (size - 1.0).max(smallest);
    }
    let mut layout = clusters.lay_out(size, inside.width);
    let rows = ((inside.height + TOLERANCE) / layout.line_height)
        .floor()
        .max(1.0) as usize;
    cut(&mut layout, rows, TextStyle { size, weight }, inside.width);
    Fitted { layout, size }
}

/// Keeps the first `rows` lines; the last of them ends in an ellipsis if others followed.
pub fn cut(layout: &mut Layout, rows: usize, style: TextStyle, room: f64) {
    if layout.lines.len() <= rows {
        return;
    }
    layout.lines.truncate(rows);
    layout.height = layout.line_height * layout.lines.len() as f64;
    if let Some(last) = layout.lines.last_mut() {
        shorten(last, style, room);
    }
}

fn shorten(line: &mut Line, style: TextStyle, room: f64) {
    line.text.push(ELLIPSIS);
    line.width = width(&line.text, style);
    while line.width > room && line.text.chars().count() > 1 {
        line.text.pop();
        line.text.pop();
        line.text.push(ELLIPSIS);
        line.width = width(&line.text, style);
    }
}

impl Clusters<'_> {
    /// The width of the longest piece that lines are not broken in, in thousandths of an em.
    fn longest_word(&self) -> f64 {
        use super::clusters::Kind;
        let (mut longest, mut here) = (0.0_f64, 0.0);
        for cluster in &self.clusters {
            if cluster.breaks || cluster.kind != Kind::Ink {
                here = 0.0;
            }
            if cluster.kind == Kind::Ink {
                here += cluster.units;
                longest = longest.max(here);
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shrunk(text: &str, width: f64, height: f64) -> Fitted {
        shrink(
            text,
            Weight::Regular,
            BoardSize::new(width, height),
            20.0,
            8.0,
        )
    }

    #[test]
    fn s70_text_in_a_box_shrinks_and_then_ends_in_an_ellipsis() {
        let short = shrunk("顧客の課題", 200.0, 40.0);
        assert_eq!((short.size, short.layout.lines.len()), (20.0, 1));
        let long = shrunk(&"顧客の課題を解決する。".repeat(40), 200.0, 100.0);
        assert_eq!(long.size, 8.0);
        assert!(long.layout.height <= 100.0);
        let last = long.layout.lines.last().unwrap();
        assert!(last.text.ends_with('…') && last.width <= 200.0, "{last:?}");
        // A word is not broken as long as smaller letters help.
        let word = shrunk("Representation", 100.0, 60.0);
        assert_eq!(word.layout.lines.len(), 1);
        assert!(word.size < 20.0 && word.layout.lines[0].width <= 100.0);
        assert_eq!(shrunk("", 10.0, 10.0).layout.lines[0].text, "");
    }
}
