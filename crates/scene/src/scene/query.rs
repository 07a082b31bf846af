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

    /// The element in a slot.
    pub fn at(&self, slot: Slot) -> Option<Placed<'_>> {
        self.entry(slot.0).map(|entry| Placed {
            entry,
            style: self.style,
        })
    }

    /// All elements in the order of painting.
    pub fn in_paint_order(&self) -> impl DoubleEndedIterator<Item = Placed<'_>> {
        self.pile.values().filter_map(|&slot| self.at(Slot(slot)))
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

    fn collect(&self, area: &BoardRect, found: &mut Vec<Slot>) {
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
            found.extend(self.pile.values().map(|&slot| Slot(slot)).filter(|slot| {
                self.entry(slot.0)
                    .is_some_and(|entry| entry.rect.intersects(area))
            }));
            return;
        }
        found.sort_unstable_by(|a, b| {
            let key = |slot: &Slot| self.entry(slot.0).map(|entry| &entry.key);
            key(a).cmp(&key(b))
        });
    }
}
