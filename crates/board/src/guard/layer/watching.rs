//! Notes what touches the template layer while it is merged.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use yrs::types::{EntryChange, Event, PathSegment};
use yrs::{Any, DeepObservable, Out};

use crate::Board;
use crate::schema::{KIND, VEIL};

/// What was done.
pub(super) enum Touch {
    /// An element came, went, or was replaced by another under its name.
    Element(Arc<str>),
    /// Fields of an element of the layer changed.
    Fields(Arc<str>, Vec<Arc<str>>),
    /// Something in a field of an element of the layer changed: what is written there.
    Within(Arc<str>, Arc<str>),
    /// A field changed, of an element that was not of the layer, that not everybody may change. What it was, if it was
    /// there.
    Guarded(Arc<str>, &'static str, Option<Any>),
    /// One of the board's own facts changed. What it was, if it was there.
    Fact(Arc<str>, Option<Any>),
}

/// Shared with the observers.
pub(super) struct Seen {
    /// The elements of the layer.
    pub ids: HashSet<Arc<str>>,
    pub touches: Vec<Touch>,
    pub made: usize,
    pub deleted: usize,
}

impl Seen {
    pub fn new(ids: HashSet<Arc<str>>) -> Self {
        Self {
            ids,
            touches: Vec::new(),
            made: 0,
            deleted: 0,
        }
    }
}

/// Installs the observers. They live as long as the document.
pub(super) fn watch(board: &Board, seen: &Arc<Mutex<Seen>>) {
    let noted = Arc::clone(seen);
    board
        .elements
        .observe_deep("template layer", move |txn, events| {
            let mut seen = noted.lock().unwrap_or_else(PoisonError::into_inner);
            for event in events.iter() {
                let path = event.path();
                let mut path = path.iter();
                match (path.next(), path.next(), event) {
                    (None, _, Event::Map(event)) => {
                        for (id, change) in event.keys(txn) {
                            match change {
                                EntryChange::Inserted(_) => seen.made += 1,
                                EntryChange::Removed(_) => seen.deleted += 1,
                                EntryChange::Updated(..) => {}
                            }
                            seen.touches.push(Touch::Element(Arc::clone(id)));
                        }
                    }
                    (Some(PathSegment::Key(id)), None, Event::Map(event)) => {
                        if seen.ids.contains(id) {
                            let keys = event.keys(txn).keys().cloned().collect();
                            seen.touches.push(Touch::Fields(Arc::clone(id), keys));
                            continue;
                        }
                        for key in [KIND, VEIL] {
                            if let Some(change) = event.keys(txn).get(key) {
                                let before = value_before(change);
                                let touch = Touch::Guarded(Arc::clone(id), key, before);
                                seen.touches.push(touch);
                            }
                        }
                    }
                    (Some(PathSegment::Key(id)), Some(PathSegment::Key(key)), _)
                        if seen.ids.contains(id) =>
                    {
                        let (id, key) = (Arc::clone(id), Arc::clone(key));
                        seen.touches.push(Touch::Within(id, key));
                    }
                    _ => {}
                }
            }
        });
    let noted = Arc::clone(seen);
    board
        .info
        .observe_deep("template layer", move |txn, events| {
            let mut seen = noted.lock().unwrap_or_else(PoisonError::into_inner);
            for event in events.iter() {
                if let (true, Event::Map(event)) = (event.path().is_empty(), event) {
                    for (key, change) in event.keys(txn) {
                        let before = value_before(change);
                        seen.touches.push(Touch::Fact(Arc::clone(key), before));
                    }
                }
            }
        });
}

fn value_before(change: &EntryChange) -> Option<Any> {
    match change {
        EntryChange::Updated(Out::Any(before), _) | EntryChange::Removed(Out::Any(before)) => {
            Some(before.clone())
        }
        EntryChange::Inserted(_) | EntryChange::Updated(..) | EntryChange::Removed(_) => None,
    }
}
