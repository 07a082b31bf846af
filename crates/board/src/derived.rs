//! What follows from strips and matrices, kept up to date change by change.
//!
//! Canvases, cells and tracks are held as they are stored, with who owns whom; when one of them is touched, its canvas
//! is derived anew ([`crate::derive`]), and what looks other than before is told.

mod change;
mod following;

use std::collections::HashMap;

use yrs::{Any, Map, MapRef, Out, ReadTxn};

use crate::cell::{SlotParts, slot_parts};
use crate::codec::{any_field, optional_token, placement_of, read_element, source_id};
use crate::derive::{Found, Ground, derive};
use crate::limits::{ELEMENTS_MAX, OWNERS_MAX};
use crate::schema::{CANVAS, CELL, KIND, SOURCE, TRACK};
use crate::weight_words::without_this_weight;
use crate::{Element, ElementId, Label, Origin, Track};

/// So many ids are known at most before no more slots are shown.
const NODES_MAX: usize = 2 * ELEMENTS_MAX;

/// Of so many tracks at most it is followed at once what names them.
const NAMED_MAX: usize = 1_000;

/// What is known about an id.
#[derive(Default)]
struct Node {
    /// A canvas, a cell or a track, as it is stored.
    stored: Option<Box<Element>>,
    /// Which canvas has it among what is derived, and the how manieth it is there.
    shown: Option<(ElementId, usize)>,
    /// Of a canvas: its cells. Of a cell: its tracks.
    owned: Vec<ElementId>,
    /// Of a canvas: everything on it that is not shown as it is stored.
    derived: Vec<Element>,
    /// The tracks that it names.
    names: Vec<ElementId>,
    /// The slot that it lies in, as far as that is followed.
    lies_in: Option<ElementId>,
    /// Whose text it shows.
    source: Option<ElementId>,
    /// What shows its text.
    followers: Vec<ElementId>,
}

/// See the top of the file.
#[derive(Default)]
pub(crate) struct Derived {
    nodes: HashMap<ElementId, Node>,
    /// Derived elements that changed and were not told yet.
    changed: Vec<(ElementId, Origin)>,
    /// Whether it is followed what lies in slots, and whether it has to be: only removed tracks ask.
    follows_owners: bool,
    has_removed: bool,
    /// How many elements show another's text.
    following: usize,
}

impl Derived {
    /// Takes note of what was touched.
    pub fn refresh<T: ReadTxn>(
        &mut self,
        txn: &T,
        elements: &MapRef,
        touched: Vec<(ElementId, Origin)>,
    ) {
        let mut stale: Vec<(ElementId, Origin)> = Vec::new();
        let told = self.changed.len();
        for (id, origin) in &touched {
            self.take_note(txn, elements, id, *origin, &mut stale);
        }
        if self.has_removed && !self.follows_owners {
            self.follows_owners = true;
            for (id, value) in elements.iter(txn) {
                if let Out::YMap(map) = value {
                    self.follow(txn, &ElementId::new(id), Some(&map));
                }
            }
        }
        stale.sort_unstable();
        stale.dedup_by(|a, b| a.0 == b.0);
        for (canvas, origin) in stale {
            let found = self.derive_found(txn, elements, &canvas);
            self.show(&canvas, origin, found);
        }
        self.tell_followers(&touched, told);
    }

    /// Whether nothing follows from a new note of this name, without a source: then nobody need take note of it.
    pub fn is_indifferent_to(&self, note: &ElementId) -> bool {
        let is_plain = self.following == 0 && !self.follows_owners;
        is_plain && !self.nodes.contains_key(note) && slot_parts(note).is_none()
    }

    /// How an element is shown. The outer `None`: as it is stored; the inner one: not at all.
    pub fn shown(&self, id: &ElementId) -> Option<Option<&Element>> {
        let node = self.nodes.get(id)?;
        match (&node.shown, &node.stored) {
            (Some((canvas, at)), _) => Some(self.nodes.get(canvas)?.derived.get(*at)),
            (None, Some(stored)) if stored.as_track().is_some() => Some(None),
            _ => None,
        }
    }

    /// The slots that are shown.
    pub fn slots(&self) -> impl Iterator<Item = &Element> {
        let all = self.nodes.values().flat_map(|node| &node.derived);
        all.filter(|element| element.is_slot())
    }

    /// The tracks of a grid as they are stored, shown or not.
    pub fn tracks(&self, grid: &ElementId) -> impl Iterator<Item = &Element> {
        let owned = self.owned(grid).filter_map(|id| self.stored(id));
        owned.filter(|element| element.as_track().is_some())
    }

