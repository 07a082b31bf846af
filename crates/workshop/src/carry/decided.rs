//! What was decided in a matrix.

use board::{Axis, Element, ElementId, Holds, Locale, Snapshot};

use crate::figures::{FigureOptions, figures_with};

/// What the row says that was decided for: the one that is ticked, the winner of the scores, or else the first one
/// with anything in the column that is meant. `part` is that column, by its number from 0, or a slot as `ROW*COLUMN`;
/// empty is the row's name. With what says so: the row, the slot, or the note in it. `None` while nothing is decided.
pub(super) fn decided_row(
    snapshot: &Snapshot,
    grid: &Element,
    part: &str,
) -> Option<(ElementId, String)> {
    let canvas = grid.placement.parent.as_ref()?;
    let rows = tracks(snapshot, grid, Axis::Row);
    let columns = tracks(snapshot, grid, Axis::Column);
    let numbered = |tracks: &[&'_ Element], number: &str| -> Option<ElementId> {
        let number: usize = number.parse().ok()?;
        tracks.get(number).map(|track| track.id.clone())
    };
    if let Some((row, column)) = part.split_once('*') {
        let (row, column) = (numbered(&rows, row)?, numbered(&columns, column)?);
        return says(snapshot, &ElementId::of_crossing(&row, &column));
    }
    let column = numbered(&columns, part);
    let row_says = |row: &Element| match &column {
        Some(column) => says(snapshot, &ElementId::of_crossing(&row.id, column)),
        None => {
            let track = row.as_track()?;
            // What the template called it is no decision.
            let is_named = track.named.is_some() || !track.text.trim().is_empty();
            is_named.then(|| (row.id.clone(), track.name(Locale::Ja).to_owned()))
        }
    };
    let slots = |row: &Element| -> Vec<&Element> {
        let ids = columns
            .iter()
            .map(|column| ElementId::of_crossing(&row.id, &column.id));
        ids.filter_map(|id| snapshot.element(&id)).collect()
    };
    let has = |wanted: &dyn Fn(&Holds) -> bool| {
        let cells = rows.iter().flat_map(|row| slots(row));
        cells
            .filter_map(Element::as_cell)
            .any(|cell| wanted(&cell.holds))
    };
    if has(&|holds| matches!(holds, Holds::Check)) {
        let ticked = rows.iter().find(|row| {
            let cells = slots(row).into_iter().filter_map(Element::as_cell);
            cells
                .filter_map(|cell| cell.value(""))
                .any(board::CellValue::is_ticked)
        });
        return row_says(ticked?);
    }
    if has(&|holds| matches!(holds, Holds::Points | Holds::Mark { .. })) {
        let figures = figures_with(snapshot, canvas, &FigureOptions::default());
        let best: Vec<&&Element> = rows
            .iter()
            .filter(|row| {
                let mut own = figures.iter().filter(|(id, _)| *id == row.id);
                own.any(|(_, figure)| figure.text.starts_with('☆'))
            })
            .collect();
        // A tie is for the dice.
        return match best.as_slice() {
            [winner] => row_says(winner),
            _ => None,
        };
    }
    rows.iter().find_map(|row| row_says(row))
}

/// What stands in a slot: its text, or the first note in it.
fn says(snapshot: &Snapshot, slot: &ElementId) -> Option<(ElementId, String)> {
    let cell = snapshot.element(slot)?;
    let says = |element: &Element| {
        let text = element.text()?.trim();
        (!text.is_empty()).then(|| (element.id.clone(), text.to_owned()))
    };
    says(cell).or_else(|| says(snapshot.notes_in_reading_order(slot).first()?))
}

fn tracks<'a>(snapshot: &'a Snapshot, grid: &Element, axis: Axis) -> Vec<&'a Element> {
    let elements = snapshot.elements().iter();
    elements
        .filter(|element| {
            let track = element.as_track();
            track.is_some_and(|track| track.grid.as_ref() == Some(&grid.id) && track.axis == axis)
        })
        .collect()
}
