//! The order in which a reader goes through elements. One place, so that the screen reader, the Tab key and every
//! export agree.

use crate::{BoardPoint, Element, ElementId};

/// Rows are at least so high, in board units: lines and labels are lower than what counts as one row.
const ROW_MIN: f64 = 20.0;

/// Sorts by rows half an element high (an ordinary one of them: half as high as the one in the middle of all heights),
/// from the top down, and from the left within a row. `place` gives an element's top left corner; all corners share
/// one origin. Ties are broken as in the pile.
pub fn sort_in_rows<'a>(elements: &mut [&'a Element], place: impl Fn(&Element) -> BoardPoint) {
    let mut heights: Vec<f64> = elements.iter().map(|element| element.size.height).collect();
    let middle = heights.len() / 2;
    let row = if heights.is_empty() {
        ROW_MIN
    } else {
        let (_, median, _) = heights.select_nth_unstable_by(middle, f64::total_cmp);
        (*median / 2.0).max(ROW_MIN)
    };
    // What decides nearly always lies side by side: a board may have ten thousand.
    let mut placed: Vec<(i64, f64, &'a Element)> = elements
        .iter()
        .map(|element| {
            let BoardPoint { x, y } = place(element);
            ((y / row).round() as i64, x, *element)
        })
        .collect();
    placed.sort_unstable_by(|a, b| {
        let pile = |element: &'a Element| (&element.order, &element.id);
        let side_by_side = || a.1.total_cmp(&b.1);
        a.0.cmp(&b.0)
            .then_with(side_by_side)
            .then_with(|| pile(a.2).cmp(&pile(b.2)))
    });
    for (element, (_, _, next)) in elements.iter_mut().zip(placed) {
        *element = next;
    }
}

/// Sorts a canvas's cells by the place in reading order that their template gave them. A strip's or a matrix's slots
/// follow it: a matrix's row by row, a strip's column by column. All corners share one origin.
pub fn sort_by_tab(cells: &mut [&Element]) {
    cells.sort_by(|a, b| {
        let own = by_tab(a);
        let other = by_tab(b);
        let places = own.places.iter().zip(&other.places);
        let order = (own.tab, own.grid).cmp(&(other.tab, other.grid));
        places.fold(order, |order, (a, b)| order.then(a.total_cmp(b)))
    });
}

/// What decides where a cell comes.
struct ByTab<'a> {
    tab: Option<u32>,
    grid: &'a ElementId,
    /// What comes first is what counts first; a grid comes before its slots.
    places: [f64; 2],
}

fn by_tab<'a>(element: &'a Element) -> ByTab<'a> {
    let cell = element.as_cell();
    let slot = cell.and_then(|cell| cell.slot.as_ref());
    let BoardPoint { x, y } = element.placement.offset;
    ByTab {
        tab: cell.map(|cell| cell.tab),
        grid: slot.map_or(&element.id, |slot| &slot.grid),
        places: match slot.map(|slot| slot.row.is_some()) {
            None => [f64::NEG_INFINITY; 2],
            Some(true) => [y, x],
            Some(false) => [x, y],
        },
    }
}
