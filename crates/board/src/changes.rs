//! What was touched since somebody last looked.
//!
//! Observers run inside the transaction, where opening another one panics: they only note names
//! and bytes here, and everything is read after the transaction has closed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ElementId;
use crate::tally::Tally;

/// Whose doing a change was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Origin {
    /// This person's, by an edit, an undo or a redo.
    Local,
    /// Somebody else's.
    Remote,
    /// Loaded from storage.
    Storage,
}

impl Origin {
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Remote => "remote",
            Self::Storage => "storage",
        }
    }

    /// An origin without a tag of ours is the undo manager acting for this person.
    pub(crate) fn of(origin: Option<&yrs::Origin>) -> Self {
        match origin.map(AsRef::as_ref) {
            Some(b"remote") => Self::Remote,
            Some(b"storage") => Self::Storage,
            _ => Self::Local,
        }
    }
}

/// The elements that were created, changed or deleted, and whether the board's own facts were.
/// What they are now is asked of the board.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    /// Touched elements with whose doing it was (the last one's, if several).
    pub elements: BTreeMap<ElementId, Origin>,
    /// Whether title, locale or schema changed.
    pub info: bool,
}

impl Changes {
    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && !self.info
    }
}

/// Shared between the board and the observers inside its document.
#[derive(Default)]
pub(crate) struct Queue {
    pub changes: Changes,
    pub updates: Vec<Vec<u8>>,
    pub tally: Tally,
}

pub(crate) type SharedQueue = Arc<Mutex<Queue>>;

/// Locks the queue. A poisoned lock only means that some observer panicked; what was noted is still true.
pub(crate) fn lock(queue: &SharedQueue) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}
