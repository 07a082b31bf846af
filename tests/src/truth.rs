//! What the relay has on a board, read from its own export: the state that is durable.

use std::collections::BTreeMap;

use board::{BoardPoint, Element, ElementId, Note};
use serde::Deserialize;

/// Everything on a board.
#[derive(Deserialize, Clone, PartialEq, Debug)]
pub struct Truth {
    elements: Vec<Element>,
}

impl Truth {
    /// Reads the JSON export.
    ///
    /// # Panics
    /// When it is not one.
    pub fn parse(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_else(|error| panic!("{error} in {json}"))
    }

    /// All elements.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// Every note.
    pub fn notes(&self) -> impl Iterator<Item = (&Element, &Note)> {
        self.elements
            .iter()
            .filter_map(|element| Some((element, element.as_note()?)))
    }

    /// The texts of all notes, sorted.
    pub fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.notes().map(|(_, note)| note.text.clone()).collect();
        texts.sort();
        texts
    }

    /// The note with this text.
    pub fn note(&self, text: &str) -> Option<&Element> {
        self.notes()
            .find(|(_, note)| note.text == text)
            .map(|(element, _)| element)
    }

    /// The key of the cell that owns the note with this text; empty when it lies freely.
    pub fn cell_of(&self, text: &str) -> Option<String> {
        let owner = self.note(text)?.placement.parent.as_ref();
        let cell = owner
            .and_then(|owner| self.element(owner))
            .and_then(Element::as_cell);
        Some(cell.map_or_else(String::new, |cell| cell.key.clone()))
    }

    /// The texts of every cell's notes, by the cell's key; notes that lie freely under the empty key.
    pub fn cells(&self) -> BTreeMap<String, Vec<String>> {
        let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, note) in self.notes() {
            let cell = self.cell_of(&note.text).unwrap_or_default();
            cells.entry(cell).or_default().push(note.text.clone());
        }
        for texts in cells.values_mut() {
            texts.sort();
        }
        cells
    }

    /// An element by its id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// The cell with this key.
    ///
    /// # Panics
    /// When no canvas has one.
    pub fn cell(&self, key: &str) -> &Element {
        self.elements
            .iter()
            .find(|element| element.as_cell().is_some_and(|cell| cell.key == key))
            .unwrap_or_else(|| panic!("no cell {key}"))
    }

    /// The templates of all canvases.
    pub fn templates(&self) -> Vec<String> {
        let canvases = self.elements.iter().filter_map(Element::as_canvas);
        canvases.map(|canvas| canvas.template.clone()).collect()
    }

    /// The only canvas.
    ///
    /// # Panics
    /// When there is none.
    pub fn canvas(&self) -> &Element {
        self.elements
            .iter()
            .find(|element| element.as_canvas().is_some())
            .expect("a canvas")
    }

    /// The top left corner of an element on the board.
    pub fn corner(&self, element: &Element) -> BoardPoint {
        let mut corner = element.placement.offset;
        let mut owner = element.placement.parent.as_ref();
        while let Some(parent) = owner.and_then(|owner| self.element(owner)) {
            corner = corner + parent.placement.offset;
            owner = parent.placement.parent.as_ref();
        }
        corner
    }

    /// The middle of an element on the board.
    pub fn middle(&self, element: &Element) -> BoardPoint {
        let corner = self.corner(element);
        BoardPoint::new(
            corner.x + element.size.width / 2.0,
            corner.y + element.size.height / 2.0,
        )
    }
}
