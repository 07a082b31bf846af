//! The order in which a reader goes through a board.

use board::reading_order::{sort_by_tab, sort_in_rows};
use board::{Element, ElementId, ElementKind};

use super::Scene;

impl Scene {
    /// The elements that `id` owns directly, in no order.
    pub fn children<'a>(&'a self, id: &ElementId) -> impl Iterator<Item = &'a Element> + use<'a> {
        let owned = self.owned.get(id).into_iter().flatten();
        owned.filter_map(|child| self.element(child))
    }

    /// The canvases, from the top left to the bottom right.
    pub fn canvases(&self) -> Vec<&Element> {
        self.grounds(|element| element.as_canvas().is_some())
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

    /// Whether there is a canvas or a frame.
    pub fn has_grounds(&self) -> bool {
        !self.grounds.is_empty()
    }

    /// The frames, from the top left to the bottom right.
    pub fn frames(&self) -> Vec<&Element> {
        self.grounds(|element| element.as_frame().is_some())
    }

    /// Whether an element is what people made: neither a canvas nor a cell nor a frame, and known.
    fn is_content(element: &Element) -> bool {
        !matches!(
            element.kind,
            ElementKind::Canvas(_)
                | ElementKind::Cell(_)
                | ElementKind::Track(_)
                | ElementKind::Frame(_)
                | ElementKind::Unknown { .. }
        )
    }

    /// Everything that people made, wherever it lies, in rows across the board.
    pub fn content(&self) -> Vec<&Element> {
        self.rows(Self::is_content)
    }

    /// What a frame owns directly, canvases and other frames aside, in rows.
    pub fn content_of_frame(&self, frame: &ElementId) -> Vec<&Element> {
        let mut content: Vec<&Element> = self
            .children(frame)
            .filter(|element| Self::is_content(element))
            .collect();
        sort_in_rows(&mut content, |element| element.placement.offset);
        content
    }

    /// What people made that lies in no cell and in no frame, in rows across the board.
    pub fn free_content(&self) -> Vec<&Element> {
        self.rows(|element| {
            let owner = element.placement.parent.as_ref();
            let owner = owner.and_then(|id| self.element(id));
            let read_there = owner.is_some_and(|owner| match owner.kind {
                ElementKind::Cell(_) => element.as_note().is_some(),
                ElementKind::Frame(_) => true,
                _ => false,
            });
            Self::is_content(element) && !read_there
        })
    }

    /// Everything as a reader goes through it: canvas by canvas, cell by cell with its notes, frame by frame with what
    /// lies in it, then what lies freely.
    pub fn reading_order(&self) -> Vec<ElementId> {
        self.reading.get_or_init(|| self.read_through()).clone()
    }

    /// What comes after `id` in that order, or before it; with no `id` the first, or the last.
    pub fn next_in_reading(&self, id: Option<&ElementId>, forwards: bool) -> Option<ElementId> {
        let order = self.reading.get_or_init(|| self.read_through());
        let here = id.and_then(|id| order.iter().position(|other| other == id));
        let next = match (here, forwards) {
            (Some(here), true) => order.get(here + 1),
            (Some(here), false) => here.checked_sub(1).and_then(|before| order.get(before)),
            (None, true) => order.first(),
            (None, false) => order.last(),
        };
        next.cloned()
    }

    fn read_through(&self) -> Vec<ElementId> {
        let mut order = Vec::new();
        for canvas in self.canvases() {
            order.push(canvas.id.clone());
            for cell in self.cells(&canvas.id) {
                order.push(cell.id.clone());
                let notes = self.notes_in_reading_order(&cell.id);
                order.extend(notes.iter().map(|note| note.id.clone()));
            }
        }
        for frame in self.frames() {
            order.push(frame.id.clone());
            let content = self.content_of_frame(&frame.id);
            order.extend(content.iter().map(|element| element.id.clone()));
        }
        order.extend(self.free_content().iter().map(|one| one.id.clone()));
        order
    }

    fn grounds(&self, wanted: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let entries = self.grounds.iter().filter_map(|slot| self.entry(*slot));
        let elements = entries.map(|entry| &entry.element);
        self.in_rows(elements.filter(|element| wanted(element)).collect())
    }

    fn rows(&self, wanted: impl Fn(&Element) -> bool) -> Vec<&Element> {
        let elements = self.entries.iter().flatten().map(|entry| &entry.element);
        self.in_rows(elements.filter(|element| wanted(element)).collect())
    }

    fn in_rows<'a>(&self, mut found: Vec<&'a Element>) -> Vec<&'a Element> {
        sort_in_rows(&mut found, |element| {
            self.rect(&element.id).unwrap_or_default().origin()
        });
        found
    }
}

/// Whether an element that became another is read where it was: what is written in it, its colour and what others think
/// of it do not matter.
pub(super) fn comes_where(old: &Element, new: &Element) -> bool {
    let cell = |element: &Element| {
        let cell = element.as_cell();
        cell.map(|cell| (cell.tab, cell.slot.clone()))
    };
    // A line is where its ends are.
    let is_line = old.as_connector().is_some();
    (old.kind == new.kind || !is_line)
        && std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind)
        && (&old.placement, old.size, &old.order) == (&new.placement, new.size, &new.order)
        && cell(old) == cell(new)
}

/// Whether an element is in [`Scene::grounds`].
pub(super) fn is_ground(element: &Element) -> bool {
    element.as_canvas().is_some() || element.as_frame().is_some()
}
