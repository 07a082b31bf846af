//! Changes that go on together: as one record, and as one frame.

use board::{Advance, Splice};

use super::event::ConnectionId;
use super::limits::BATCH_BYTES_MAX;

/// Changes in the order in which they were merged.
pub(super) struct Batch {
    /// Whose all of them are, if they are one connection's and nothing of them was taken back: whoever has them already.
    pub origin: Option<ConnectionId>,
    /// How far they take each writer.
    pub advance: Advance,
    splice: Splice,
}

impl Batch {
    pub fn new(origin: Option<ConnectionId>, update: &[u8], advance: Advance) -> Self {
        let mut splice = Splice::default();
        splice.add(update);
        Self {
            origin,
            advance,
            splice,
        }
    }

    /// Bytes of the changes.
    pub fn bytes(&self) -> usize {
        self.splice.bytes()
    }

    /// Adds a change; `false` if it has to go by itself.
    pub fn add(&mut self, origin: Option<ConnectionId>, update: &[u8], advance: &Advance) -> bool {
        if self.bytes() + update.len() > BATCH_BYTES_MAX || !self.splice.add(update) {
            return false;
        }
        if self.origin != origin {
            self.origin = None;
        }
        self.advance.join(advance);
        true
    }

    /// The update that brings all of them.
    pub fn into_update(self) -> Vec<u8> {
        self.splice.finish()
    }
}
