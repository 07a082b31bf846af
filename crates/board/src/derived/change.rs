//! What looks other than before, once a canvas was derived anew.

use super::{Derived, Node};
use crate::{Element, ElementId, Origin};

/// What was derived on a canvas before.
pub(super) struct Before {
    ids: Vec<ElementId>,
    shown: Vec<Option<Box<Element>>>,
}

impl Derived {
    /// Takes out what was derived on a canvas. All of them come first: something may go over to another canvas.
    pub(super) fn take_out(&mut self, canvas: &ElementId) -> Before {
        let node = self.nodes.get_mut(canvas);
        let ids = node.map_or_else(Vec::new, |node| std::mem::take(&mut node.derived));
        let shown = |id| self.nodes.get_mut(id)?.shown.take();
        let shown = ids.iter().map(shown).collect();
        Before { ids, shown }
    }

    /// Puts in what was derived on a canvas, and notes what looks other than before.
    pub(super) fn put_in(
        &mut self,
        canvas: &ElementId,
        origin: Origin,
        mut before: Before,
        found: Vec<Element>,
    ) {
        let ids: Vec<ElementId> = found.iter().map(|element| element.id.clone()).collect();
        // Mostly the same ids come in the same order: a look at the place saves a search.
        let mut at = 0;
        for element in found {
            if before.ids.get(at) != Some(&element.id) {
                let place = before.ids.iter().position(|id| *id == element.id);
                at = place.unwrap_or(before.ids.len());
            }
            let was = before.shown.get_mut(at).and_then(Option::take);
            at += 1;
            if was.as_deref() != Some(&element) {
                self.changed.push((element.id.clone(), origin));
            }
            let node = self.nodes.entry(element.id.clone()).or_default();
            node.shown = Some(Box::new(element));
        }
        if !ids.is_empty() {
            let node = self.nodes.entry(canvas.clone()).or_default();
            node.derived = ids;
        }
        for (id, was) in before.ids.into_iter().zip(before.shown) {
            if self.nodes.get(&id).is_some_and(Node::is_empty) {
                self.nodes.remove(&id);
            }
            if was.is_some() {
                self.changed.push((id, origin));
            }
        }
        if self.nodes.get(canvas).is_some_and(Node::is_empty) {
            self.nodes.remove(canvas);
        }
    }
}