    /// What changed and was not told yet.
    pub fn take_changed(&mut self) -> Vec<(ElementId, Origin)> {
        std::mem::take(&mut self.changed)
    }

    fn owned(&self, id: &ElementId) -> impl Iterator<Item = &ElementId> {
        self.nodes.get(id).into_iter().flat_map(|node| &node.owned)
    }

    fn stored(&self, id: &ElementId) -> Option<&Element> {
        self.nodes.get(id)?.stored.as_deref()
    }

    /// The canvas that something belongs to whose stored form is known.
    fn canvas_of(&self, element: &Element) -> Option<ElementId> {
        let mut element = element;
        for _ in 0..2 {
            if element.as_canvas().is_some() {
                break;
            }
            let owner = element.placement.parent.as_ref()?;
            if element.as_cell().is_some() {
                return Some(owner.clone());
            }
            element = self.stored(owner)?;
        }
        Some(element.id.clone())
    }

    fn take_note<T: ReadTxn>(
        &mut self,
        txn: &T,
        elements: &MapRef,
        id: &ElementId,
        origin: Origin,
        stale: &mut Vec<(ElementId, Origin)>,
    ) {
        let map = match elements.get(txn, id.as_str()) {
            Some(Out::YMap(map)) => Some(map),
            _ => None,
        };
        let source = map.as_ref();
        let source = source.and_then(|map| optional_token(map, txn, SOURCE, source_id));
        self.note_source(id, source);
        let kind = map.as_ref().and_then(|map| any_field(map, txn, KIND));
        let holds_others = match &kind {
            Some(Any::String(kind)) => matches!(kind.as_ref(), CANVAS | CELL | TRACK),
            _ => false,
        };
        let known = self.nodes.contains_key(id);
        if holds_others || known {
            self.stale_by(id, origin, stale);
            let now = map
                .as_ref()
                .filter(|_| holds_others)
                .map(|map| read_element(id, map, txn));
            self.replace(id, now);
            self.stale_by(id, origin, stale);
        }
        if self.follows_owners {
            for slot in self.follow(txn, id, map.as_ref()).into_iter().flatten() {
                self.stale_at(&slot, origin, stale);
            }
        }
        // Something is stored, or was, under the id of a slot.
        if !self.nodes.is_empty() {
            self.stale_at(id, origin, stale);
        }
    }

    /// Notes which canvases follow from an element: its own, and those with tracks that it names.
    fn stale_by(&self, id: &ElementId, origin: Origin, stale: &mut Vec<(ElementId, Origin)>) {
        let mut following = vec![id];
        let mut at = 0;
        // A track that is named may name others; nobody is asked twice.
        while let Some(id) = following.get(at) {
            at += 1;
            let Some(node) = self.nodes.get(*id) else {
                continue;
            };
            let canvas = node.stored.as_ref();
            stale.extend(canvas.and_then(|stored| Some((self.canvas_of(stored)?, origin))));
            for track in &node.names {
                if following.len() < NAMED_MAX && !following.contains(&track) {
                    following.push(track);
                }
            }
        }
    }

    /// Notes the canvas of a slot.
    fn stale_at(&self, slot: &ElementId, origin: Origin, stale: &mut Vec<(ElementId, Origin)>) {
        let Some(SlotParts::Lane(track, _) | SlotParts::Cross(track, _)) = slot_parts(slot) else {
            return;
        };
        let track = self.stored(&ElementId::new(track));
        let track = track.filter(|element| element.as_track().is_some());
        stale.extend(track.and_then(|track| Some((self.canvas_of(track)?, origin))));
    }

    /// Puts in what is stored now under an id.
    fn replace(&mut self, id: &ElementId, now: Option<Element>) {
        let node = self.nodes.entry(id.clone()).or_default();
        let before = std::mem::replace(&mut node.stored, now.clone().map(Box::new));
        if let Some(before) = before {
            self.link(&before, false);
        }
        if let Some(now) = now {
            self.has_removed |= now.as_track().is_some_and(|track| track.removed);
            self.link(&now, true);
        }
        if self.nodes.get(id).is_some_and(Node::is_empty) {
            self.nodes.remove(id);
        }
    }

