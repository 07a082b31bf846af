//! From places relative to owners to places on the board.

use std::cell::OnceCell;
use std::collections::HashSet;

use board::limits::OWNERS_MAX;
use board::{BoardPoint, BoardRect, ElementId, ElementKind};

use super::{Scene, bounds};
use crate::display::Anchor;
use crate::pile::{Layer, PileKey};

/// What an element's owners decide.
struct Resolved {
    origin: BoardPoint,
    anchor: Anchor,
    key: PileKey,
}

impl Scene {
    /// Places an element and everything it owns anew.
    pub(crate) fn resolve_subtree(&mut self, id: &ElementId) {
        self.resolve_one(id);
        self.resolve_what_follows(id);
    }

    /// Places everything anew that an element owns, and what is attached to it.
    pub(super) fn resolve_what_follows(&mut self, id: &ElementId) {
        if !self.owned.contains_key(id) {
            self.resolve_attached(std::iter::once(id));
            return;
        }
        let mut seen: HashSet<ElementId> = HashSet::from([id.clone()]);
        let mut level = vec![id.clone()];
        for _ in 0..OWNERS_MAX {
            let mut next = Vec::new();
            for owner in &level {
                let children = self.owned.get(owner).into_iter().flatten();
                next.extend(children.filter(|child| !seen.contains(*child)).cloned());
            }
            if next.is_empty() {
                break;
            }
            for child in &next {
                seen.insert(child.clone());
                self.resolve_one(child);
            }
            level = next;
        }
        self.resolve_attached(&seen);
    }

    /// Lays the connectors anew that are attached to one of `targets`.
    fn resolve_attached<'a>(&mut self, targets: impl IntoIterator<Item = &'a ElementId>) {
        for connector in self.connectors_of(targets) {
            self.resolve_one(&connector);
        }
    }

    fn resolve_one(&mut self, id: &ElementId) {
        if let Some(&slot) = self.slots.get(id) {
            self.resolve(slot);
        }
    }

    pub(super) fn resolve(&mut self, slot: u32) {
        let Some(Resolved {
            origin,
            anchor,
            key,
        }) = self.resolved(slot)
        else {
            return;
        };
        let laid = self
            .entry(slot)
            .and_then(|entry| self.laid(entry, origin, &|_| BoardPoint::default()));
        let Some(entry) = self.entries.get_mut(slot as usize).and_then(Option::as_mut) else {
            return;
        };
        entry.origin = origin;
        let before = entry.rect;
        let mut looks_other = anchor != entry.anchor || key != entry.key;
        let rect = match laid {
            Some((path, rect)) => {
                if entry.line.as_deref() != Some(&path) {
                    entry.line = Some(Box::new(path));
                    looks_other = true;
                    entry.item = OnceCell::new();
                }
                rect
            }
            None => {
                entry.line = None;
                BoardRect::at(origin, entry.size)
            }
        };
        if rect != before {
            self.grid.relocate(slot, &before, &rect);
            bounds::follow(&mut self.bounds, Some(&before), Some(&rect));
            entry.rect = rect;
            looks_other = true;
        }
        if looks_other {
            self.damage.add(&before);
            self.damage.add(&rect);
        }
        if anchor != entry.anchor {
            entry.anchor = anchor;
            entry.item = OnceCell::new();
        }
        if key != entry.key {
            self.pile.change(slot);
            entry.key = key;
        }
    }

    /// Walks up the owners; a pure function of the elements, whatever the order in which they came in.
    fn resolved(&self, slot: u32) -> Option<Resolved> {
        let element = &self.entry(slot)?.element;
        let mut origin = element.placement.offset;
        let mut layers = [Layer::of(&element.kind); OWNERS_MAX + 1];
        let mut count = 0;
        let mut anchor = Anchor::Center;
        let mut owner = element.placement.parent.as_ref();
        for place in layers.iter_mut().skip(1) {
            let Some(entry) = owner
                .and_then(|id| self.slots.get(id))
                .and_then(|&slot| self.entry(slot))
            else {
                let grave = owner.and_then(|id| self.graves.of(id));
                origin = origin + grave.unwrap_or_default();
                break;
            };
            let parent = &entry.element;
            if count == 0 && matches!(parent.kind, ElementKind::Cell(_)) {
                anchor = Anchor::TopLeft;
            }
            origin = origin + parent.placement.offset;
            *place = Layer::of(&parent.kind);
            count += 1;
            owner = parent.placement.parent.as_ref();
        }
        // From the outermost owner inwards: never below an owner's layer, and deeper within it.
        let (mut layer, mut depth) = (Layer::Frame, 0);
        for (index, &own) in layers.iter().take(count + 1).rev().enumerate() {
            let raised = own.max(layer);
            depth = if index > 0 && raised == layer {
                depth + 1
            } else {
                0
            };
            layer = raised;
        }
        Some(Resolved {
            origin: origin.tamed(),
            anchor,
            key: PileKey::new(layer, depth, &element.order, &element.id),
        })
    }
}
