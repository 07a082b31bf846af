//! Changes become records: together, as far as nobody has to wait for that.

use std::sync::Arc;

use board::Advance;

use super::batch::Batch;
use super::event::{ConnectionId, Effect};
use super::gate::Gated;
use super::{Room, limits};

impl Room {
    /// Takes a change of the document into the next record; gives its number.
    pub(super) fn record(
        &mut self,
        origin: Option<ConnectionId>,
        delta: &[u8],
        advance: Advance,
    ) -> u64 {
        let is_added = self
            .batch
            .as_mut()
            .is_some_and(|batch| batch.add(origin, delta, &advance));
        if !is_added {
            self.head();
            self.batch = Some(Batch::new(origin, delta, advance));
        }
        self.sequence + 1
    }

    /// Makes a record of what was changed, unless the last one of a crowd was only just made: each costs a commit, a
    /// frame for everybody, and acknowledgements.
    pub(super) fn record_if_due(&mut self) {
        if self.batch.is_none() {
            return;
        }
        let round = limits::record_round_millis(self.connections.len());
        let left = self.next_record_millis.saturating_sub(self.now_millis);
        if self.draining || left == 0 || round == 0 {
            self.head();
        } else {
            self.effects.push(Effect::Wake { millis: left });
        }
    }

    /// The number of the record with the last change, which is handed to the store if it was not yet.
    pub(super) fn head(&mut self) -> u64 {
        if let Some(batch) = self.batch.take() {
            self.sequence += 1;
            self.next_record_millis =
                self.now_millis + limits::record_round_millis(self.connections.len());
            self.unsaved_since.get_or_insert(self.now_millis);
            let (origin, advance) = (batch.origin, batch.advance.clone());
            let update: Arc<[u8]> = Arc::from(batch.into_update());
            self.effects.push(Effect::Append {
                sequence: self.sequence,
                update: Arc::clone(&update),
            });
            let change = Gated::Delta {
                origin,
                update,
                advance,
            };
            self.gate.push(self.sequence, change);
        }
        self.sequence
    }
}
