//! Many notes at once: what was written is known, and not looked up again.

use std::sync::{Arc, PoisonError};

use crate::changes::lock;
use crate::codec::{as_read, new_note_fields};
use crate::{Board, BoardError, Element};

impl Board {
    /// Puts new notes on top of everything, in one transaction, as [`crate::Edit::create`] does. Gives them as
    /// [`Board::element`] would read them now, which costs more, in the order in which they were given.
    ///
    /// # Errors
    /// As there, or [`BoardError::OtherKind`], at the first that cannot be made. Those before it are made.
    pub fn create_notes(&mut self, notes: Vec<Element>) -> (Vec<Element>, Result<(), BoardError>) {
        let mut made = Vec::with_capacity(notes.len());
        let queue = Arc::clone(&self.queue);
        let result = self.edit(|edit| {
            let result = notes.into_iter().try_for_each(|note| {
                if note.as_note().is_none() {
                    return Err(BoardError::OtherKind(note.id));
                }
                made.push(as_read(edit.create_by(note, new_note_fields)?));
                Ok(())
            });
            // Nothing else is done in this transaction.
            lock(&queue).made = Some(edit.tally.clone());
            result
        });
        let derived = self.derived.get_mut();
        let derived = derived.unwrap_or_else(PoisonError::into_inner);
        let mut queue = lock(&queue);
        // If there was nothing to make nobody took it.
        queue.made = None;
        queue
            .touched
            .retain(|(id, _)| !derived.is_indifferent_to(id));
        (made, result)
    }
}
