//! Reads what the checks need from a canvas of the board, by the template that it was made from.

mod dates;
mod days;
mod documents;
mod matrices;
mod measures;
mod reviews;
mod simulation;
mod tasks;
#[cfg(test)]
mod tests;

use board::{Element, Holds, Locale, Track};

use super::overview::BoardView;
use super::{Finding, Subject};
use crate::figures::ground::{Grid, Ground, Slot};
use crate::{CanvasView, Words};

/// All that the checks say about a canvas.
pub(super) fn read(view: &dyn BoardView, ground: &Ground<'_>, found: &mut Vec<Finding>) {
    reviews::read(view, ground, found);
    matrices::read(ground, found);
    documents::read(ground, found);
    dates::read(ground, found);
    measures::read(ground, found);
    tasks::read(ground, found);
    simulation::read(ground, found);
}

const NAMELESS: Words = Words::new("名前なし", "no name");

/// A column or a row as what something is about.
fn track_subject((element, track): &(&Element, &Track), locale: Locale) -> Subject {
    let name = Some(track.name(locale)).filter(|name| !name.trim().is_empty());
    Subject::new(element.id.as_str(), name.unwrap_or(NAMELESS.get(locale)))
}

/// The grid in the cell with that key.
fn grid_called<'g, 'a>(ground: &'g Ground<'a>, key: &str) -> Option<&'g Grid<'a>> {
    ground.grids.iter().find(|grid| grid.cell.key == key)
}

/// The notes in all of the cells with these keys.
fn notes_in<'a>(ground: &Ground<'a>, keys: &[&str]) -> Vec<&'a Element> {
    let cells = keys.iter().filter_map(|key| ground.cell(key));
    cells
        .flat_map(|(element, _)| ground.notes(&element.id))
        .collect()
}

/// Whether there is anything in a cell or a slot.
fn is_filled(ground: &Ground<'_>, slot: Slot<'_>) -> bool {
    let (_, cell) = slot;
    let is_ticked = |value: &board::Value| value.content != board::CellValue::Flag(false);
    cell.values.iter().any(is_ticked) || !ground.written(slot).trim().is_empty()
}

/// How many rows of a matrix people have filled in, be it only by a name.
fn filled_rows(ground: &Ground<'_>, grid: &Grid<'_>) -> usize {
    let rows = grid.rows.iter().filter(|(row, track)| {
        let is_named = !track.text.trim().is_empty() || track.named.is_some();
        let slots = || ground.row(grid, &row.id).into_iter().flatten();
        is_named || slots().any(|slot| is_filled(ground, slot))
    });
    rows.count()
}

/// The columns or rows whose slots hold what is asked for, in their order.
fn holding<'t, 'a>(
    tracks: &'t [(&'a Element, &'a Track)],
    wanted: impl Fn(&Holds) -> bool + 't,
) -> impl Iterator<Item = &'t (&'a Element, &'a Track)> + 't {
    tracks
        .iter()
        .filter(move |(_, track)| track.holds.as_deref().is_some_and(&wanted))
}

/// The canvas that something lies on.
fn canvas_of<'v>(view: &'v dyn CanvasView, id: &board::ElementId) -> Option<&'v board::ElementId> {
    let note = view.element(id)?;
    let owner = view.element(note.placement.parent.as_ref()?)?;
    if owner.as_canvas().is_some() {
        return Some(&owner.id);
    }
    owner.placement.parent.as_ref().filter(|above| {
        view.element(above)
            .is_some_and(|above| above.as_canvas().is_some())
    })
}