    /// Notes, or forgets, whose an element is and what names it.
    fn link(&mut self, element: &Element, on: bool) {
        let track = element.as_track();
        let named_by = track.and_then(|track| track.names.clone());
        for (owner, is_name) in [(element.placement.parent.clone(), false), (named_by, true)] {
            let Some(owner) = owner else { continue };
            let node = self.nodes.entry(owner.clone()).or_default();
            let list = if is_name {
                &mut node.names
            } else {
                &mut node.owned
            };
            if on {
                list.push(element.id.clone());
            } else if let Some(place) = list.iter().position(|id| *id == element.id) {
                list.swap_remove(place);
            }
            if node.is_empty() {
                self.nodes.remove(&owner);
            }
        }
    }

    /// Follows which slot something lies in; gives the one before and the one now, if they differ.
    fn follow<T: ReadTxn>(
        &mut self,
        txn: &T,
        id: &ElementId,
        map: Option<&MapRef>,
    ) -> [Option<ElementId>; 2] {
        let now = map.and_then(|map| placement_of(map, txn).parent);
        let now = now.filter(|owner| slot_parts(owner).is_some());
        if now.is_none() && !self.nodes.contains_key(id) {
            return [None, None];
        }
        let node = self.nodes.entry(id.clone()).or_default();
        let before = std::mem::replace(&mut node.lies_in, now.clone());
        if node.is_empty() {
            self.nodes.remove(id);
        }
        if before == now {
            [None, None]
        } else {
            [before, now]
        }
    }

    fn derive_found<T: ReadTxn>(
        &self,
        txn: &T,
        elements: &MapRef,
        canvas: &ElementId,
    ) -> Vec<Found> {
        let element = self.stored(canvas).filter(|one| one.as_canvas().is_some());
        // Nobody makes so many slots to work with them.
        let Some(element) = element.filter(|_| self.nodes.len() < NODES_MAX) else {
            return Vec::new();
        };
        let cells: Vec<&Element> = self
            .owned(canvas)
            .filter_map(|id| self.stored(id))
            .filter(|element| element.as_cell().is_some())
            .collect();
        let tracks: Vec<&Element> = cells
            .iter()
            .flat_map(|cell| self.tracks(&cell.id))
            .collect();
        let is_removed = |track: &&Element| track.as_track().is_some_and(|track| track.removed);
        let occupied = if tracks.iter().any(is_removed) {
            self.occupied()
        } else {
            Vec::new()
        };
        derive(&Ground {
            canvas: element,
            cells,
            tracks,
            named: &|track| self.naming(txn, elements, track, 0),
            before: self.nodes.get(canvas).map_or(&[], |node| &node.derived),
            occupied: &|track| occupied.contains(&track.as_str()),
            stored: &|id| elements.contains_key(txn, id.as_str()),
        })
    }

    /// The tracks in whose slots something lies.
    fn occupied(&self) -> Vec<&str> {
        let slots = self.nodes.values().filter_map(|node| node.lies_in.as_ref());
        let mut tracks = Vec::new();
        for slot in slots {
            match slot_parts(slot) {
                Some(SlotParts::Lane(column, _)) => tracks.push(column),
                Some(SlotParts::Cross(row, column)) => tracks.extend([row, column]),
                None => {}
            }
        }
        tracks
    }

    /// What names a track is called: a note's text, or what the track is called in turn. `None` if it is not there, or
    /// says nothing.
    fn naming<T: ReadTxn>(
        &self,
        txn: &T,
        elements: &MapRef,
        track: &Track,
        depth: usize,
    ) -> Option<Label> {
        let by = track.names.as_ref()?;
        let map = match elements.get(txn, by.as_str()) {
            Some(Out::YMap(map)) if depth < OWNERS_MAX => map,
            _ => return None,
        };
        let element = read_element(by, &map, txn);
        let text = element.text().unwrap_or_default();
        match element.as_track() {
            Some(other) if other.removed => None,
            Some(other) => {
                let named = self.naming(txn, elements, other, depth + 1);
                named.or_else(|| {
                    let written = (!text.is_empty()).then(|| Label::new(text, text));
                    Some(written.unwrap_or_else(|| other.label.clone()))
                })
            }
            None => {
                let text = without_this_weight(text, track.weight);
                (!text.is_empty()).then(|| Label::new(text, text))
            }
        }
    }
}

impl Node {
    fn is_empty(&self) -> bool {
        self.stored.is_none()
            && self.shown.is_none()
            && self.owned.is_empty()
            && self.derived.is_empty()
            && self.names.is_empty()
            && self.lies_in.is_none()
            && self.source.is_none()
            && self.followers.is_empty()
    }
}
