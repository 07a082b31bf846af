//! Tidying up: the selected things in rows and columns, in the order in which one reads them.

use board::{BoardPoint, BoardRect, ElementId, Placement};
use workshop::{CELL_HEADER_HEIGHT, SLOT_GAP};

use crate::Editor;
use crate::turn::Turn;
use crate::units::Unit;

/// Space between what is tidied on the board, board units. In a cell it is that of its slots.
const FREE_GAP: f64 = 20.0;

impl Editor {
    /// Tidies the selection: what lies in a cell packs into that cell's width, everything else becomes a grid where
    /// it is.
    pub(crate) fn tidy(&mut self, turn: &mut Turn<'_>) {
        let mut free = Vec::new();
        let mut by_cell: Vec<(ElementId, Vec<Unit>)> = Vec::new();
        for unit in self.units() {
            match self.cell_of_unit(&unit) {
                None => free.push(unit),
                Some(cell) => match by_cell.iter_mut().find(|(other, _)| *other == cell) {
                    Some((_, units)) => units.push(unit),
                    None => by_cell.push((cell, vec![unit])),
                },
            }
        }
        let mut plan = Vec::new();
        for (cell, units) in by_cell {
            let Some(around) = self.scene.rect(&cell) else {
                continue;
            };
            let start = BoardPoint::new(SLOT_GAP, CELL_HEADER_HEIGHT);
            let room = around.width - SLOT_GAP;
            let rows = rows_as_read(units);
            for (unit, at) in packed(rows.into_iter().flatten().collect(), start, room) {
                for (id, delta) in ways(&unit, around.origin() + at) {
                    let Some(rect) = self.scene.rect(&id) else {
                        continue;
                    };
                    let offset = rect.moved(delta).origin() - around.origin();
                    plan.push((id, Placement::inside(cell.clone(), offset.tamed())));
                }
            }
        }
        let free: Vec<(ElementId, BoardPoint)> = in_grid(rows_as_read(free))
            .iter()
            .flat_map(|(unit, at)| ways(unit, *at))
            .collect();
        plan.extend(self.plan_moves(free.iter().map(|(id, delta)| (id, *delta))));
        plan.retain(|(id, placement)| {
            let element = self.scene.element(id);
            element.is_some_and(|element| element.placement != *placement)
        });
        self.carry_out(&plan, turn);
    }

    /// The cell that all of it is in.
    fn cell_of_unit(&self, unit: &Unit) -> Option<ElementId> {
        let cell = |id: &ElementId| Some(self.cell_of(self.scene.element(id)?)?.id.clone());
        let first = unit.ids.first().and_then(cell)?;
        unit.ids
            .iter()
            .all(|id| cell(id).as_ref() == Some(&first))
            .then_some(first)
    }
}

/// How far each of a unit has to go so that its top left corner comes to `at`.
fn ways(unit: &Unit, at: BoardPoint) -> Vec<(ElementId, BoardPoint)> {
    let delta = at - unit.rect.origin();
    unit.ids.iter().map(|id| (id.clone(), delta)).collect()
}

/// The rows that a reader sees: what begins above the middle of a row's first one belongs to that row.
fn rows_as_read(mut units: Vec<Unit>) -> Vec<Vec<Unit>> {
    units.sort_by(|a, b| a.rect.y.total_cmp(&b.rect.y));
    let mut rows: Vec<Vec<Unit>> = Vec::new();
    for unit in units {
        let fits = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| unit.rect.y < first.rect.center().y);
        match rows.last_mut().filter(|_| fits) {
            Some(row) => row.push(unit),
            None => rows.push(vec![unit]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.rect.x.total_cmp(&b.rect.x));
    }
    rows
}

/// A grid with as many columns as its rows need on average, so that a row stays a row and a column a column. Every
/// column is as wide as the widest, every row as high as its highest.
fn in_grid(rows: Vec<Vec<Unit>>) -> Vec<(Unit, BoardPoint)> {
    let row_count = rows.len().max(1);
    let units: Vec<Unit> = rows.into_iter().flatten().collect();
    let Some(around) = around(&units) else {
        return Vec::new();
    };
    let columns = units.len().div_ceil(row_count).max(1);
    let width = units.iter().map(|unit| unit.rect.width).fold(0.0, f64::max);
    let mut placed = Vec::new();
    let mut y = around.y;
    for row in units.chunks(columns) {
        for (column, unit) in row.iter().enumerate() {
            let x = around.x + column as f64 * (width + FREE_GAP);
            placed.push((unit.clone(), BoardPoint::new(x, y)));
        }
        y += height_of(row) + FREE_GAP;
    }
    placed
}

/// Rows filled from `start` up to `room`, like words in a paragraph. Offsets in the cell.
fn packed(units: Vec<Unit>, start: BoardPoint, room: f64) -> Vec<(Unit, BoardPoint)> {
    let mut placed = Vec::new();
    let (mut at, mut height) = (start, 0.0_f64);
    for unit in units {
        if at.x > start.x && at.x + unit.rect.width > room {
            at = BoardPoint::new(start.x, at.y + height + SLOT_GAP);
            height = 0.0;
        }
        height = height.max(unit.rect.height);
        let next = BoardPoint::new(at.x + unit.rect.width + SLOT_GAP, at.y);
        placed.push((unit, at));
        at = next;
    }
    placed
}

fn height_of(row: &[Unit]) -> f64 {
    row.iter().map(|unit| unit.rect.height).fold(0.0, f64::max)
}

fn around(units: &[Unit]) -> Option<BoardRect> {
    let rects = units.iter().map(|unit| unit.rect);
    rects.reduce(|all, rect| all.union(&rect))
}
