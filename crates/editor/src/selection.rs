//! What is selected, in the order of selecting. Notes and canvases; never cells, never unknown kinds.

use std::collections::HashSet;

use board::ElementId;

/// The selected elements.
#[derive(Clone, Default, Debug)]
pub struct Selection {
    ids: Vec<ElementId>,
    set: HashSet<ElementId>,
}

impl Selection {
    /// The selected ids, first selected first.
    pub fn ids(&self) -> &[ElementId] {
        &self.ids
    }

    /// Whether `id` is selected.
    pub fn contains(&self, id: &ElementId) -> bool {
        self.set.contains(id)
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The one selected element, if it is exactly one.
    pub fn single(&self) -> Option<&ElementId> {
        match self.ids.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    pub(crate) fn of(ids: impl IntoIterator<Item = ElementId>) -> Self {
        let mut selection = Self::default();
        for id in ids {
            selection.add(id);
        }
        selection
    }

    pub(crate) fn add(&mut self, id: ElementId) {
        if self.set.insert(id.clone()) {
            self.ids.push(id);
        }
    }

    pub(crate) fn toggle(&mut self, id: &ElementId) {
        if self.set.remove(id) {
            self.ids.retain(|other| other != id);
        } else {
            self.add(id.clone());
        }
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&ElementId) -> bool) {
        self.ids.retain(|id| keep(id));
        self.set.retain(|id| keep(id));
    }
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.ids == other.ids
    }
}
