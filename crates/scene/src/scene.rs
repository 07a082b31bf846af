//! The scene: every element with its place on the board, kept up to date one element at a time.

mod bounds;
mod connectors;
mod entry;
mod hit;
mod query;
mod reading;
mod resolve;
#[cfg(test)]
mod tests;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use board::{BoardRect, Element, ElementId, Snapshot};

use crate::connector::ConnectorPath;
use crate::damage::Damage;
use crate::display::DisplayItem;
use crate::grid::Grid;
use crate::item::{item, painted_size};
use crate::pile::PileKey;
use crate::{Color, Style};
use connectors::targets;
use entry::Entry;

/// Everything on a board, placed, stacked and ready to paint. Derived: it can be rebuilt from the board at any time.
#[derive(Debug)]
pub struct Scene {
    style: Style,
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    slots: HashMap<ElementId, u32>,
    /// Who is owned by whom; the owner need not exist (yet).
    owned: HashMap<ElementId, BTreeSet<ElementId>>,
    /// Which connectors are attached to what; it need not exist (yet).
    attached: HashMap<ElementId, BTreeSet<ElementId>>,
    pile: BTreeMap<PileKey, u32>,
    grid: Grid,
    bounds: OnceCell<Option<BoardRect>>,
    damage: Damage,
    /// Room for sorting, kept so that a query allocates nothing.
    sorting: RefCell<Vec<(u128, u32)>>,
    /// The canvases and frames: few, and asked for often.
    grounds: BTreeSet<u32>,
    /// The order of reading, as long as nothing changes.
    reading: OnceCell<Vec<ElementId>>,
}

/// An element's number within one scene: quicker to look up than its id, valid until the next update.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Slot(u32);

/// An element as it lies on the board.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    entry: &'a Entry,
    style: Style,
}

impl<'a> Placed<'a> {
    /// The element.
    pub fn element(&self) -> &'a Element {
        &self.entry.element
    }

    /// Its box on the board as painted; a note that grew to fit its text is higher than its stored size.
    pub fn rect(&self) -> BoardRect {
        self.entry.rect
    }

    /// Its picture up close. Made when first asked for, and kept until the element changes; moving keeps it.
    pub fn item(&self) -> &'a DisplayItem {
        self.entry.item.get_or_init(|| {
            let Entry {
                element,
                anchor,
                rect,
                line,
                ..
            } = self.entry;
            let line = line.as_deref().map(|path| (path, rect));
            item(element, *anchor, line, self.style)
        })
    }

    /// The way of a connector on the board.
    pub fn line(&self) -> Option<&'a ConnectorPath> {
        self.entry.line.as_deref()
    }

    /// Which of the two is painted first.
    pub fn cmp_in_pile(&self, other: &Self) -> std::cmp::Ordering {
        self.entry.key.cmp(&other.entry.key)
    }

    /// What it is from far away: one colour. Costs no text layout.
    pub fn block(&self) -> Color {
        crate::item::block(&self.entry.element, self.style)
    }
}

impl Scene {
    /// An empty scene.
    pub fn new(style: Style) -> Self {
        Self {
            style,
            entries: Vec::new(),
            free: Vec::new(),
            slots: HashMap::new(),
            owned: HashMap::new(),
            attached: HashMap::new(),
            pile: BTreeMap::new(),
            grid: Grid::default(),
            bounds: OnceCell::new(),
            damage: Damage::default(),
            sorting: RefCell::default(),
            grounds: BTreeSet::new(),
            reading: OnceCell::new(),
        }
    }

    /// The scene of a snapshot.
    pub fn from_snapshot(snapshot: &Snapshot, style: Style) -> Self {
        let mut scene = Self::new(style);
        for element in snapshot.elements() {
            scene.update(&element.id, Some(element.clone()));
        }
        scene
    }

    /// The theme and the language it is painted in.
    pub fn style(&self) -> Style {
        self.style
    }

