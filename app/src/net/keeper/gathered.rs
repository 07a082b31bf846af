//! Changes of others on their way to the log. When many people move things at once they come ten a frame, and a
//! transaction of the browser's storage for each costs more than showing them. So what comes while one is being written
//! waits for its end, and is then written in one go. A tab that is closed before loses nothing: the relay has them all.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Written;
use crate::storage::BoardLog;

/// What waits.
pub(super) struct Gathered {
    log: Rc<BoardLog>,
    waiting: RefCell<Vec<Vec<u8>>>,
    is_writing: Cell<bool>,
    tell: Rc<dyn Fn(Written)>,
}

impl Gathered {
    /// Nothing waits yet. `tell` hears how each write ended.
    pub fn new(log: Rc<BoardLog>, tell: Rc<dyn Fn(Written)>) -> Rc<Self> {
        Rc::new(Self {
            log,
            waiting: RefCell::default(),
            is_writing: Cell::new(false),
            tell,
        })
    }

    /// Adds a change to what is written next: at once if nothing is being written.
    pub fn add(self: &Rc<Self>, update: &[u8]) {
        self.waiting.borrow_mut().push(update.to_vec());
        if !self.is_writing.get() {
            self.write();
        }
    }

    /// Writes what waits, now: what is written after it may build on it.
    pub fn write(self: &Rc<Self>) {
        let updates = self.waiting.take();
        if updates.is_empty() {
            return;
        }
        let write = self.log.append_others(&updates);
        self.is_writing.set(true);
        let me = Rc::clone(self);
        spawn_local(async move {
            let written = write.await;
            me.is_writing.set(false);
            let is_whole = written.is_ok();
            (me.tell)(written);
            if is_whole {
                me.write();
            }
        });
    }

    /// Forgets what waits: the whole board is written instead.
    pub fn forget(&self) {
        self.waiting.borrow_mut().clear();
    }
}
