//! Rows and columns of a matrix by what a text calls them.

use std::collections::HashSet;

use board::{Axis, ElementId, Matrix};

use super::ground::{Line, Spot};
use super::names::{find, find_exact, is_placeholder, names_of};
use super::put::{Place, Planning};
use crate::answers::intake::TrackEntry;
use crate::answers::{Lines, fold};

/// A matrix that is being filled.
pub struct Filling<'a> {
    pub grid: Spot<'a>,
    pub matrix: &'a Matrix,
    pub columns: Vec<Line<'a>>,
    rows: Vec<Line<'a>>,
    /// Rows that got their name from this text, with that name.
    named: Vec<(String, ElementId)>,
    /// Rows that were used up.
    used: HashSet<ElementId>,
    made: usize,
}

impl<'a> Filling<'a> {
    pub fn of(planning: &Planning<'a, '_>, grid: Spot<'a>) -> Option<Self> {
        Some(Self {
            grid,
            matrix: grid.cell.holds.as_matrix()?,
            columns: planning.ground.lines(&grid, Axis::Column),
            rows: planning.ground.lines(&grid, Axis::Row),
            named: Vec::new(),
            used: HashSet::new(),
            made: 0,
        })
    }

    /// The number of the column that a heading means.
    pub fn column(&self, name: &str) -> Option<usize> {
        let names: Vec<Vec<String>> = self.columns.iter().map(names_of).collect();
        find(&names, name)
    }

    /// The number of the row that is there under that name.
    pub fn row_there(&self, name: &str) -> Option<usize> {
        let names: Vec<Vec<String>> = self.rows.iter().map(names_of).collect();
        find_exact(&names, name).or_else(|| {
            // A placeholder's number says nothing about a name that happens to hold it.
            let fixed: Vec<Vec<String>> = self
                .rows
                .iter()
                .map(
                    |row| match is_placeholder(&row.track.label) && row.track.text.is_empty() {
                        true => Vec::new(),
                        false => names_of(row),
                    },
                )
                .collect();
            find(&fixed, name)
        })
    }

    /// The row of that name: one that has it, else the next that is blank, else a new one. `None` if there is no room.
    pub fn row(
        &mut self,
        planning: &mut Planning<'a, '_>,
        name: &str,
        lines: Lines,
    ) -> Option<ElementId> {
        let wanted = fold(name);
        if let Some((_, id)) = self.named.iter().find(|(named, _)| *named == wanted) {
            return Some(id.clone());
        }
        if let Some(row) = self.row_there(name).and_then(|at| self.rows.get(at)) {
            let id = row.element.id.clone();
            self.used.insert(id.clone());
            return Some(id);
        }
        let blank = self.rows.iter().find(|row| {
            !self.used.contains(&row.element.id)
                && row.track.text.is_empty()
                && row.track.names.is_none()
                && is_placeholder(&row.track.label)
                && planning
                    .ground
                    .slots_of(&self.grid, row)
                    .iter()
                    .all(|slot| planning.ground.is_blank(slot))
        });
        let blank = blank.map(|row| row.element.id.clone());
        let (id, is_new) = match blank {
            Some(id) => (id, false),
            None if self.rows.len() + self.made < self.matrix.rows.max as usize => {
                self.made += 1;
                ((planning.new_id)(), true)
            }
            None => return None,
        };
        self.used.insert(id.clone());
        self.named.push((wanted, id.clone()));
        let place = planning.ground.place_of(&self.grid, &[name]);
        planning.name(TrackEntry {
            id: id.clone(),
            grid: self.grid.element.id.clone(),
            axis: Axis::Row,
            name: name.to_owned(),
            weight: None,
            is_new,
            place,
            lines,
        });
        Some(id)
    }

    /// Whether rows can be added.
    pub fn can_grow(&self) -> bool {
        self.matrix.rows.max as usize > self.rows.len() + self.made
    }

    /// Where a row and a column cross.
    pub fn place(
        &self,
        planning: &Planning<'_, '_>,
        row: &ElementId,
        row_name: &str,
        column: usize,
    ) -> Option<Place> {
        let column = self.columns.get(column)?;
        let cell = ElementId::of_crossing(row, &column.element.id);
        let there = planning.ground.snapshot.element(&cell);
        let holds = there
            .and_then(|slot| slot.as_cell())
            .map(|slot| slot.holds.clone())
            .or_else(|| column.track.holds.clone())
            .unwrap_or_else(|| self.matrix.cell.clone());
        let like = self
            .rows
            .first()
            .filter(|_| there.is_none())
            .map(|first| ElementId::of_crossing(&first.element.id, &column.element.id));
        let locale = planning.ground.locale;
        let words = [row_name, column.track.name(locale)];
        Some(Place {
            cell,
            like,
            holds,
            weight: column.track.weight,
            words: planning.ground.place_of(&self.grid, &words),
        })
    }

    /// How the number of a row is called.
    pub fn row_at(&self, at: usize) -> Option<&Line<'a>> {
        self.rows.get(at)
    }
}
