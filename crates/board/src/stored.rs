//! What is stored of a board's elements and facts, key by key and whatever it means: kinds and keys of a newer version,
//! too. Whoever takes something back compares and writes this.

use std::collections::HashMap;

use yrs::{Any, GetString, Map, MapPrelim, MapRef, Out, ReadTxn, TextPrelim, Transact};

use crate::codec::write_shared_text;
use crate::edit::Edit;
use crate::schema::TEXT;
use crate::{Board, ElementId};

/// What is stored under one key.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Stored {
    Any(Any),
    Text(String),
}

/// An element, or the board's own facts.
pub(crate) type Fields = HashMap<String, Stored>;

/// Everything that is stored of a board's elements.
pub(crate) fn stored(board: &Board) -> HashMap<ElementId, Fields> {
    let txn = board.doc.transact();
    let all = board.elements.iter(&txn).filter_map(|(id, value)| {
        let Out::YMap(map) = value else { return None };
        Some((ElementId::new(id), fields(&map, &txn)))
    });
    all.collect()
}

/// What is stored of one element; `None` if it is not there.
pub(crate) fn stored_element(board: &Board, id: &ElementId) -> Option<Fields> {
    let txn = board.doc.transact();
    match board.elements.get(&txn, id.as_str()) {
        Some(Out::YMap(map)) => Some(fields(&map, &txn)),
        _ => None,
    }
}

/// The board's own facts.
pub(crate) fn stored_facts(board: &Board) -> Fields {
    fields(&board.info, &board.doc.transact())
}

fn fields<T: ReadTxn>(map: &MapRef, txn: &T) -> Fields {
    let fields = map.iter(txn).filter_map(|(key, value)| {
        let value = match value {
            Out::Any(any) => Stored::Any(any),
            Out::YText(text) => Stored::Text(text.get_string(txn)),
            // The schema has nothing else in an element.
            _ => return None,
        };
        Some((key.to_owned(), value))
    });
    fields.collect()
}

impl Edit<'_, '_> {
    /// Makes what is stored of an element exactly this.
    pub(crate) fn write_stored(&mut self, id: &ElementId, wanted: &Fields) {
        let Some(Out::YMap(map)) = self.elements.get(self.txn, id.as_str()) else {
            let fields = wanted.iter().map(|(key, value)| {
                let value: yrs::In = match value {
                    Stored::Any(any) => any.clone().into(),
                    Stored::Text(text) => TextPrelim::new(text.as_str()).into(),
                };
                (key.clone(), value)
            });
            // In the order of the keys, as a map's own order changes from run to run.
            let mut fields: Vec<(String, yrs::In)> = fields.collect();
            fields.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            let prelim: MapPrelim = fields.into_iter().collect();
            self.elements.insert(self.txn, id.as_str(), prelim);
            return;
        };
        self.write_fields(&map, wanted);
    }

    /// Makes these of the board's own facts so; `None` takes one away.
    pub(crate) fn write_stored_facts(&mut self, wanted: &[(&String, Option<&Stored>)]) {
        let info = self.info.clone();
        let mut all = fields(&info, self.txn);
        for (key, value) in wanted {
            match value {
                Some(value) => all.insert((*key).clone(), (*value).clone()),
                None => all.remove(*key),
            };
        }
        self.write_fields(&info, &all);
    }

    fn write_fields(&mut self, map: &MapRef, wanted: &Fields) {
        let current = fields(map, self.txn);
        let mut gone: Vec<&String> = current
            .keys()
            .filter(|key| !wanted.contains_key(*key))
            .collect();
        gone.sort_unstable();
        for key in gone {
            map.remove(self.txn, key);
        }
        let mut differing: Vec<(&String, &Stored)> = wanted
            .iter()
            .filter(|(key, value)| current.get(*key) != Some(*value))
            .collect();
        differing.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in differing {
            match value {
                Stored::Text(text) if key == TEXT => write_shared_text(map, self.txn, text),
                Stored::Text(text) => {
                    map.insert(self.txn, key.as_str(), TextPrelim::new(text.as_str()));
                }
                Stored::Any(any) => {
                    map.insert(self.txn, key.as_str(), any.clone());
                }
            }
        }
    }

    pub(crate) fn delete_stored(&mut self, id: &ElementId) {
        // It was found in this very document a moment ago.
        let _ = self.delete(id);
    }
}
