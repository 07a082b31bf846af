//! Where a table goes.

use board::Axis;

use super::ground::{Ground, Spot};
use super::matrix::Filling;
use super::names::{find_exact, names_of};
use super::put::Planning;
use super::{conditions, strip};
use crate::answers::{Lines, StrayReason, Table};

/// Lays a table into the strip or matrix whose headings it has, `under` first: the one under whose label it stands.
/// Gives the grid, or `None` if no grid knows the table.
pub fn plan<'a>(
    planning: &mut Planning<'a, '_>,
    under: Option<Spot<'a>>,
    lines: Lines,
    table: &Table,
) -> Option<Spot<'a>> {
    let mut best: Option<(usize, Spot<'a>)> = None;
    for grid in planning.ground.grids() {
        let is_under = under.is_some_and(|under| under.element.id == grid.element.id);
        let mut known = match grid.cell.holds.as_strip() {
            Some(_) => strip::known(planning.ground, &grid, table),
            None => known_in_matrix(planning.ground, &grid, table),
        };
        known += conditions::known(planning.ground, &grid, table);
        if is_under && known > 0 {
            known += 1000;
        }
        // One word in common is a coincidence, unless the table stands below the grid's name.
        if known >= 2 && best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, grid));
        }
    }
    match best {
        Some((_, grid)) if conditions::known(planning.ground, &grid, table) > 0 => {
            conditions::plan(planning, grid, table);
            Some(grid)
        }
        Some((_, grid)) if grid.cell.holds.as_strip().is_some() => {
            strip::plan(planning, grid, table);
            Some(grid)
        }
        Some((_, grid)) => {
            plan_matrix(planning, grid, table);
            Some(grid)
        }
        None => {
            leave(planning, lines, table);
            None
        }
    }
}

/// Lists a table row by row.
fn leave(planning: &mut Planning<'_, '_>, lines: Lines, table: &Table) {
    for row in table.head.iter().chain(&table.rows) {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
        let line = Lines::one(row.line.max(lines.first));
        planning.leave(
            line,
            cells.join(" | ").replace('\n', " "),
            StrayReason::NoGrid,
        );
    }
}

/// How many of the table's headings, of rows or of columns, a matrix knows.
fn known_in_matrix(ground: &Ground<'_>, grid: &Spot<'_>, table: &Table) -> usize {
    known_one_way(ground, grid, table).max(known_one_way(ground, grid, &table.turned()))
}

fn known_one_way(ground: &Ground<'_>, grid: &Spot<'_>, table: &Table) -> usize {
    let names = |axis: Axis| -> Vec<Vec<String>> {
        ground.lines(grid, axis).iter().map(names_of).collect()
    };
    let (columns, rows) = (names(Axis::Column), names(Axis::Row));
    let (head, body) = table.split(|_| true);
    let across = head.map_or(0, |head| {
        let cells = head.cells.iter().skip(1);
        cells
            .filter(|cell| super::names::find(&columns, cell).is_some())
            .count()
    });
    let down = body
        .iter()
        .filter(|row| find_exact(&rows, row.cell(0)).is_some())
        .count();
    across * 2 + down.min(1)
}

fn plan_matrix<'a>(planning: &mut Planning<'a, '_>, grid: Spot<'a>, table: &Table) {
    let turned = table.turned();
    let is_turned = known_one_way(planning.ground, &grid, &turned)
        > known_one_way(planning.ground, &grid, table);
    let table = if is_turned { &turned } else { table };
    let Some(mut filling) = Filling::of(planning, grid) else {
        return;
    };
    let (head, rows) = table.split(|_| true);
    let Some(head) = head else { return };
    let columns: Vec<Option<usize>> = head.cells.iter().map(|cell| filling.column(cell)).collect();
    for (at, heading) in head.cells.iter().enumerate().skip(1) {
        if columns.get(at).copied().flatten().is_none() {
            let line = Lines::one(head.line);
            planning.leave(line, heading.as_str(), StrayReason::NoColumn);
        }
    }
    for row in rows {
        let lines = Lines::one(row.line);
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let name = row.cell(0).replace('\n', " ");
        let name = name.trim();
        let wanted = if name.is_empty() {
            None
        } else {
            filling.row(planning, name, lines)
        };
        let Some(wanted) = wanted else {
            let cells = row.cells.join(" | ").replace('\n', " ");
            planning.leave(lines, cells, StrayReason::NoRoom);
            continue;
        };
        for (at, text) in row.cells.iter().enumerate().skip(1) {
            match columns.get(at).copied().flatten() {
                Some(column) => {
                    if let Some(place) = filling.place(planning, &wanted, name, column) {
                        planning.put(&place, text, lines);
                    }
                }
                None => planning.leave(lines, text.as_str(), StrayReason::NoColumn),
            }
        }
    }
}
