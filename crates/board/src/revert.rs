//! Taking one act back, whoever did it and whatever came after it.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::act::owner;
use crate::limits::ELEMENTS_MAX;
use crate::schema::{SCHEMA, SEALED, TEXT, VEIL};
use crate::stored::{Fields, Stored, stored, stored_facts};
use crate::{Board, BoardError, ElementId};

/// What taking an act back did, in elements; the board's own facts count as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reverted {
    /// Are as they were before the act, as far as it had changed them.
    pub put_back: usize,
    /// Were changed again since, at least in what the act had changed, and stay as they are in that.
    pub kept: usize,
}

/// What is to be written.
#[derive(Default)]
struct Plan {
    written: Vec<(ElementId, Fields)>,
    /// How many of `written` are not there now.
    coming: usize,
    deleted: HashSet<ElementId>,
    reverted: Reverted,
}

impl Board {
    /// Makes everything that an act changed as it was `before` it, where it is still as it was `after` it; in one
    /// transaction. Both boards hold what the act touched, see [`crate::Act::sides`].
    ///
    /// What was made goes if nothing has become of it since and nothing else lies in it. What was revealed stays.
    ///
    /// # Errors
    /// [`BoardError::Full`] if what comes back has no room; nothing is written then.
    pub fn revert(&mut self, before: &Self, after: &Self) -> Result<Reverted, BoardError> {
        let now = stored(self);
        let plan = plan(&stored(before), &stored(after), &now);
        if now.len() + plan.coming > ELEMENTS_MAX + plan.deleted.len() {
            return Err(BoardError::Full { max: ELEMENTS_MAX });
        }
        let (then, later, facts) = (
            stored_facts(before),
            stored_facts(after),
            stored_facts(self),
        );
        let keys: BTreeSet<&String> = then.keys().chain(later.keys()).collect();
        // A veil is lifted by whoever leads the round, and the schema's version is none of ours.
        let keys = keys
            .into_iter()
            .filter(|key| ![SCHEMA, VEIL].contains(&key.as_str()));
        let differing = keys.filter(|key| then.get(*key) != later.get(*key));
        let differing: Vec<&String> = differing
            .filter(|key| facts.get(*key) != then.get(*key))
            .collect();
        let (back, kept): (Vec<&String>, Vec<&String>) = differing
            .into_iter()
            .partition(|key| facts.get(*key) == later.get(*key));
        let mut reverted = plan.reverted;
        reverted.put_back += usize::from(!back.is_empty());
        reverted.kept += usize::from(!kept.is_empty());
        if reverted.put_back == 0 {
            return Ok(reverted);
        }
        self.edit(|edit| {
            let mut deleted: Vec<&ElementId> = plan.deleted.iter().collect();
            deleted.sort_unstable();
            for id in deleted {
                edit.delete_stored(id);
            }
            for (id, fields) in &plan.written {
                edit.write_stored(id, fields);
            }
            let back: Vec<(&String, Option<&Stored>)> =
                back.iter().map(|key| (*key, then.get(*key))).collect();
            edit.write_stored_facts(&back);
        });
        Ok(reverted)
    }
}

fn plan(
    before: &HashMap<ElementId, Fields>,
    after: &HashMap<ElementId, Fields>,
    now: &HashMap<ElementId, Fields>,
) -> Plan {
    let mut plan = Plan::default();
    // The same writes in the same order on every replica that does this.
    let ids: BTreeSet<&ElementId> = before.keys().chain(after.keys()).collect();
    for id in ids {
        match (before.get(id), after.get(id), now.get(id)) {
            (Some(old), None, None) => {
                plan.written.push((id.clone(), old.clone()));
                plan.coming += 1;
                plan.reverted.put_back += 1;
            }
            (None, Some(new), Some(here)) if new == here => {
                plan.deleted.insert(id.clone());
            }
            (Some(old), Some(new), Some(here)) => {
                let (wanted, is_kept) = put_back(old, new, here);
                plan.reverted.kept += usize::from(is_kept);
                if wanted != *here {
                    plan.reverted.put_back += 1;
                    plan.written.push((id.clone(), wanted));
                }
            }
            (None, Some(_), Some(_)) | (Some(_), Some(_), None) => plan.reverted.kept += 1,
            // Somebody has taken it back already.
            (Some(_), None, Some(_)) | (None, Some(_), None) | (None, None, _) => {}
        }
    }
    plan.reverted.kept += keep_owners(&mut plan.deleted, now);
    plan.reverted.put_back += plan.deleted.len();
    plan
}

/// An element with what an act changed in it put back where it is still so; and whether something was not.
fn put_back(old: &Fields, new: &Fields, here: &Fields) -> (Fields, bool) {
    let mut wanted = here.clone();
    let mut is_kept = false;
    // What was said aloud is not unsaid.
    let was_revealed = old.contains_key(SEALED) && !new.contains_key(SEALED);
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let (old, new, here) = (old.get(key), new.get(key), here.get(key));
        if old == new || here == old {
            continue;
        }
        if here != new || was_revealed && [SEALED, TEXT].contains(&key.as_str()) {
            is_kept = true;
            continue;
        }
        match old {
            Some(old) => wanted.insert(key.clone(), old.clone()),
            None => wanted.remove(key),
        };
    }
    (wanted, is_kept)
}

/// Takes out of `deleted` what would leave others without their owner; gives how many.
fn keep_owners(deleted: &mut HashSet<ElementId>, now: &HashMap<ElementId, Fields>) -> usize {
    let mut kept = 0;
    loop {
        let needed: HashSet<ElementId> = now
            .iter()
            .filter(|(id, _)| !deleted.contains(*id))
            .filter_map(|(_, fields)| owner(fields))
            .flat_map(|owner| {
                // Of a slot its row and column, or its column.
                let lane = owner.rsplit_once('/').map(|(column, _)| column);
                owner.split('*').chain([owner]).chain(lane)
            })
            .map(ElementId::new)
            .filter(|owner| deleted.contains(owner))
            .collect();
        if needed.is_empty() {
            return kept;
        }
        kept += needed.len();
        deleted.retain(|id| !needed.contains(id));
    }
}
