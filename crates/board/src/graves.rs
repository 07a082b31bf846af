//! Where owners were that are gone. Somebody may give a thing to an owner that somebody else deletes at the same time:
//! its place counts from there, so that it stays where it was seen.

use std::collections::HashMap;

use yrs::{Any, Map, MapRef, Out, ReadTxn, Transact, TransactionMut};

use crate::codec::{number, number_value, placement_of, text_field};
use crate::limits::OWNERS_MAX;
use crate::schema::{CANVAS, CELL, FRAME, KIND, TRACK};
use crate::{Board, BoardPoint, ElementId};

/// Where owners were on the board when they were deleted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Graves(HashMap<ElementId, BoardPoint>);

impl Graves {
    /// Where an owner was that is gone: its own place, or, for the slots of a column or a row, that of what its name
    /// begins with.
    pub fn of(&self, owner: &ElementId) -> Option<BoardPoint> {
        let found = self.0.get(owner);
        if found.is_some() || self.0.is_empty() {
            return found.copied();
        }
        let (whose, _) = owner.as_str().rsplit_once(['/', '*'])?;
        self.0.get(&ElementId::new(whose)).copied()
    }

    /// Notes where an owner was, or that there is no such place.
    pub fn set(&mut self, owner: ElementId, origin: Option<BoardPoint>) {
        match origin {
            Some(origin) => self.0.insert(owner, origin),
            None => self.0.remove(&owner),
        };
    }
}

impl Board {
    /// All places of owners that are gone.
    pub fn graves(&self) -> Graves {
        let txn = self.doc.transact();
        let all = self.graves.iter(&txn);
        let read = all.filter_map(|(id, value)| Some((ElementId::new(id), point(&value)?)));
        Graves(read.collect())
    }

    /// Where this owner was, if it is gone and that is known.
    pub fn grave(&self, owner: &ElementId) -> Option<BoardPoint> {
        point(&self.graves.get(&self.doc.transact(), owner.as_str())?)
    }
}

/// Notes where the element of this map is, which is about to be deleted, if it may own something.
pub(crate) fn bury(
    graves: &MapRef,
    elements: &MapRef,
    txn: &mut TransactionMut<'_>,
    id: &ElementId,
) {
    let Some(Out::YMap(map)) = elements.get(txn, id.as_str()) else {
        return;
    };
    let kind = text_field(&map, txn, KIND);
    if !matches!(kind.as_deref(), Some(CANVAS | CELL | FRAME | TRACK)) {
        return;
    }
    let BoardPoint { x, y } = origin(graves, elements, txn, map);
    let place = Any::Array([number_value(x), number_value(y)].into());
    graves.insert(txn, id.as_str(), place);
}

/// Where the element of this map is on the board: its owners' positions added up.
fn origin(graves: &MapRef, elements: &MapRef, txn: &impl ReadTxn, map: MapRef) -> BoardPoint {
    let mut placement = placement_of(&map, txn);
    let mut origin = placement.offset;
    for _ in 0..OWNERS_MAX {
        let Some(owner) = placement.parent else { break };
        match elements.get(txn, owner.as_str()) {
            Some(Out::YMap(map)) => {
                placement = placement_of(&map, txn);
                origin = origin + placement.offset;
            }
            _ => {
                let grave = graves.get(txn, owner.as_str());
                let grave = grave.and_then(|grave| point(&grave));
                origin = origin + grave.unwrap_or_default();
                break;
            }
        }
    }
    origin.tamed()
}

/// What is stored for one owner.
fn point(value: &Out) -> Option<BoardPoint> {
    let Out::Any(Any::Array(place)) = value else {
        return None;
    };
    match &**place {
        [x, y] => Some(BoardPoint::new(number(x)?, number(y)?).tamed()),
        _ => None,
    }
}
