//! What looks other than before, once a canvas was derived anew.

use super::{Derived, Node};
use crate::{Element, ElementId, Origin};

impl Derived {
    /// Shows what was derived on a canvas from now on, and notes what looks other than before.
    pub(super) fn show(&mut self, canvas: &ElementId, origin: Origin, found: Vec<Element>) {
        let node = self.nodes.get_mut(canvas);
        let before = node.map_or_else(Vec::new, |node| std::mem::take(&mut node.derived));
        let pairs = || before.iter().zip(&found);
        // A value changes nothing but what one slot says: most of the time everything is in its place.
        let same_places = before.len() == found.len() && pairs().all(|(was, now)| was.id == now.id);
        if same_places {
            let others = pairs().filter(|(was, now)| was != now);
            let others = others.map(|(_, now)| (now.id.clone(), origin));
            self.changed.extend(others);
        } else {
            self.show_elsewhere(canvas, origin, before, &found);
        }
        if !found.is_empty() {
            let node = self.nodes.entry(canvas.clone()).or_default();
            node.derived = found;
        }
        self.forget_if_empty(canvas);
    }

    fn show_elsewhere(
        &mut self,
        canvas: &ElementId,
        origin: Origin,
        before: Vec<Element>,
        found: &[Element],
    ) {
        let mut gone: Vec<Option<&Element>> = before.iter().map(Some).collect();
        let mut at = 0;
        for (place, element) in found.iter().enumerate() {
            // Those after something new come in the same order as before.
            let here = |was: &Option<&Element>| was.is_some_and(|was| was.id == element.id);
            if !gone.get(at).is_some_and(here) {
                at = gone.iter().position(here).unwrap_or(gone.len());
            }
            let was = gone.get_mut(at).and_then(Option::take);
            at += 1;
            if was != Some(element) {
                self.changed.push((element.id.clone(), origin));
            }
            let node = self.nodes.entry(element.id.clone()).or_default();
            node.shown = Some((canvas.clone(), place));
        }
        for was in gone.into_iter().flatten() {
            // Another canvas may show it by now.
            let node = self.nodes.get_mut(&was.id);
            let own = |node: &&mut Node| node.shown.as_ref().is_some_and(|(on, _)| on == canvas);
            if let Some(node) = node.filter(own) {
                node.shown = None;
            }
            self.changed.push((was.id.clone(), origin));
            self.forget_if_empty(&was.id);
        }
    }

    fn forget_if_empty(&mut self, id: &ElementId) {
        if self.nodes.get(id).is_some_and(Node::is_empty) {
            self.nodes.remove(id);
        }
    }
}
