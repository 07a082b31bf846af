//! Many notes at once: what was written is known, and neither looked up again nor told as a change.

use std::sync::{Arc, PoisonError};

use crate::changes::lock;
use crate::codec::{as_read, new_note_fields};
use crate::{Board, BoardError, Element, Origin};

impl Board {
    /// Puts new notes on top of everything, in one transaction, as [`crate::Edit::create`] does. Gives them as
    /// [`Board::element`] would read them now, which costs more, in the order in which they came.
    ///
    /// [`Board::drain_changes`] does not tell of them, only of what else follows: whoever shows the board shows what
    /// this gives.
    ///
    /// # Errors
    /// As there, or [`BoardError::OtherKind`], at the first that cannot be made. Those before it are made.
    pub fn create_notes(
        &mut self,
        notes: &mut dyn Iterator<Item = Element>,
    ) -> (Vec<Element>, Result<(), BoardError>) {
        let mut made = Vec::with_capacity(notes.size_hint().0);
        let queue = Arc::clone(&self.queue);
        let result = self.edit(|edit| {
            let make_all = || {
                for note in notes {
                    if note.as_note().is_none() {
                        return Err(BoardError::OtherKind(note.id));
                    }
                    made.push(as_read(edit.create_by(note, new_note_fields)?));
                }
                Ok(())
            };
            let result = make_all();
            // Nothing else is done in this transaction.
            lock(&queue).made = Some(edit.tally.clone());
            result
        });
        let derived = self.derived.get_mut();
        let derived = derived.unwrap_or_else(PoisonError::into_inner);
        let mut queue = lock(&queue);
        // If there was nothing to make nobody took it.
        queue.made = None;
        let followed = made
            .iter()
            .filter(|note| !derived.is_indifferent_to(&note.id));
        followed.for_each(|note| queue.touch(note.id.clone(), Origin::Local));
        (made, result)
    }
}
