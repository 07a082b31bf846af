//! A canvas as a sheet with names: its cells by key, its matrices by row and column.

use board::{Axis, Cell, Element, ElementId, Locale, Snapshot, Track};

use crate::cell_id;

/// A canvas on a board.
pub struct Sheet<'a> {
    /// The board.
    pub snapshot: &'a Snapshot,
    /// The canvas.
    pub id: &'a ElementId,
    /// The template that it was made from.
    pub template: &'a str,
    /// The language of names.
    pub locale: Locale,
}

/// The sheets of a board, from the top left to the bottom right.
pub fn sheets(snapshot: &Snapshot, locale: Locale) -> Vec<Sheet<'_>> {
    let elements = snapshot.elements().iter();
    let mut canvases: Vec<&Element> = elements
        .filter(|element| element.as_canvas().is_some())
        .collect();
    board::reading_order::sort_in_rows(&mut canvases, |element| {
        snapshot.rect(&element.id).unwrap_or_default().origin()
    });
    let named = canvases.into_iter().filter_map(|element| {
        Some(Sheet {
            snapshot,
            id: &element.id,
            template: &element.as_canvas()?.template,
            locale,
        })
    });
    named.collect()
}

impl<'a> Sheet<'a> {
    /// The cell with that key.
    pub fn cell(&self, key: &str) -> Option<(&'a Element, &'a Cell)> {
        // The first of them has the id that insertion gives; a copy's cells have others.
        let by_id = self.snapshot.element(&cell_id(self.id, key));
        let by_key = |element: &&Element| {
            element
                .as_cell()
                .is_some_and(|cell| cell.slot.is_none() && cell.key == key)
        };
        let found = by_id.filter(by_key).or_else(|| {
            self.snapshot
                .children(self.id)
                .find(|element| by_key(element))
        })?;
        Some((found, found.as_cell()?))
    }

    /// What was put into a cell, as text: a value of the team, or what is written in it.
    pub fn word(&self, key: &str) -> String {
        self.cell(key).map_or_else(String::new, said)
    }

    /// The columns or rows of a grid in their order.
    pub fn tracks(&self, grid: &ElementId, axis: Axis) -> Vec<(&'a Element, &'a Track)> {
        let mut tracks: Vec<(&Element, &Track)> = self
            .snapshot
            .children(self.id)
            .filter_map(|element| Some((element, element.as_track()?)))
            .filter(|(_, track)| track.grid.as_ref() == Some(grid) && track.axis == axis)
            .collect();
        tracks.sort_by(|(a, _), (b, _)| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        tracks
    }

    /// The slot where a row and a column of a matrix cross.
    pub fn crossing(&self, row: &Element, column: &Element) -> Option<(&'a Element, &'a Cell)> {
        let id = ElementId::of_crossing(&row.id, &column.id);
        let slot = self.snapshot.element(&id)?;
        Some((slot, slot.as_cell()?))
    }

    /// What was put where a row and a column cross, as text.
    pub fn crossing_word(&self, row: &Element, column: &Element) -> String {
        self.crossing(row, column).map_or_else(String::new, said)
    }
}

fn said((element, cell): (&Element, &Cell)) -> String {
    let value = cell.value("").and_then(board::CellValue::as_text);
    value
        .or_else(|| element.text())
        .unwrap_or_default()
        .trim()
        .to_owned()
}
