//! Questions about what is where.

use board::{BoardRect, Element, ElementId};

use super::{Placed, Scene, Slot};
use crate::display::DisplayItem;
use crate::item::PAINT_OVERFLOW;

impl Scene {
    /// How many elements there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The element with that id.
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.get(id).map(|placed| placed.element())
    }

    /// Its box on the board as painted, see [`Placed::rect`].
    pub fn rect(&self, id: &ElementId) -> Option<BoardRect> {
        self.get(id).map(|placed| placed.rect())
    }

    /// Its picture, see [`Placed::item`].
    pub fn item(&self, id: &ElementId) -> Option<&DisplayItem> {
        self.get(id).map(|placed| placed.item())
    }

    /// The element with that id as it lies on the board.
    pub fn get(&self, id: &ElementId) -> Option<Placed<'_>> {
        self.slots.get(id).and_then(|&slot| self.at(Slot(slot)))
    }

    /// Lays `count` pictures out beforehand that nobody has asked for yet, from the place in no particular order where
    /// the last call ended (`from`, 0 at first). Gives where to go on; `None` once all are there.
    pub fn lay_out_ahead(&self, from: usize, count: usize) -> Option<usize> {
        let rest = self.entries.get(from..)?;
        let mut left = count;
        for (index, entry) in rest.iter().enumerate() {
            let lacks = |entry: &&super::Entry| entry.item.get().is_none();
            if let Some(entry) = entry.as_ref().filter(lacks) {
                if left == 0 {
                    return Some(from + index);
                }
                left -= 1;
                Placed { entry, scene: self }.item();
            }
        }
        None
    }

    /// The element in a slot.
    pub fn at(&self, slot: Slot) -> Option<Placed<'_>> {
        self.entry(slot.0)
            .map(|entry| Placed { entry, scene: self })
    }

    /// All elements in the order of painting.
    pub fn in_paint_order(&self) -> impl DoubleEndedIterator<Item = Placed<'_>> {
        let order = self.piled().iter();
        order.filter_map(|&slot| self.at(Slot(slot)))
    }

    /// The rectangle around everything; `None` on an empty board.
    pub fn bounds(&self) -> Option<BoardRect> {
        *self.bounds.get_or_init(|| {
            let rects = self.entries.iter().flatten().map(|entry| entry.rect);
            rects.reduce(|all, rect| all.union(&rect))
        })
    }

    /// What has to be painted to fill `area`, in the order of painting: fills `found` (cleared first, so that a painter
    /// keeps one list and nothing is allocated while panning). Shadows that reach into the area count.
    pub fn visible(&self, area: &BoardRect, found: &mut Vec<Slot>) {
        found.clear();
        let reach = area.grown(PAINT_OVERFLOW);
        self.collect(&reach, found);
    }

    /// The elements that share area with `rect`, in the order of painting.
    pub fn query(&self, rect: BoardRect) -> Vec<ElementId> {
        let mut found = Vec::new();
        self.collect(&rect, &mut found);
        let elements = found.iter().filter_map(|&slot| self.at(slot));
        elements.map(|placed| placed.element().id.clone()).collect()
    }

    /// Sorts by what lies above what. What decides nearly always is looked up once for each, and lies side by side: going
    /// from key to key through all of the memory takes several times as long.
    fn sort_by_pile(&self, slots: &mut [Slot]) {
        let mut sorting = self.sorting.borrow_mut();
        sorting.clear();
        sorting.extend(slots.iter().map(|slot| {
            let key = self.entry(slot.0).map(|entry| entry.key.packed());
            (key.unwrap_or_default(), slot.0)
        }));
        // What was made together mostly is in order.
        if !sorting.is_sorted_by(|a, b| a.0 < b.0) {
            sorting.sort_unstable_by(|a, b| {
                let whole = |slot: u32| self.entry(slot).map(|entry| &entry.key);
                a.0.cmp(&b.0).then_with(|| whole(a.1).cmp(&whole(b.1)))
            });
        }
        for (place, (_, slot)) in slots.iter_mut().zip(sorting.iter()) {
            *place = Slot(*slot);
        }
    }

    /// The slots in the order of painting.
    fn piled(&self) -> &[u32] {
        self.pile.order(|order, changed| {
            let there = changed.into_iter().map(Slot);
            let mut there: Vec<Slot> = there.filter(|slot| self.at(*slot).is_some()).collect();
            self.sort_by_pile(&mut there);
            let key = |slot: u32| self.entry(slot).map(|entry| &entry.key);
            let mut rest = std::mem::take(order);
            let mut above: Vec<u32> = Vec::with_capacity(rest.len() + there.len());
            // From the top down.
            for Slot(slot) in there.into_iter().rev() {
                let own = key(slot);
                let place = rest.partition_point(|&other| key(other) < own);
                above.extend(rest.drain(place..).rev());
                above.push(slot);
            }
            above.extend(rest.into_iter().rev());
            above.reverse();
            *order = above;
        })
    }

    fn collect(&self, area: &BoardRect, found: &mut Vec<Slot>) {
        if self.bounds().is_some_and(|all| area.encloses(&all)) {
            found.extend(self.piled().iter().map(|&slot| Slot(slot)));
            return;
        }
        self.grid.near(area, |slot| {
            if self
                .entry(slot)
                .is_some_and(|entry| entry.rect.intersects(area))
            {
                found.push(Slot(slot));
            }
        });
        // Where much of the board is wanted, going through the pile is quicker than sorting.
        if found.len() > self.len() / 4 {
            found.clear();
            let order = self.piled().iter().map(|&slot| Slot(slot));
            found.extend(order.filter(|slot| {
                self.entry(slot.0)
                    .is_some_and(|entry| entry.rect.intersects(area))
            }));
            return;
        }
        self.sort_by_pile(found);
    }
}