    /// Changes theme or language; every picture is made anew when next asked for.
    pub fn set_style(&mut self, style: Style) {
        if style != self.style {
            self.style = style;
            self.damage = Damage::everything();
            for entry in self.entries.iter_mut().flatten() {
                entry.item = OnceCell::new();
            }
        }
    }

    /// Where the board looks different since the last call.
    pub fn take_damage(&mut self) -> Damage {
        std::mem::take(&mut self.damage)
    }

    /// Takes in what an element is now; `None` removes it. What it owns stays, and is placed anew.
    pub fn update(&mut self, id: &ElementId, element: Option<Element>) {
        self.reading = OnceCell::new();
        match element {
            Some(element) => self.put(id, element),
            None => self.take(id),
        }
    }

    fn put(&mut self, id: &ElementId, element: Element) {
        let before = self.slots.get(id).copied();
        let old = before.and_then(|slot| self.entry(slot));
        let old_parent = old.and_then(|entry| entry.element.placement.parent.clone());
        let size_kept = old.is_some_and(|entry| entry.looks_like(&element));
        let parent = element.placement.parent.clone();
        let attached_before = old.map_or_else(Vec::new, |old| targets(&old.element));
        let is_new = old.is_none();
        let is_ground = reading::is_ground(&element);
        self.attach(id, attached_before, false);
        self.attach(id, targets(&element), true);
        if is_new || old_parent != parent {
            if let Some(parent) = &old_parent {
                self.disown(parent, id);
            }
            if let Some(parent) = parent {
                self.owned.entry(parent).or_default().insert(id.clone());
            }
        }
        match before {
            Some(slot) => {
                if let Some(entry) = self.entries.get_mut(slot as usize).and_then(Option::as_mut) {
                    entry.element = element;
                    if !size_kept {
                        self.damage.add(&entry.rect);
                        entry.size = painted_size(&entry.element);
                        entry.item = OnceCell::new();
                    }
                }
            }
            None => self.insert(id, element),
        }
        if let Some(&slot) = self.slots.get(id) {
            if is_ground {
                self.grounds.insert(slot);
            } else {
                self.grounds.remove(&slot);
            }
        }
        self.resolve_subtree(id);
    }

    fn insert(&mut self, id: &ElementId, element: Element) {
        let entry = Entry::new(element);
        let slot = match self.free.pop() {
            Some(slot) => slot,
            // There are fewer elements than a u32 counts: each takes hundreds of bytes.
            None => u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
        };
        self.grid.insert(slot, &entry.rect);
        self.damage.add(&entry.rect);
        bounds::follow(&mut self.bounds, None, Some(&entry.rect));
        self.pile.insert(entry.key.clone(), slot);
        match self.entries.get_mut(slot as usize) {
            Some(place) => *place = Some(entry),
            None => self.entries.push(Some(entry)),
        }
        self.slots.insert(id.clone(), slot);
    }

    fn take(&mut self, id: &ElementId) {
        let Some(slot) = self.slots.remove(id) else {
            return;
        };
        if let Some(entry) = self.entries.get_mut(slot as usize).and_then(Option::take) {
            self.grid.remove(slot, &entry.rect);
            self.damage.add(&entry.rect);
            bounds::follow(&mut self.bounds, Some(&entry.rect), None);
            self.pile.remove(&entry.key);
            self.attach(id, targets(&entry.element), false);
            if let Some(parent) = &entry.element.placement.parent {
                self.disown(parent, id);
            }
        }
        self.grounds.remove(&slot);
        self.free.push(slot);
        self.resolve_subtree(id);
    }

    fn disown(&mut self, parent: &ElementId, id: &ElementId) {
        if let Some(owned) = self.owned.get_mut(parent) {
            owned.remove(id);
            if owned.is_empty() {
                self.owned.remove(parent);
            }
        }
    }

    fn entry(&self, slot: u32) -> Option<&Entry> {
        self.entries.get(slot as usize).and_then(Option::as_ref)
    }
}
