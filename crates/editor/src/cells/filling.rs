//! A table from a spreadsheet, pasted into a strip or a matrix.

use board::{Axis, BoardError, CellValue, ElementId, Holds};

use super::reading::read;
use crate::pasting::Table;
use crate::turn::Turn;
use crate::{Announcement, Editor};

/// What goes into one slot.
enum Filling {
    Value(Option<CellValue>),
    Text(String),
}

impl Editor {
    /// Fills the cells from the one with the focus on, to the right and down, in one step. What does not fit is left
    /// out, and counted. False if the focus is in no cell that values are put into.
    pub(crate) fn fill_with(&mut self, text: &str, turn: &mut Turn<'_>) -> bool {
        let Some(first) = self.typed_focus().cloned() else {
            return false;
        };
        if !self.takes_typing(&first) {
            return false;
        }
        if !self.may_write(turn) || !self.may_score(&first, turn) {
            return true;
        }
        let table = Table::of(text);
        let slots = self.slots_from(&first, table.rows.len(), table.columns);
        let mut wanted: Vec<(ElementId, Filling)> = Vec::new();
        let (mut unfit, mut why) = (0, None);
        for (row, column, text) in table.filled() {
            let slot = slots.get(row).and_then(|row| row.get(column));
            let Some(slot) = slot.filter(|slot| self.takes_typing(slot)) else {
                unfit += 1;
                continue;
            };
            let cell = self
                .scene
                .element(slot)
                .and_then(|element| element.as_cell());
            let Some(cell) = cell else {
                continue;
            };
            match &*cell.holds {
                Holds::Text { .. } => wanted.push((slot.clone(), Filling::Text(text.to_owned()))),
                holds => match read(holds, text) {
                    Ok(value) => wanted.push((slot.clone(), Filling::Value(value))),
                    Err(reason) => {
                        unfit += 1;
                        why = why.or(Some((slot.clone(), reason)));
                    }
                },
            }
        }
        let whose: Vec<String> = wanted
            .iter()
            .map(|(slot, _)| {
                let cell = self
                    .scene
                    .element(slot)
                    .and_then(|element| element.as_cell());
                cell.map_or_else(String::new, |cell| self.whose(cell).to_owned())
            })
            .collect();
        let mut refused: Vec<(ElementId, &'static str)> = Vec::new();
        let mut filled = 0;
        self.step(turn, |board| {
            board.edit(|edit| {
                for ((slot, filling), who) in wanted.into_iter().zip(whose) {
                    let result = match filling {
                        Filling::Text(text) => edit.set_text(&slot, &text),
                        Filling::Value(value) => edit.set_value(&slot, &who, value),
                    };
                    match result {
                        Ok(()) => filled += 1,
                        Err(BoardError::Unfit(reason)) => refused.push((slot, reason)),
                        // Somebody took it away meanwhile.
                        Err(_) => unfit += 1,
                    }
                }
            });
        });
        unfit += refused.len();
        if let Some((slot, reason)) = why.or_else(|| refused.into_iter().next()) {
            turn.refuse(self.unfit(&slot, reason));
        }
        turn.announce(Announcement::Filled { filled, unfit });
        true
    }

    /// Whether something can be typed into a cell: a value, or a text.
    fn takes_typing(&self, id: &ElementId) -> bool {
        let cell = self.scene.element(id).and_then(|element| element.as_cell());
        cell.is_some_and(|cell| {
            cell.holds.takes_values() || matches!(*cell.holds, Holds::Text { .. })
        })
    }

    /// The slots from `first` on in rows and columns; a cell that stands for itself is alone.
    fn slots_from(&self, first: &ElementId, rows: usize, columns: usize) -> Vec<Vec<ElementId>> {
        let alone = vec![vec![first.clone()]];
        let slot = self
            .scene
            .element(first)
            .and_then(|element| element.as_cell()?.slot.as_ref());
        let Some(slot) = slot else {
            return alone;
        };
        let all_columns = self.tracks(&slot.grid, Axis::Column);
        let from = all_columns
            .iter()
            .position(|column| column.id == slot.column);
        let across = all_columns.iter().skip(from.unwrap_or(0)).take(columns);
        let across: Vec<&ElementId> = across.map(|column| &column.id).collect();
        // The rows of a matrix, or the lanes of a strip, by what their slots' ids end or begin with.
        let downwards: Vec<(Option<ElementId>, Option<String>)> = match (&slot.row, &slot.lane) {
            (Some(row), _) => {
                let all = self.tracks(&slot.grid, Axis::Row);
                let from = all.iter().position(|other| other.id == *row).unwrap_or(0);
                let below = all.iter().skip(from).take(rows);
                below.map(|row| (Some(row.id.clone()), None)).collect()
            }
            (None, Some(lane)) => {
                let grid = self
                    .scene
                    .element(&slot.grid)
                    .and_then(|grid| grid.as_cell());
                let lanes = grid.and_then(|grid| grid.holds.as_strip());
                let lanes = lanes.map_or(&[][..], |strip| &strip.lanes);
                let from = lanes
                    .iter()
                    .position(|other| other.key == *lane)
                    .unwrap_or(0);
                let below = lanes.iter().skip(from).take(rows);
                below.map(|lane| (None, Some(lane.key.clone()))).collect()
            }
            (None, None) => return alone,
        };
        let canvas = self
            .scene
            .element(&slot.grid)
            .and_then(|grid| grid.placement.parent.as_ref());
        let children: Vec<_> = canvas
            .map(|canvas| self.scene.children(canvas).collect())
            .unwrap_or_default();
        let find = |column: &ElementId, (row, lane): &(Option<ElementId>, Option<String>)| {
            let mut slots = children.iter().filter(|element| {
                let of = element.as_cell().and_then(|cell| cell.slot.as_ref());
                of.is_some_and(|of| of.column == *column && of.row == *row && of.lane == *lane)
            });
            slots.next().map(|element| element.id.clone())
        };
        downwards
            .iter()
            .map(|row| {
                across
                    .iter()
                    .filter_map(|column| find(column, row))
                    .collect()
            })
            .collect()
    }
}
