//! The rectangle around everything, kept while elements come, go and move: going through all of them costs too much
//! to be done at every change.

use std::cell::OnceCell;

use board::BoardRect;

/// Nearer to the edge than this, an element may be what the edge is where it is (board units; sums of widths round).
const NEAR: f64 = 1e-3;

/// Something came (`before` is none), went (`after` is none) or moved. Where that cannot be told from the rectangle
/// alone it is forgotten, and found anew when somebody asks.
pub(super) fn follow(
    bounds: &mut OnceCell<Option<BoardRect>>,
    before: Option<&BoardRect>,
    after: Option<&BoardRect>,
) {
    let Some(Some(all)) = bounds.get().copied() else {
        *bounds = OnceCell::new();
        return;
    };
    let held_an_edge = before.is_some_and(|rect| {
        rect.x <= all.x + NEAR
            || rect.y <= all.y + NEAR
            || rect.right() >= all.right() - NEAR
            || rect.bottom() >= all.bottom() - NEAR
    });
    if held_an_edge {
        *bounds = OnceCell::new();
    } else if let Some(after) = after {
        *bounds = OnceCell::from(Some(all.union(after)));
    }
}
