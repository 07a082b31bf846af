//! What an undo takes away and cannot put back is kept.
//!
//! To take a change of a key back, yrs deletes the value that was written and brings back the one before it. Where
//! somebody else wrote to the same key meanwhile, it brings nothing back, as that would overwrite theirs; but it
//! still deletes: the key is gone, for everybody. Of keys that say a thing which every such element has, as where
//! it is, the value that was taken away is written again.

use std::sync::{Arc, Mutex, PoisonError};

use yrs::types::{EntryChange, Event, PathSegment};
use yrs::{Any, DeepObservable, Doc, Map, MapRef, Out, ReadTxn, Transact};

use crate::codec::text_field;
use crate::schema::{
    AT, COLOR, FILL, FORM, FROM, HEADS, INK, KIND, ORDER, ROUTE, SCALE, SIZE, TINT, TO, TRACK,
    WIDTH,
};

/// Not this person's work to be taken back: no step of the history.
const ORIGIN: &str = "mended";

/// What every element of its kind has and what can be changed. Other keys come and go.
const ALWAYS: [&str; 14] = [
    AT, SIZE, ORDER, COLOR, INK, FILL, TINT, FORM, FROM, TO, ROUTE, HEADS, WIDTH, SCALE,
];

/// An element's id, one of its keys, and what was there.
type Lost = (Arc<str>, &'static str, Any);

/// Runs `undo`, and writes what it should not have taken away.
pub(super) fn whole(doc: &Doc, elements: &MapRef, undo: impl FnOnce() -> bool) -> bool {
    let lost = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&lost);
    elements.observe_deep(ORIGIN, move |txn, events| {
        let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
        for event in events.iter() {
            note(txn, event, &mut noted);
        }
    });
    let changed = undo();
    elements.unobserve_deep(ORIGIN);
    let lost = std::mem::take(&mut *lost.lock().unwrap_or_else(PoisonError::into_inner));
    if !lost.is_empty() {
        put_back(doc, elements, lost);
    }
    changed
}

/// Notes which keys of elements an event took away.
fn note(txn: &yrs::TransactionMut<'_>, event: &Event, lost: &mut Vec<Lost>) {
    let (Event::Map(event), Some(PathSegment::Key(id))) = (event, event.path().front().cloned())
    else {
        return;
    };
    for (key, change) in event.keys(txn) {
        let always = ALWAYS.into_iter().find(|always| **key == **always);
        if let (Some(key), EntryChange::Removed(Out::Any(old))) = (always, change) {
            lost.push((Arc::clone(&id), key, old.clone()));
        }
    }
}

fn put_back(doc: &Doc, elements: &MapRef, lost: Vec<Lost>) {
    let mut txn = doc.transact_mut_with(ORIGIN);
    for (id, key, old) in lost {
        let Some(Out::YMap(map)) = elements.get(&txn, &id) else {
            continue;
        };
        if !map.contains_key(&txn, key) && !comes_and_goes(&map, &txn, key) {
            map.insert(&mut txn, key, old);
        }
    }
}

/// Whether this element can do without the key: a column or a row has a size only if somebody gave it one.
fn comes_and_goes(map: &MapRef, txn: &impl ReadTxn, key: &str) -> bool {
    key == SIZE && text_field(map, txn, KIND).is_none_or(|kind| kind == TRACK)
}
