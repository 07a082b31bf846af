//! Keeps up with the template layer, and finds what should not have been done to it.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, GetString, Map, MapRef, Out, ReadTxn};

use super::correcting::Correction;
use super::rules::{is_a_free_fact, is_filled_in, is_of_the_layer};
use super::watching::Touch;
use super::{Kept, Reach, TemplateLayer};
use crate::codec::text_field;
use crate::schema::{KIND, TEXT, TRACK};

/// All of the layer.
pub(super) fn everything(txn: &impl ReadTxn, elements: &MapRef) -> HashMap<Arc<str>, Kept> {
    elements
        .iter(txn)
        .filter_map(|(id, value)| Some((Arc::from(id), kept(txn, &value)?)))
        .collect()
}

/// An element, if it belongs to the layer.
fn kept(txn: &impl ReadTxn, value: &Out) -> Option<Kept> {
    let Out::YMap(map) = value else { return None };
    if !is_of_the_layer(&text_field(map, txn, KIND)?) {
        return None;
    }
    let mut kept = Kept::default();
    for (key, value) in map.iter(txn) {
        match value {
            Out::Any(value) => drop(kept.fields.insert(Arc::from(key), value)),
            Out::YText(text) if key == TEXT => kept.text = Some(text.get_string(txn)),
            // Nothing of ours; it is not brought back if it is deleted.
            _ => {}
        }
    }
    Some(kept)
}

fn value_at(txn: &impl ReadTxn, map: &MapRef, key: &str) -> Option<Any> {
    match map.get(txn, key) {
        Some(Out::Any(value)) => Some(value),
        _ => None,
    }
}

impl TemplateLayer {
    /// Follows one touch; what `reach` does not allow is noted instead.
    pub(super) fn look_at(
        &mut self,
        txn: &impl ReadTxn,
        (elements, info): (&MapRef, &MapRef),
        touch: Touch,
        reach: Reach,
        correction: &mut Correction,
    ) {
        match touch {
            Touch::Element(id) => {
                let now = elements.get(txn, &id).and_then(|value| kept(txn, &value));
                if reach == Reach::Everything || self.may_come_or_go(&id, now.as_ref()) {
                    self.keep(&id, now);
                } else {
                    correction.elements.insert(id);
                }
            }
            Touch::Fields(id, keys) => {
                let Some(Out::YMap(map)) = elements.get(txn, &id) else {
                    return;
                };
                let is_other_kind = keys.iter().any(|key| **key == *KIND);
                if reach == Reach::Everything && is_other_kind {
                    let now = kept(txn, &Out::YMap(map));
                    return self.keep(&id, now);
                }
                for key in keys {
                    self.look_at_field(txn, &map, &id, key, reach, correction);
                }
            }
            Touch::Within(id, key) => {
                let Some(Out::YMap(map)) = elements.get(txn, &id) else {
                    return;
                };
                if let (Some(kept), Some(Out::YText(text))) =
                    (self.kept.get_mut(&id), map.get(txn, &key))
                    && *key == *TEXT
                {
                    kept.text = Some(text.get_string(txn));
                }
            }
            Touch::Guarded(id, key, before) => {
                let now = elements.get(txn, &id).and_then(|value| kept(txn, &value));
                // Of the kinds only those are guarded that would make it a part of the layer.
                if reach == Reach::Content && (key != KIND || now.is_some()) {
                    correction.guarded.entry((id, key)).or_insert(before);
                } else if key == KIND {
                    self.keep(&id, now);
                }
            }
            Touch::Fact(key, before) => {
                let now = value_at(txn, info, &key);
                if reach == Reach::Content && !is_a_free_fact(&key, before.as_ref(), now.as_ref()) {
                    correction.facts.entry(key).or_insert(before);
                }
            }
        }
    }

    fn look_at_field(
        &mut self,
        txn: &impl ReadTxn,
        map: &MapRef,
        id: &Arc<str>,
        key: Arc<str>,
        reach: Reach,
        correction: &mut Correction,
    ) {
        let Some(kept) = self.kept.get_mut(id) else {
            return;
        };
        if reach == Reach::Content && !is_filled_in(kept.kind(), &key) {
            // Whoever says what is so already changes nothing.
            if value_at(txn, map, &key).as_ref() != kept.fields.get(&key) {
                correction.fields.insert((Arc::clone(id), key));
            }
            return;
        }
        match map.get(txn, &key) {
            Some(Out::Any(value)) => drop(kept.fields.insert(key, value)),
            Some(Out::YText(text)) if *key == *TEXT => {
                kept.fields.remove(&key);
                kept.text = Some(text.get_string(txn));
            }
            _ => drop(kept.fields.remove(&key)),
        }
    }

    /// Whether those who only take part may have done this to an element: made, deleted or replaced it.
    fn may_come_or_go(&self, id: &str, now: Option<&Kept>) -> bool {
        let varies = |track: &Kept| {
            let grid = self.kept.get(track.grid());
            track.kind() == TRACK && grid.is_some_and(|grid| grid.takes(track))
        };
        match (self.kept.get(id), now) {
            (None, None) => true,
            (None, Some(track)) => varies(track),
            // Taking back that it was added; what people put into it goes for good.
            (Some(track), None) => varies(track) && !track.has_values(),
            (Some(_), Some(_)) => false,
        }
    }
}
