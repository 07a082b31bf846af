//! Taking a board, or a part of it, back to how it was: an ordinary edit, so that others' work merges with it and it can
//! be undone.
//!
//! What is stored is compared key by key, whatever it means: kinds and keys of a newer version come back as well.

use std::collections::HashSet;

use crate::codec::{text_field, write_text_field};
use crate::edit::Edit;
use crate::limits::ELEMENTS_MAX;
use crate::schema::{LOCALE, TITLE};
use crate::stored::{Fields, stored};
use crate::{Board, BoardError, ElementId};

/// How much of a board is taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Extent {
    /// All of it, and its title.
    Board,
    /// This canvas, frame or cell and what belonged to it then or belongs to it now.
    Part(ElementId),
}

/// What taking back did, in elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Restored {
    /// Had been deleted since.
    pub brought_back: usize,
    /// Had been changed since.
    pub changed: usize,
    /// Had been made since.
    pub taken_away: usize,
}

impl Restored {
    /// Whether everything was already as it had been.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Board {
    /// Makes everything in `extent` as it was in `past`, in one transaction.
    ///
    /// # Errors
    /// [`BoardError::Missing`] if neither board has the part, [`BoardError::Full`] if what comes back has no room;
    /// nothing is written then.
    pub fn restore(&mut self, past: &Self, extent: &Extent) -> Result<Restored, BoardError> {
        let then = stored(past);
        let now = stored(self);
        let within = match extent {
            Extent::Board => None,
            Extent::Part(part) => Some(parts(self, past, part)?),
        };
        let is_within = |id: &ElementId| within.as_ref().is_none_or(|within| within.contains(id));
        let mut wanted: Vec<(&ElementId, Option<&Fields>)> = then
            .iter()
            .filter(|(id, fields)| is_within(id) && now.get(*id) != Some(*fields))
            .map(|(id, fields)| (id, Some(fields)))
            .collect();
        let made_since = now
            .keys()
            .filter(|id| is_within(id) && !then.contains_key(*id));
        wanted.extend(made_since.map(|id| (id, None)));
        // The same writes in the same order on every replica that does this.
        wanted.sort_unstable_by_key(|(id, _)| *id);

        let mut restored = Restored::default();
        for (id, fields) in &wanted {
            *match (fields, now.contains_key(*id)) {
                (Some(_), true) => &mut restored.changed,
                (Some(_), false) => &mut restored.brought_back,
                (None, _) => &mut restored.taken_away,
            } += 1;
        }
        if now.len() + restored.brought_back > ELEMENTS_MAX + restored.taken_away {
            return Err(BoardError::Full { max: ELEMENTS_MAX });
        }
        let info = (*extent == Extent::Board).then(|| past.info());
        let is_renamed = info.as_ref().is_some_and(|info| *info != self.info());
        if wanted.is_empty() && !is_renamed {
            return Ok(restored);
        }
        self.edit(|edit| {
            // Deleting first: the number of elements never exceeds what is allowed.
            wanted.sort_by_key(|(_, fields)| fields.is_some());
            for (id, fields) in wanted {
                match fields {
                    Some(fields) => edit.write_stored(id, fields),
                    None => edit.delete_stored(id),
                }
            }
            if let Some(info) = info.filter(|_| is_renamed) {
                edit.write_facts(&info.title, info.locale.tag());
            }
        });
        Ok(restored)
    }
}

/// The part and what it owned then or owns now.
fn parts(now: &Board, past: &Board, part: &ElementId) -> Result<HashSet<ElementId>, BoardError> {
    let mut found = HashSet::new();
    for snapshot in [now.snapshot(), past.snapshot()] {
        if snapshot.element(part).is_some() {
            found.insert(part.clone());
            found.extend(snapshot.descendants(part));
        }
    }
    if found.is_empty() {
        return Err(BoardError::Missing(part.clone()));
    }
    Ok(found)
}

impl Edit<'_, '_> {
    fn write_facts(&mut self, title: &str, locale: &str) {
        for (key, value) in [(TITLE, title), (LOCALE, locale)] {
            if text_field(self.info, self.txn, key).as_deref() != Some(value) {
                write_text_field(self.info, self.txn, key, value);
            }
        }
    }
}
