//! Texts that are shown from elsewhere: what an element with a `source` says is what its source says.

use yrs::{Map, MapRef, Out, ReadTxn};

use super::Derived;
use crate::cell::{SlotParts, slot_parts};
use crate::codec::read_element;
use crate::limits::OWNERS_MAX;
use crate::weight_words::without_weight;
use crate::{Element, ElementId, Origin};

impl Derived {
    /// Notes where an element takes its text from, or that it has its own.
    pub(super) fn note_source(&mut self, id: &ElementId, now: Option<ElementId>) {
        if self.following == 0 && now.is_none() {
            return;
        }
        let before = self.nodes.get(id).and_then(|node| node.source.clone());
        if before == now {
            return;
        }
        if let Some(before) = before {
            self.following -= 1;
            if let Some(node) = self.nodes.get_mut(&before) {
                node.followers.retain(|follower| follower != id);
            }
            self.forget_if_empty(&before);
        }
        if let Some(source) = &now {
            self.following += 1;
            let node = self.nodes.entry(source.clone()).or_default();
            node.followers.push(id.clone());
        }
        self.nodes.entry(id.clone()).or_default().source = now;
        self.forget_if_empty(id);
    }

    /// Tells that whatever shows the text of something that was touched, or that looks other than it did, looks other
    /// as well. `told` is how many changes were told before.
    pub(super) fn tell_followers(&mut self, touched: &[(ElementId, Origin)], told: usize) {
        if self.following == 0 {
            return;
        }
        let changed = self.changed.get(told..).unwrap_or_default();
        let mut level: Vec<(ElementId, Origin)> = touched.iter().chain(changed).cloned().collect();
        // Each has one source, so nobody is met twice but in a circle.
        for _ in 0..OWNERS_MAX {
            let mut next = Vec::new();
            for (id, origin) in &level {
                let followers = self.nodes.get(id).into_iter();
                let followers = followers.flat_map(|node| &node.followers);
                next.extend(followers.map(|follower| (follower.clone(), *origin)));
            }
            if next.is_empty() {
                break;
            }
            self.changed.extend_from_slice(&next);
            level = next;
        }
    }

    /// What shows the text of this element, or of a slot of it.
    pub fn followers_of(&self, id: &ElementId) -> Vec<ElementId> {
        if self.following == 0 {
            return Vec::new();
        }
        let is_its = |source: &ElementId| {
            source == id
                || match slot_parts(source) {
                    Some(SlotParts::Lane(column, _)) => column == id.as_str(),
                    Some(SlotParts::Cross(row, column)) => [row, column].contains(&id.as_str()),
                    None => false,
                }
        };
        let own = self.nodes.iter();
        let own = own.filter(|(source, node)| !node.followers.is_empty() && is_its(source));
        let mut found: Vec<ElementId> = own
            .flat_map(|(_, node)| node.followers.iter().cloned())
            .collect();
        found.sort_unstable();
        found
    }

    /// The text that an element shows from its source. `None` if it has none, or that says nothing, or is gone.
    pub fn followed<T: ReadTxn>(
        &self,
        txn: &T,
        elements: &MapRef,
        element: &Element,
    ) -> Option<String> {
        let source = element.source.as_ref()?;
        let text = self.said_by(txn, elements, source, 1)?;
        Some(match element.as_cell() {
            Some(_) => without_weight(&text).to_owned(),
            None => text,
        })
    }

    fn said_by<T: ReadTxn>(
        &self,
        txn: &T,
        elements: &MapRef,
        id: &ElementId,
        depth: usize,
    ) -> Option<String> {
        let element = match self.shown(id) {
            Some(shown) => shown.cloned()?,
            None => match elements.get(txn, id.as_str()) {
                Some(Out::YMap(map)) => read_element(id, &map, txn),
                _ => return None,
            },
        };
        let further = element.source.as_ref().filter(|_| depth < OWNERS_MAX);
        let further = further.and_then(|source| self.said_by(txn, elements, source, depth + 1));
        let text = match (further, element.as_track()) {
            (Some(text), _) => text,
            (None, Some(track)) => match &track.named {
                Some(named) => named.ja.clone(),
                None => track.text.clone(),
            },
            (None, None) => element.text()?.to_owned(),
        };
        (!text.trim().is_empty()).then_some(text)
    }
}
