//! An immutable copy of a board: sorted, comparable, serializable.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::limits::OWNERS_MAX;
use crate::reading_order::{sort_by_tab, sort_in_rows};
use crate::{BoardInfo, BoardRect, Element, ElementId, Graves};

/// Everything on a board at one moment, in the order of painting.
#[derive(Clone, Debug)]
pub struct Snapshot {
    info: BoardInfo,
    elements: Vec<Element>,
    index: HashMap<ElementId, usize>,
    owned: HashMap<ElementId, Vec<usize>>,
    graves: Graves,
}

impl Snapshot {
    pub(crate) fn new(info: BoardInfo, mut elements: Vec<Element>, graves: Graves) -> Self {
        elements.sort_unstable_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        let index = elements
            .iter()
            .enumerate()
            .map(|(index, element)| (element.id.clone(), index))
            .collect();
        let mut owned: HashMap<ElementId, Vec<usize>> = HashMap::new();
        for (index, element) in elements.iter().enumerate() {
            if let Some(parent) = &element.placement.parent {
                owned.entry(parent.clone()).or_default().push(index);
            }
        }
        Self {
            info,
            elements,
            index,
            owned,
            graves,
        }
    }

    /// The board's own facts.
    pub fn info(&self) -> &BoardInfo {
        &self.info
    }

    /// All elements, lowest in the pile first.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The element with that id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.index
            .get(id)
            .and_then(|&index| self.elements.get(index))
    }

    /// Where owners were that are gone.
    pub fn graves(&self) -> &Graves {
        &self.graves
    }

    /// Where an element is on the board, its owners' positions added up. An owner that is gone counts from where it
    /// was, or, if nobody knows that, from the board's origin: an orphan stays visible and keeps its note.
    pub fn rect(&self, id: &ElementId) -> Option<BoardRect> {
        let element = self.element(id)?;
        let mut origin = element.placement.offset;
        let mut owner = element.placement.parent.as_ref();
        for _ in 0..OWNERS_MAX {
            let Some(parent) = owner.and_then(|id| self.element(id)) else {
                let grave = owner.and_then(|id| self.graves.of(id));
                origin = origin + grave.unwrap_or_default();
                break;
            };
            origin = origin + parent.placement.offset;
            owner = parent.placement.parent.as_ref();
        }
        Some(BoardRect::at(origin.tamed(), element.size))
    }

    /// The elements that `id` owns directly, lowest in the pile first.
    pub fn children<'a>(&'a self, id: &ElementId) -> impl Iterator<Item = &'a Element> + use<'a> {
        self.owned
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|&index| self.elements.get(index))
    }

    /// Everything that `id` owns, directly and indirectly, nearest first.
    pub fn descendants(&self, id: &ElementId) -> Vec<ElementId> {
        let mut found: Vec<ElementId> = Vec::new();
        let mut next = vec![id.clone()];
        for _ in 0..OWNERS_MAX {
            let level: Vec<ElementId> = next
                .iter()
                .flat_map(|owner| self.children(owner))
                .map(|element| element.id.clone())
                .collect();
            next = level
                .into_iter()
                .filter(|child| child != id && !found.contains(child))
                .collect();
            if next.is_empty() {
                break;
            }
            found.extend(next.iter().cloned());
        }
        found
    }

    /// A cell's notes in reading order: from the top down in rows half a note high, within a row from the left.
    pub fn notes_in_reading_order(&self, cell: &ElementId) -> Vec<&Element> {
        let mut notes: Vec<&Element> = self
            .children(cell)
            .filter(|element| element.as_note().is_some())
            .collect();
        sort_in_rows(&mut notes, |element| element.placement.offset);
        notes
    }

    /// The cells of a canvas in reading order.
    pub fn cells(&self, canvas: &ElementId) -> Vec<&Element> {
        let mut cells: Vec<&Element> = self
            .children(canvas)
            .filter(|element| element.as_cell().is_some())
            .collect();
        sort_by_tab(&mut cells);
        cells
    }

    /// The rectangle around everything; `None` on an empty board.
    pub fn bounds(&self) -> Option<BoardRect> {
        self.elements
            .iter()
            .filter_map(|element| self.rect(&element.id))
            .reduce(|all, rect| all.union(&rect))
    }
}

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.info == other.info && self.elements == other.elements
    }
}

impl Serialize for Snapshot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Snapshot", 3)?;
        fields.serialize_field("title", &self.info.title)?;
        fields.serialize_field("locale", &self.info.locale)?;
        fields.serialize_field("elements", &self.elements)?;
        fields.end()
    }
}
