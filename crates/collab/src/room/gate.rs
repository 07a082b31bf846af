//! The gate: what shows the document waits here, in order, until what it shows is durable.

use std::collections::VecDeque;
use std::sync::Arc;

use board::Advance;

use super::event::{Answer, ConnectionId, Ticket};

/// Something that shows the document.
pub(super) enum Gated {
    /// A change, for everybody but its author; without one, for everybody.
    Delta {
        origin: Option<ConnectionId>,
        update: Arc<[u8]>,
        advance: Advance,
    },
    /// The answer to a state vector, or (`resync`) what a slow connection missed.
    Reply {
        connection: ConnectionId,
        frame: Arc<[u8]>,
        resync: bool,
    },
    /// An answer about the whole board for somebody who asked.
    Answer { ticket: Ticket, answer: Answer },
}

impl Gated {
    /// Bytes that it keeps back. Answers repeat what the document has; only changes count as unsaved.
    fn unsaved_bytes(&self) -> usize {
        match self {
            Self::Delta { update, .. } => update.len(),
            Self::Reply { .. } | Self::Answer { .. } => 0,
        }
    }
}

/// The queue. The numbers it waits for only grow, so it is first in, first out.
#[derive(Default)]
pub(super) struct Gate {
    queue: VecDeque<(u64, Gated)>,
    unsaved_bytes: usize,
}

impl Gate {
    /// Adds what may pass once record `need` is durable.
    pub(super) fn push(&mut self, need: u64, gated: Gated) {
        self.unsaved_bytes += gated.unsaved_bytes();
        self.queue.push_back((need, gated));
    }

    /// The next that may pass.
    pub(super) fn pop(&mut self, durable: u64) -> Option<Gated> {
        if self.queue.front()?.0 > durable {
            return None;
        }
        let (_, gated) = self.queue.pop_front()?;
        self.unsaved_bytes -= gated.unsaved_bytes();
        Some(gated)
    }

    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Bytes of changes that wait for the store.
    pub(super) fn unsaved_bytes(&self) -> usize {
        self.unsaved_bytes
    }
}
