//! The order in which a reader goes through a board.

use board::reading_order::{sort_by_tab, sort_in_rows};
use board::{Element, ElementId};

use super::Scene;

impl Scene {
    /// The elements that `id` owns directly, in no order.
    pub fn children<'a>(&'a self, id: &ElementId) -> impl Iterator<Item = &'a Element> + use<'a> {
        let owned = self.owned.get(id).into_iter().flatten();
        owned.filter_map(|child| self.element(child))
    }

    /// The canvases, from the top left to the bottom right.
    pub fn canvases(&self) -> Vec<&Element> {
        self.rows(|element| element.as_canvas().is_some())
    }

    /// The cells of a canvas in reading order, as [`board::Snapshot::cells`] has them.
    pub fn cells(&self, canvas: &ElementId) -> Vec<&Element> {
        let mut cells: Vec<&Element> = self
            .children(canvas)
            .filter(|element| element.as_cell().is_some())
            .collect();
        sort_by_tab(&mut cells);
        cells
    }

    /// A cell's notes in reading order, as [`board::Snapshot::notes_in_reading_order`] has them.
    pub fn notes_in_reading_order(&self, cell: &ElementId) -> Vec<&Element> {
        let mut notes: Vec<&Element> = self
            .children(cell)
            .filter(|element| element.as_note().is_some())
            .collect();
        sort_in_rows(&mut notes, |element| element.placement.offset);
        notes
    }

    /// The notes that lie in no cell, in rows across the board.
    pub fn free_notes(&self) -> Vec<&Element> {
        self.rows(|element| {
            let owner = element.placement.parent.as_ref();
            let cell = owner
                .and_then(|id| self.element(id))
                .and_then(Element::as_cell);
            element.as_note().is_some() && cell.is_none()
        })
    }

    /// All notes, wherever they lie, in rows across the board.
    pub fn notes(&self) -> Vec<&Element> {
        self.rows(|element| element.as_note().is_some())
    }

    /// Everything as a reader goes through it: canvas by canvas, cell by cell with its notes, then the free notes.
    pub fn reading_order(&self) -> Vec<ElementId> {
        let mut order = Vec::new();
        for canvas in self.canvases() {
            order.push(canvas.id.clone());
            for cell in self.cells(&canvas.id) {
                order.push(cell.id.clone());
                let notes = self.notes_in_reading_order(&cell.id);
                order.extend(notes.iter().map(|note| note.id.clone()));
            }
        }
        order.extend(self.free_notes().iter().map(|note| note.id.clone()));
        order
    }

    fn rows(&self, wanted: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let mut found: Vec<&Element> = self
            .entries
            .iter()
            .flatten()
            .map(|entry| &entry.element)
            .filter(|element| wanted(element))
            .collect();
        sort_in_rows(&mut found, |element| {
            self.rect(&element.id).unwrap_or_default().origin()
        });
        found
    }
}
