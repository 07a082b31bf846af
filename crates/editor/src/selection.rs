//! What is selected, in the order of selecting. Never cells, never unknown kinds.

use std::collections::HashSet;
use std::sync::Arc;

use board::ElementId;

/// The selected elements. A copy costs nothing until it is changed.
#[derive(Clone, Default, Debug)]
pub struct Selection(Arc<Ids>);

#[derive(Clone, Default, Debug)]
struct Ids {
    ids: Vec<ElementId>,
    set: HashSet<ElementId>,
}

impl Selection {
    /// The selected ids, first selected first.
    pub fn ids(&self) -> &[ElementId] {
        &self.0.ids
    }

    /// Whether `id` is selected.
    pub fn contains(&self, id: &ElementId) -> bool {
        self.0.set.contains(id)
    }

    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.ids.is_empty()
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.0.ids.len()
    }

    /// The one selected element, if it is exactly one.
    pub fn single(&self) -> Option<&ElementId> {
        match self.ids() {
            [only] => Some(only),
            _ => None,
        }
    }

    pub(crate) fn of(ids: impl IntoIterator<Item = ElementId>) -> Self {
        let mut inner = Ids::default();
        for id in ids {
            inner.add(id);
        }
        Self(Arc::new(inner))
    }

    pub(crate) fn add(&mut self, id: ElementId) {
        Arc::make_mut(&mut self.0).add(id);
    }

    pub(crate) fn remove(&mut self, id: &ElementId) {
        if self.contains(id) {
            self.retain(|other| other != id);
        }
    }

    pub(crate) fn retain(&mut self, keep: impl Fn(&ElementId) -> bool) {
        if self.ids().iter().all(&keep) {
            return;
        }
        let inner = Arc::make_mut(&mut self.0);
        inner.ids.retain(|id| keep(id));
        inner.set.retain(|id| keep(id));
    }
}

impl Ids {
    fn add(&mut self, id: ElementId) {
        if self.set.insert(id.clone()) {
            self.ids.push(id);
        }
    }
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.ids() == other.ids()
    }
}
