//! Texts that are shown from elsewhere, and becoming one's own.

use yrs::{Any, Map, MapRef};

use super::Edit;
use crate::codec::{read_element, write_shared_text};
use crate::schema::{CELL, NOTE, SOURCE};
use crate::{BoardError, ElementId};

impl Edit<'_, '_> {
    /// Says whose text a note or a text cell shows from now on: that of a note, a text cell, a slot, or what a column or
    /// a row is called; `None` gives it its own again, which is what it had before. Whoever writes in it makes it its own,
    /// see [`Edit::set_text`].
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_source(
        &mut self,
        id: &ElementId,
        source: Option<&ElementId>,
    ) -> Result<(), BoardError> {
        let map = self.map_of(id, &[NOTE, CELL])?;
        match source {
            Some(source) => {
                map.insert(self.txn, SOURCE, Any::from(source.as_str()));
            }
            None => self.remove(&map, SOURCE),
        }
        Ok(())
    }

    /// Makes a text that is shown from elsewhere its own, as `text` is about to be written in it. False if that is what
    /// it shows: then nothing is to be written.
    pub(super) fn takes_own_text(&mut self, id: &ElementId, map: &MapRef, text: &str) -> bool {
        if !map.contains_key(self.txn, SOURCE) {
            return true;
        }
        let element = read_element(id, map, self.txn);
        let shown = self.derived.followed(self.txn, self.elements, &element);
        if shown.as_deref() == Some(text) {
            return false;
        }
        map.remove(self.txn, SOURCE);
        true
    }

    /// What is about to go leaves its text to those that show it.
    #[inline(never)]
    pub(super) fn leave_texts(&mut self, id: &ElementId) {
        for follower in self.derived.followers_of(id) {
            // It may have gone before.
            let Ok(map) = self.map(&follower) else {
                continue;
            };
            let element = read_element(&follower, &map, self.txn);
            let shown = self.derived.followed(self.txn, self.elements, &element);
            let Some(text) = shown.filter(|text| element.text() != Some(text)) else {
                continue;
            };
            // Nothing is written openly under a veil: there it keeps what it had before.
            let is_open = element.as_note().is_none()
                || matches!(self.write_sealed(&follower, &map, &text), Ok(false));
            if is_open {
                write_shared_text(&map, self.txn, &text);
            }
        }
    }
}
