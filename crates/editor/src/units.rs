//! What is arranged as one thing: a group, or an element that belongs to none.

use std::collections::HashMap;

use board::{BoardRect, ElementId, GroupId};

use crate::Editor;

/// One thing to be arranged.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) ids: Vec<ElementId>,
    /// Around all of it, board space.
    pub(crate) rect: BoardRect,
}

impl Editor {
    /// What of the selection can be arranged: a group counts as one, unless it is all that is selected. Connectors
    /// that hang on something follow it by themselves.
    pub(crate) fn units(&self) -> Vec<Unit> {
        let ids: Vec<ElementId> = self
            .movable_roots()
            .into_iter()
            .filter(|id| !self.is_attached(id))
            .collect();
        let units = self.in_units(&ids, true);
        match units.as_slice() {
            [only] if only.ids.len() > 1 => self.in_units(&ids, false),
            _ => units,
        }
    }

    fn in_units(&self, ids: &[ElementId], by_group: bool) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut of_group: HashMap<&GroupId, usize> = HashMap::new();
        for placed in ids.iter().filter_map(|id| self.scene.get(id)) {
            let (id, rect) = (placed.element().id.clone(), placed.rect());
            let group = placed.element().group.as_ref().filter(|_| by_group);
            let known = group.and_then(|group| of_group.get(group).copied());
            if let Some(unit) = known.and_then(|index| units.get_mut(index)) {
                unit.rect = unit.rect.union(&rect);
                unit.ids.push(id);
                continue;
            }
            if let Some(group) = group {
                of_group.insert(group, units.len());
            }
            let ids = vec![id];
            units.push(Unit { ids, rect });
        }
        units
    }

    /// Whether it is a connector that hangs on something.
    fn is_attached(&self, id: &ElementId) -> bool {
        let connector = self
            .scene
            .element(id)
            .and_then(|element| element.as_connector());
        connector.is_some_and(|line| line.from.element.is_some() || line.to.element.is_some())
    }
}
