//! The scene: every element with its place on the board, kept up to date one element at a time.

mod bounds;
mod connectors;
pub(crate) mod entry;
mod figures;
mod hit;
mod query;
mod reading;
mod resolve;
#[cfg(test)]
mod tests;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use board::{BoardPoint, BoardRect, BoardSize, Element, ElementId, Graves, Snapshot, SortedSet};

use crate::connector::ConnectorPath;
use crate::damage::Damage;
use crate::display::DisplayItem;
use crate::grid::Grid;
use crate::item::opinion::Shown;
use crate::item::{painted_size, plain};
use crate::kinds::{Kinds, is_plain};
use crate::pile::Pile;
use crate::{Color, Style};
use connectors::targets;
use entry::Entry;

/// Everything on a board, placed, stacked and ready to paint. Derived: it can be rebuilt from the board at any time.
#[derive(Debug)]
pub struct Scene {
    style: Style,
    /// How it shows what is not plain, once it was told.
    pub(crate) kinds: Option<&'static Kinds>,
    pub(crate) entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    slots: HashMap<ElementId, u32>,
    /// Who is owned by whom; the owner need not exist (yet).
    owned: HashMap<ElementId, SortedSet<ElementId>>,
    /// Where owners were that are gone.
    graves: Graves,
    /// Which connectors are attached to what; it need not exist (yet).
    attached: HashMap<ElementId, SortedSet<ElementId>>,
    pile: Pile,
    grid: Grid,
    bounds: OnceCell<Option<BoardRect>>,
    pub(crate) damage: Damage,
    /// Room for sorting, kept so that a query allocates nothing.
    sorting: RefCell<Vec<(u128, u32)>>,
    /// The canvases and frames: few, and asked for often.
    grounds: SortedSet<u32>,
    /// The order of reading, as long as nothing changes.
    reading: OnceCell<Vec<ElementId>>,
    /// Whose values are shown.
    shown: Shown,
}

/// An element's number within one scene: quicker to look up than its id, valid until the next update.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Slot(u32);

/// An element as it lies on the board.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    entry: &'a Entry,
    scene: &'a Scene,
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
                element, anchor, ..
            } = self.entry;
            match self.scene.kinds {
                Some(kinds) if !is_plain(element) || self.entry.figure.is_some() => {
                    (kinds.item)(self.scene, self.entry)
                }
                _ => plain(element, *anchor, self.scene.style),
            }
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
        crate::item::block(&self.entry.element, self.scene.style)
    }
}

impl Scene {
    /// An empty scene, which can show everything.
    pub fn new(style: Style) -> Self {
        Self {
            kinds: Some(Kinds::ALL),
            ..Self::unlearnt(style)
        }
    }

    /// An empty scene, which shows what is plain until it [learns](Self::learn) more.
    pub(crate) fn unlearnt(style: Style) -> Self {
        Self {
            style,
            kinds: None,
            entries: Vec::new(),
            free: Vec::new(),
            slots: HashMap::new(),
            owned: HashMap::new(),
            graves: Graves::default(),
            attached: HashMap::new(),
            pile: Pile::default(),
            grid: Grid::default(),
            bounds: OnceCell::new(),
            damage: Damage::default(),
            sorting: RefCell::default(),
            grounds: SortedSet::default(),
            reading: OnceCell::new(),
            shown: Shown::default(),
        }
    }

    /// The scene of a snapshot.
    pub fn from_snapshot(snapshot: &Snapshot, style: Style) -> Self {
        let mut scene = Self::new(style);
        scene.take_in(snapshot);
        scene
    }

