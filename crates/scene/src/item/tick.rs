//! What is drawn instead of written: a tick in its box, ○ and △.

use board::BoardRect;

use super::sketch::{Letters, Sketch, inside, line};
use crate::Color;

/// The side of a tick's box, board units.
const BOX: f64 = 24.0;
/// The width of a mark's line, board units.
const LINE: f64 = 3.0;

/// A box in the middle of `room`, or at its left with words beside it; ticked or not.
pub fn tick(sketch: &mut Sketch, room: BoardRect, words: &str, is_on: bool) {
    let palette = sketch.palette;
    let side = BOX.min(room.height).min(room.width);
    let x = if words.is_empty() {
        room.x + (room.width - side) / 2.0
    } else {
        room.x
    };
    let square = BoardRect::new(x, room.y + (room.height - side) / 2.0, side, side);
    let color = palette.heading;
    let fill = if is_on { color } else { palette.canvas_fill };
    sketch.boxed(
        square,
        4.0,
        Some(fill),
        Some(line(palette.heading_muted, 2.0)),
    );
    if is_on {
        let at = |share: (f64, f64)| (square.x + share.0 * side, square.y + share.1 * side);
        let points = [(0.22, 0.53), (0.42, 0.73), (0.79, 0.29)].map(at);
        sketch.path(&points, false, None, Some(line(palette.canvas_fill, 3.0)));
    }
    let beside = inside(room, [side + 10.0, 0.0, 0.0, 0.0]);
    let letters = Letters {
        anchor: crate::Anchor::TopLeft,
        ..Letters::label(16.0, palette.heading)
    };
    // In the middle of the box's height: laid out once to learn how high the words are.
    let fitted = crate::text::shrink(
        words,
        letters.weight,
        beside.size(),
        letters.largest,
        letters.smallest,
    );
    let above = ((beside.height - fitted.layout.height) / 2.0).max(0.0);
    sketch.text(words, inside(beside, [0.0, above, 0.0, 0.0]), letters);
}

/// What stands in a cell for marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// ○
    Circle,
    /// △
    Triangle,
    /// ×
    Cross,
}

/// A mark in the middle of `room`.
pub fn mark(sketch: &mut Sketch, room: BoardRect, sign: Sign, color: Color) {
    let radius = (room.height.min(room.width) * 0.3).clamp(4.0, 20.0);
    let middle = room.center();
    match sign {
        Sign::Circle => {
            let rect = BoardRect::new(
                middle.x - radius,
                middle.y - radius,
                2.0 * radius,
                2.0 * radius,
            );
            sketch.boxed(rect, radius, None, Some(line(color, LINE)));
        }
        Sign::Triangle => {
            let (half, top) = (radius * 1.05, middle.y - radius * 0.95);
            let bottom = top + half * 1.75;
            let points = [
                (middle.x, top),
                (middle.x + half, bottom),
                (middle.x - half, bottom),
            ];
            sketch.path(&points, true, None, Some(line(color, LINE)));
        }
        Sign::Cross => {
            let arm = radius * 0.75;
            for way in [arm, -arm] {
                let points = [
                    (middle.x - arm, middle.y - way),
                    (middle.x + arm, middle.y + way),
                ];
                sketch.path(&points, false, None, Some(line(color, LINE)));
            }
        }
    }
}
