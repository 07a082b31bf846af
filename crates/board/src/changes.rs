//! What was touched since somebody last looked.
//!
//! Observers run inside the transaction, where opening another one panics: they only note names
//! and bytes here, and everything is read after the transaction has closed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::tally::Tally;
use crate::{ElementId, SortedMap, SortedSet};

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
    pub elements: SortedMap<ElementId, Origin>,
    /// Owners that were deleted, or came back: where they were is known now, see [`crate::Board::grave`].
    pub graves: SortedSet<ElementId>,
    /// Whether title, locale or schema changed.
    pub info: bool,
}

impl Changes {
    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.elements.is_empty() && self.graves.is_empty() && !self.info
    }
}

/// Shared between the board and the observers inside its document.
#[derive(Default)]
pub(crate) struct Queue {
    /// But for the elements.
    pub changes: Changes,
    /// The elements that were touched, in the order of the doing.
    pub elements: Vec<(ElementId, Origin)>,
    /// What was touched since strips and matrices were looked at, in the order of the doing.
    pub touched: Vec<(ElementId, Origin)>,
    /// Whether that is not known any more: everything has to be looked at.
    pub lost_track: bool,
    pub updates: Vec<Vec<u8>>,
    pub tally: Tally,
    /// The tally as the open transaction leaves it, where that and all that is made in it are known beforehand.
    pub made: Option<Tally>,
}

impl Queue {
    /// Notes that an element was touched.
    pub fn touch(&mut self, id: ElementId, origin: Origin) {
        if !self.lost_track {
            self.touched.push((id.clone(), origin));
        }
        self.elements.push((id, origin));
    }
}

pub(crate) type SharedQueue = Arc<Mutex<Queue>>;

/// Locks the queue. A poisoned lock only means that some observer panicked; what was noted is still true.
pub(crate) fn lock(queue: &SharedQueue) -> MutexGuard<'_, Queue> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}