    pub(crate) fn take_in(&mut self, snapshot: &Snapshot) {
        self.graves = snapshot.graves().clone();
        for element in snapshot.elements() {
            // What lies under a cover is seen by nobody.
            let owner = element.placement.parent.as_ref();
            let cell = owner.and_then(|owner| snapshot.element(owner)?.as_cell());
            if !cell.is_some_and(|cell| cell.cover) {
                self.update(&element.id, Some(element.clone()));
            }
        }
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

    /// So many elements are about to come.
    pub fn make_room(&mut self, more: usize) {
        self.entries.reserve(more);
        self.slots.reserve(more);
    }

    /// Takes in what an element is now; `None` removes it. What it owns stays, and is placed anew.
    pub fn update(&mut self, id: &ElementId, element: Option<Element>) {
        let before = self.slots.get(id).copied();
        let old = before.and_then(|slot| self.entry(slot));
        let is_read_as_before = match (old.map(|old| &old.element), &element) {
            (Some(old), Some(new)) => reading::comes_where(old, new),
            _ => false,
        };
        if !is_read_as_before {
            self.reading = OnceCell::new();
        }
        match element {
            Some(element) => self.put(id, before, element),
            None => self.take(id),
        }
    }

    /// Takes in where an owner was that is gone; `None` if it came back, or nobody knows.
    pub fn bury(&mut self, owner: &ElementId, origin: Option<BoardPoint>) {
        self.reading = OnceCell::new();
        self.graves.set(owner.clone(), origin);
        // The slots of a column or a row are called after it.
        let is_meant = |id: &&ElementId| {
            let rest = id.as_str().strip_prefix(owner.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '*']))
        };
        let owners: Vec<ElementId> = self.owned.keys().filter(is_meant).cloned().collect();
        for owner in owners {
            self.resolve_subtree(&owner);
        }
    }

    /// From where the places of what `owner` owns count: its own place on the board, also if it is gone.
    pub fn origin_of(&self, owner: &ElementId) -> BoardPoint {
        let there = self.rect(owner).map(|rect| rect.origin());
        there.or_else(|| self.graves.of(owner)).unwrap_or_default()
    }

    fn put(&mut self, id: &ElementId, before: Option<u32>, element: Element) {
        let old = before.and_then(|slot| self.entry(slot));
        let old_parent = old.and_then(|entry| entry.element.placement.parent.clone());
        let size_kept = old.is_some_and(|entry| entry.looks_like(&element));
        let parent = element.placement.parent.clone();
        let attached_before = old.map_or_else(Vec::new, |old| targets(&old.element));
        let grid = figures::grid_that_changes(old.map(|old| &old.element), &element);
        let is_new = old.is_none();
        let is_ground = reading::is_ground(&element);
        self.attach(id, attached_before, false);
        self.attach(id, targets(&element), true);
        if is_new || old_parent != parent {
            if let Some(parent) = &old_parent {
                self.disown(parent, id);
            }
            if let Some(parent) = parent {
                let owned = self.owned.entry(parent.clone()).or_default();
                if owned.insert(id.clone()) && owned.len() == 1 {
                    self.refresh_hint(&parent);
                }
            }
        }
        let slot = match before {
            Some(slot) => {
                if let Some(entry) = self.entries.get_mut(slot as usize).and_then(Option::as_mut) {
                    entry.element = element;
                    if !size_kept {
                        self.damage.add(&entry.rect);
                        entry.size = size_of(self.kinds, &entry.element);
                        entry.item = OnceCell::new();
                    }
                }
                slot
            }
            None => self.insert(id, element),
        };
        if is_ground {
            self.grounds.insert(slot);
        } else {
            self.grounds.remove(&slot);
        }
        self.resolve(slot);
        self.resolve_what_follows(id);
        if let Some(grid) = &grid {
            self.refresh(grid);
        }
    }

    fn insert(&mut self, id: &ElementId, element: Element) -> u32 {
        let size = size_of(self.kinds, &element);
        let entry = Entry::new(element, size);
        let slot = match self.free.pop() {
            Some(slot) => slot,
            // There are fewer elements than a u32 counts: each takes hundreds of bytes.
            None => u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
        };
        self.grid.insert(slot, &entry.rect);
        self.damage.add(&entry.rect);
        bounds::follow(&mut self.bounds, None, Some(&entry.rect));
        self.pile.change(slot);
        match self.entries.get_mut(slot as usize) {
            Some(place) => *place = Some(entry),
            None => self.entries.push(Some(entry)),
        }
        self.slots.insert(id.clone(), slot);
        slot
    }

    fn take(&mut self, id: &ElementId) {
        let Some(slot) = self.slots.remove(id) else {
            return;
        };
        let mut grid = None;
        if let Some(entry) = self.entries.get_mut(slot as usize).and_then(Option::take) {
            grid = entry
                .element
                .as_track()
                .and_then(|track| track.grid.clone());
            self.grid.remove(slot, &entry.rect);
            self.damage.add(&entry.rect);
            bounds::follow(&mut self.bounds, Some(&entry.rect), None);
            self.pile.change(slot);
            self.attach(id, targets(&entry.element), false);
            if let Some(parent) = &entry.element.placement.parent {
                self.disown(parent, id);
            }
        }
        self.grounds.remove(&slot);
        self.free.push(slot);
        self.resolve_subtree(id);
        if let Some(grid) = grid {
            self.refresh(&grid);
        }
    }

    fn disown(&mut self, parent: &ElementId, id: &ElementId) {
        if let Some(owned) = self.owned.get_mut(parent) {
            owned.remove(id);
            if owned.is_empty() {
                self.owned.remove(parent);
                self.refresh_hint(parent);
            }
        }
    }

    fn entry(&self, slot: u32) -> Option<&Entry> {
        self.entries.get(slot as usize).and_then(Option::as_ref)
    }
}

/// How large an element is painted, as far as that is known.
fn size_of(kinds: Option<&'static Kinds>, element: &Element) -> BoardSize {
    match kinds {
        Some(kinds) if !is_plain(element) => (kinds.painted_size)(element),
        _ => painted_size(element),
    }
}
