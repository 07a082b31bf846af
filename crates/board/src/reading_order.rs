//! The order in which a reader goes through elements. One place, so that the screen reader, the Tab key and every
//! export agree.

use crate::{BoardPoint, Element};

/// Rows are at least so high, in board units: lines and labels are lower than what counts as one row.
const ROW_MIN: f64 = 20.0;

/// Sorts by rows half an element high (an ordinary one of them: half as high as the one in the middle of all heights),
/// from the top down, and from the left within a row. `place` gives an element's top left corner; all corners share
/// one origin. Ties are broken as in the pile.
pub fn sort_in_rows(elements: &mut [&Element], place: impl Fn(&Element) -> BoardPoint) {
    let mut heights: Vec<Ordered> = elements
        .iter()
        .map(|element| Ordered(element.size.height))
        .collect();
    let middle = heights.len() / 2;
    let row = if heights.is_empty() {
        ROW_MIN
    } else {
        let (_, median, _) = heights.select_nth_unstable(middle);
        (median.0 / 2.0).max(ROW_MIN)
    };
    elements.sort_by_cached_key(|element| {
        let BoardPoint { x, y } = place(element);
        let row = (y / row).round() as i64;
        (row, Ordered(x), element.order.clone(), element.id.clone())
    });
}

/// Sorts a canvas's cells by the place in reading order that their template gave them.
pub fn sort_by_tab(cells: &mut [&Element]) {
    cells.sort_by_key(|element| (element.as_cell().map(|cell| cell.tab), element.id.clone()));
}

/// A number that sorts.
#[derive(Clone, Copy, PartialEq)]
struct Ordered(f64);

impl Eq for Ordered {}

impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
