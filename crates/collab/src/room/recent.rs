//! Changes that were told lately, for connections that take them more slowly than they come.
//!
//! To make up for them from the document would cost as much as the board is large, for every slow connection, and most
//! are slow for a moment only. Nothing is kept while nobody lags.

use std::collections::VecDeque;
use std::sync::Arc;

use super::event::ConnectionId;
use super::limits::RECENT_BYTES_MAX;

/// The last changes, numbered.
#[derive(Default)]
pub(super) struct Recent {
    /// The number of the first one that is kept.
    first: u64,
    changes: VecDeque<(Option<ConnectionId>, Arc<[u8]>)>,
    bytes: usize,
}

impl Recent {
    /// The number that the next change will have.
    pub fn next(&self) -> u64 {
        self.first + self.changes.len() as u64
    }

    /// Keeps a change; the oldest go if there are too many.
    pub fn keep(&mut self, author: Option<ConnectionId>, frame: &Arc<[u8]>) {
        self.bytes += frame.len();
        self.changes.push_back((author, Arc::clone(frame)));
        while self.bytes > RECENT_BYTES_MAX {
            self.forget_first();
        }
    }

    /// Forgets those before that number, which nobody waits for.
    pub fn forget_before(&mut self, number: u64) {
        while self.first < number && !self.changes.is_empty() {
            self.forget_first();
        }
    }

    /// A change and its author, if everybody but them was told; `None` if it is not kept any more.
    pub fn get(&self, number: u64) -> Option<&(Option<ConnectionId>, Arc<[u8]>)> {
        let index = number.checked_sub(self.first)?;
        self.changes.get(usize::try_from(index).ok()?)
    }

    /// Whether everything from that number on is kept.
    pub fn has_from(&self, number: u64) -> bool {
        number >= self.first
    }

    fn forget_first(&mut self) {
        if let Some((_, frame)) = self.changes.pop_front() {
            self.bytes -= frame.len();
            self.first += 1;
        }
    }
}
