//! What follows from the strips and matrices of a canvas: the places of columns and rows, the slots between them, and
//! how far everything else gives way.
//!
//! A pure function of what is stored. Two people who add a column at once get two columns and the same canvas.

mod grid;
mod laid;
mod push;

use std::sync::Arc;

use crate::limits::{CELLS_MAX, SLOTS_MAX};
use crate::{BoardPoint, BoardSize, Element, ElementId, Holds, Label, Track};
use grid::Grid;
pub(crate) use laid::Found;
use laid::Laid;
use push::Growth;

/// A canvas and what is stored about it.
pub(crate) struct Ground<'a> {
    /// The canvas.
    pub canvas: &'a Element,
    /// Its cells.
    pub cells: Vec<&'a Element>,
    /// The columns and rows of those cells.
    pub tracks: Vec<&'a Element>,
    /// What names a track, if that is there.
    pub named: &'a dyn Fn(&Track) -> Option<Label>,
    /// Whether a note lies in a slot of that track.
    pub occupied: &'a dyn Fn(&ElementId) -> bool,
    /// What was derived before.
    pub before: &'a [Element],
    /// Whether something is stored under that id: it is not hidden by a slot.
    pub stored: &'a dyn Fn(&ElementId) -> bool,
}

/// Everything on a canvas that is not as it is stored: columns and rows with their places, slots, cells that gave way,
/// and the canvas if it grew. Nothing if the canvas has neither strips nor matrices.
pub(crate) fn derive(ground: &Ground<'_>) -> Vec<Found> {
    let mut cells = ground.cells.clone();
    cells.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    cells.truncate(CELLS_MAX);
    let mut room = SLOTS_MAX;
    let own = cells.iter().copied();
    let grids: Vec<Option<Grid<'_>>> = own.map(|cell| Grid::of(cell, ground, &mut room)).collect();
    if grids.iter().all(Option::is_none) {
        return Vec::new();
    }
    let growths: Vec<Growth> = cells
        .iter()
        .zip(&grids)
        .map(|(cell, grid)| Growth::of(cell, grid.as_ref().map(Grid::needed)))
        .collect();
    let (growths, canvas) = push::pushed(&growths, ground.canvas.size);
    let mut laid = Laid {
        before: ground.before,
        found: Vec::with_capacity(ground.before.len()),
    };
    if canvas != ground.canvas.size {
        laid.new_one(Element {
            size: canvas.tamed(),
            ..ground.canvas.clone()
        });
    }
    for ((cell, grid), growth) in cells.into_iter().zip(&grids).zip(&growths) {
        let offset = BoardPoint::new(growth.x.to, growth.y.to).tamed();
        let size = BoardSize::new(growth.x.extent, growth.y.extent).tamed();
        if offset != cell.placement.offset || size != cell.size {
            let mut moved = cell.clone();
            moved.placement.offset = offset;
            moved.size = size;
            laid.new_one(moved);
        }
        if let Some(grid) = grid {
            grid.lay(offset, ground, &mut laid);
        }
    }
    laid.found
}

/// What a slot holds: what its column says, else its row, else all of them.
pub(crate) fn slot_holds(column: &Track, row: &Track, all: &Arc<Holds>) -> Arc<Holds> {
    let own = column.holds.as_ref().or(row.holds.as_ref());
    // A strip or a matrix cannot lie in a slot.
    match own.unwrap_or(all) {
        holds if holds.is_grid() => Arc::new(Holds::Unknown),
        holds => Arc::clone(holds),
    }
}
