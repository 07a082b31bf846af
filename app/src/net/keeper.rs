//! Keeps a board's log up to date, and knows when it is not.

mod gathered;

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use board::SortedSet;
use collab::message::Incarnation;
use collab::outbox::Saved;
use collab::tabs::ChangeKey;
use wasm_bindgen_futures::spawn_local;

use crate::lazy::{self, Later};
use crate::storage::{BoardLog, StorageError, UnsavedKey};
use gathered::Gathered;

/// How writing to the log ended.
pub(super) type Written = Result<(), StorageError>;

/// Whoever tells other tabs of this browser about the log.
pub(super) trait Neighbours {
    /// This tab's changes are in the log, where other tabs can read them.
    fn wrote(&self);

    /// The relay has acknowledged changes.
    fn note_saved(&self, saved: &Saved);
}

/// Who it is; `None` before that part of the program has come.
type Joined = Rc<RefCell<Option<Rc<dyn Neighbours>>>>;

/// Writes this tab's part of the log.
///
/// After a write that failed the log has a hole, and what is written behind a hole cannot be read back. So from then
/// on single updates are not written any more: the next write is the whole board, which closes the hole.
pub(super) struct Keeper {
    log: Rc<BoardLog>,
    /// Changes of others that are not written yet.
    others: Rc<Gathered>,
    /// Changes of earlier tabs that were unacknowledged when the log was read.
    stored: RefCell<Vec<UnsavedKey>>,
    /// This tab's unacknowledged changes.
    unsaved: RefCell<SortedSet<u64>>,
    has_hole: Cell<bool>,
    writes_under_way: Rc<Cell<usize>>,
    other_tabs: Joined,
    tell: Rc<dyn Fn(Written)>,
}

impl Keeper {
    /// `tell` hears how each write ended, later.
    pub fn new(log: BoardLog, stored: Vec<UnsavedKey>, tell: impl Fn(Written) + 'static) -> Self {
        let log = Rc::new(log);
        let tell: Rc<dyn Fn(Written)> = Rc::new(tell);
        Self {
            others: Gathered::new(Rc::clone(&log), Rc::clone(&tell)),
            log,
            stored: RefCell::new(stored),
            unsaved: RefCell::default(),
            has_hole: Cell::new(false),
            writes_under_way: Rc::default(),
            other_tabs: Rc::default(),
            tell,
        }
    }

    /// Appends this tab's change. `whole_board` is asked for if the log has a hole.
    pub fn append_own(&self, sequence: u64, update: &[u8], whole_board: impl FnOnce() -> Vec<u8>) {
        self.unsaved.borrow_mut().insert(sequence);
        if self.has_hole.get() {
            self.mend(whole_board);
        } else {
            self.others.write();
            self.watch(self.log.append_own(&[sequence], update));
            self.compact_if_long();
        }
    }

    /// Appends somebody else's change.
    pub fn append_others(&self, update: &[u8], whole_board: impl FnOnce() -> Vec<u8>) {
        if self.has_hole.get() {
            self.mend(whole_board);
        } else {
            self.others.add(update);
            self.compact_if_long();
        }
    }

    /// Writes the whole board, with all that is not acknowledged of it.
    fn mend(&self, whole_board: impl FnOnce() -> Vec<u8>) {
        self.has_hole.set(false);
        self.others.forget();
        let unsaved: Vec<u64> = self.unsaved.borrow().iter().copied().collect();
        self.watch(self.log.append_own(&unsaved, &whole_board()));
    }

    /// The relay has acknowledged these.
    pub fn note_saved(&self, saved: &Saved) {
        let mut unsaved = self.unsaved.borrow_mut();
        for range in &saved.changes {
            unsaved.retain(|sequence| !range.contains(sequence));
        }
        let stored = if saved.stored {
            std::mem::take(&mut *self.stored.borrow_mut())
        } else {
            Vec::new()
        };
        if !saved.changes.is_empty() || !stored.is_empty() {
            self.watch_loosely(self.log.note_saved(&saved.changes, &stored));
        }
        if let Some(tabs) = &*self.other_tabs.borrow() {
            tabs.note_saved(saved);
        }
    }

    /// Remembers which history the log belongs to.
    pub fn keep_incarnation(&self, incarnation: Incarnation) {
        self.watch_loosely(self.log.keep_incarnation(incarnation));
    }

    /// Whether every change is in the browser's hands: closing the tab loses none.
    pub fn has_written_all(&self) -> bool {
        self.writes_under_way.get() == 0 && !self.has_hole.get()
    }

    /// Whether a write has failed and nothing has closed the hole since.
    pub fn has_hole(&self) -> bool {
        self.has_hole.get()
    }

    /// A write has failed: see above.
    pub fn note_hole(&self) {
        self.has_hole.set(true);
    }

    /// The log that it writes.
    pub fn log(&self) -> &Rc<BoardLog> {
        &self.log
    }

    /// Whether that is a change of an earlier tab, found when the log was first read.
    pub fn was_stored(&self, key: ChangeKey) -> bool {
        self.stored
            .borrow()
            .iter()
            .any(|stored| stored.read() == key)
    }

    /// Says who tells other tabs.
    pub fn join(&self, tabs: Rc<dyn Neighbours>) {
        self.other_tabs.replace(Some(tabs));
    }

    /// Whether somebody tells other tabs.
    pub fn has_joined(&self) -> bool {
        self.other_tabs.borrow().is_some()
    }

    fn watch(&self, write: impl Future<Output = Written> + 'static) {
        let (under_way, tell) = (Rc::clone(&self.writes_under_way), Rc::clone(&self.tell));
        let other_tabs = Rc::clone(&self.other_tabs);
        under_way.set(under_way.get() + 1);
        spawn_local(async move {
            let written = write.await;
            under_way.set(under_way.get() - 1);
            let other_tabs = other_tabs.borrow().clone();
            if let Some(tabs) = other_tabs
                && written.is_ok()
            {
                tabs.wrote();
            }
            tell(written);
        });
    }

    /// For facts about changes: if one is not written, a saved change is later taken for an unsaved one, and nothing worse.
    fn watch_loosely(&self, write: impl Future<Output = Written> + 'static) {
        spawn_local(async move {
            let _ = write.await;
        });
    }

    fn compact_if_long(&self) {
        if self.log.is_long() {
            let log = Rc::clone(&self.log);
            // Else a later change asks again.
            lazy::if_here(move |later: &Later| (later.compact)(log));
        }
    }
}

/// Writes a log that has become long anew.
pub fn compact(log: Rc<BoardLog>) {
    // A compaction that fails leaves the log as it was, only longer.
    spawn_local(async move {
        let _ = log.compact().await;
    });
}
