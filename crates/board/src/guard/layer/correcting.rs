//! Takes back what was done to the template layer by somebody who may not.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use yrs::{Any, In, Map, MapPrelim, MapRef, Out, TextPrelim, TransactionMut};

use super::Kept;
use crate::schema::TEXT;

/// What is to be as it was. In order, so that the same update is always corrected in the same way.
#[derive(Default)]
pub(super) struct Correction {
    /// Elements as a whole.
    pub elements: BTreeSet<Arc<str>>,
    /// Fields of elements.
    pub fields: BTreeSet<(Arc<str>, Arc<str>)>,
    /// Fields of elements that are not of the layer, with what they were.
    pub guarded: BTreeMap<(Arc<str>, &'static str), Option<Any>>,
    /// Facts about the board, with what they were.
    pub facts: BTreeMap<Arc<str>, Option<Any>>,
}

impl Correction {
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty()
            && self.fields.is_empty()
            && self.guarded.is_empty()
            && self.facts.is_empty()
    }

    /// Writes everything as it was kept.
    pub fn write(
        self,
        txn: &mut TransactionMut<'_>,
        elements: &MapRef,
        info: &MapRef,
        kept: &HashMap<Arc<str>, Kept>,
    ) {
        for id in &self.elements {
            match kept.get(id) {
                Some(kept) => drop(elements.insert(txn, Arc::clone(id), prelim(kept))),
                None => drop(elements.remove(txn, id)),
            }
        }
        for (id, key) in &self.fields {
            if let Some(Out::YMap(map)) = elements.get(txn, id) {
                let before = kept.get(id).and_then(|kept| kept.fields.get(key));
                put(txn, &map, key, before.cloned());
            }
        }
        for ((id, key), before) in self.guarded {
            if let Some(Out::YMap(map)) = elements.get(txn, &id) {
                put(txn, &map, key, before);
            }
        }
        for (key, before) in self.facts {
            put(txn, info, &key, before);
        }
    }
}

fn put(txn: &mut TransactionMut<'_>, map: &MapRef, key: &str, before: Option<Any>) {
    match before {
        Some(before) => drop(map.insert(txn, key, before)),
        None => drop(map.remove(txn, key)),
    }
}

/// An element anew.
fn prelim(kept: &Kept) -> MapPrelim {
    let mut fields: Vec<(String, In)> = kept
        .fields
        .iter()
        .map(|(key, value)| (key.to_string(), value.clone().into()))
        .collect();
    if let Some(text) = &kept.text {
        fields.push((TEXT.to_owned(), TextPrelim::new(text.as_str()).into()));
    }
    fields.into_iter().collect()
}
