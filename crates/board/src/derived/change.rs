//! What looks other than before, once a canvas was derived anew.

use super::{Derived, Node};
use crate::derive::Found;
use crate::{Element, ElementId, Origin};

impl Derived {
    /// Shows what was derived on a canvas from now on, and notes what looks other than before.
    pub(super) fn show(&mut self, canvas: &ElementId, origin: Origin, found: Vec<Found>) {
        let node = self.nodes.get_mut(canvas);
        let mut before = node.map_or_else(Vec::new, |node| std::mem::take(&mut node.derived));
        // A value changes nothing but what one slot says: most of the time everything is in its place.
        let mut places = found.iter().zip(&before).enumerate();
        let in_place = found.len() == before.len()
            && places.all(|(place, (found, was))| match found {
                Found::Same(at) => *at == place,
                Found::New(now) => now.id == was.id,
            });
        let derived = if in_place {
            for (found, was) in found.into_iter().zip(&mut before) {
                if let Found::New(now) = found
                    && *now != *was
                {
                    self.changed.push((now.id.clone(), origin));
                    *was = *now;
                }
            }
            before
        } else {
            let whole = found.into_iter().filter_map(|found| match found {
                Found::Same(at) => before.get(at).cloned(),
                Found::New(now) => Some(*now),
            });
            let whole: Vec<Element> = whole.collect();
            self.show_elsewhere(canvas, origin, &before, &whole);
            whole
        };
        if !derived.is_empty() {
            let node = self.nodes.entry(canvas.clone()).or_default();
            node.derived = derived;
        }
        self.forget_if_empty(canvas);
    }

    fn show_elsewhere(
        &mut self,
        canvas: &ElementId,
        origin: Origin,
        before: &[Element],
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

    pub(super) fn forget_if_empty(&mut self, id: &ElementId) {
        if self.nodes.get(id).is_some_and(Node::is_empty) {
            self.nodes.remove(id);
        }
    }
}
