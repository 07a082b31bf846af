//! The table that checks the three conditions of a growth cycle, whatever its rows are called.

use board::{Axis, Holds};

use super::ground::{Ground, Spot};
use super::matrix::Filling;
use super::put::Planning;
use crate::answers::{Lines, StrayReason, Table, read_conditions};

/// Three if the grid is the one for the conditions and the table is about them; else 0.
pub fn known(ground: &Ground<'_>, grid: &Spot<'_>, table: &Table) -> usize {
    let is_for_it = grid.cell.holds.as_matrix().is_some_and(|matrix| {
        matrix.rows.max == 3
            && ground.lines(grid, Axis::Column).first().is_some_and(|column| {
                let own = column.track.holds.as_deref().unwrap_or(&matrix.cell);
                matches!(own, Holds::Select { options } if options.iter().any(|one| one.key == "△"))
            })
    });
    let found = is_for_it.then(|| read_conditions(table)).flatten();
    found.map_or(0, |found| found.rows.iter().flatten().count() * 2)
}

/// Fills the rows in their order: mark, reason, improvement.
pub fn plan<'a>(planning: &mut Planning<'a, '_>, grid: Spot<'a>, table: &Table) {
    let (Some(found), Some(filling)) = (read_conditions(table), Filling::of(planning, grid)) else {
        return;
    };
    for (at, row) in found.rows.iter().enumerate() {
        let (Some(row), Some(line)) = (row, filling.row_at(at)) else {
            continue;
        };
        let (id, name) = (
            line.element.id.clone(),
            line.track.name(planning.ground.locale),
        );
        for (column, text) in [&row.mark_text, &row.reason, &row.improvement]
            .into_iter()
            .enumerate()
        {
            if let Some(place) = filling.place(planning, &id, name, column) {
                planning.put(&place, text, Lines::one(row.line));
            }
        }
    }
    for row in &found.strays {
        let cells = row.cells.join(" | ");
        planning.leave(Lines::one(row.line), cells, StrayReason::NoRow);
    }
}
