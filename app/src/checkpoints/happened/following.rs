//! Keeps the list up to date while it is open: what others do appears in it.
//!
//! The relay does a board's changes again whenever somebody asks what happened, so it is asked only after something has
//! changed here, and the longer an answer took, the less often.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::platform::{Timer, document, now_millis};
use crate::ui::Act;

/// How often it is looked whether something has changed, milliseconds.
const LOOK_MILLIS: i32 = 1_000;
/// Between two questions, at least; and this many times as long as the last answer took.
const PAUSE_MILLIS: f64 = 3_000.0;
const PAUSE_TIMES: f64 = 10.0;

/// Looks again and again.
pub struct Following {
    me: Weak<Following>,
    handle: EditorHandle,
    /// Asks.
    ask: Act,
    /// The count of changes when it was asked last.
    asked: Cell<u32>,
    /// Whether an answer is under way, and since when; afterwards, when to ask again at the earliest.
    waits: Cell<bool>,
    since: Cell<f64>,
    not_before: Cell<f64>,
    timer: RefCell<Option<Timer>>,
}

impl Following {
    /// Begins, as long as what is given lives. `ask` asks the relay; it is answered by [`Self::answered`].
    pub fn begin(handle: EditorHandle, ask: Act) -> Rc<Self> {
        let following = Rc::new_cyclic(|me| Self {
            me: me.clone(),
            handle,
            ask,
            asked: Cell::new(handle.signals().edits.get_untracked()),
            waits: Cell::new(false),
            since: Cell::new(0.0),
            not_before: Cell::new(0.0),
            timer: RefCell::default(),
        });
        following.look_later();
        following
    }

    /// Somebody asks now.
    pub fn asks(&self) {
        self.waits.set(true);
        self.since.set(now_millis());
        if let Some(edits) = self.handle.signals().edits.try_get_untracked() {
            self.asked.set(edits);
        }
    }

    /// The answer has come, or none does.
    pub fn answered(&self, is_good: bool) {
        let now = now_millis();
        let took = (now - self.since.get()).max(0.0);
        self.waits.set(false);
        self.not_before
            .set(now + PAUSE_MILLIS.max(took * PAUSE_TIMES));
        if !is_good {
            // As if something had changed.
            self.asked.set(self.asked.get().wrapping_sub(1));
        }
    }

    fn look_later(&self) {
        let me = self.me.clone();
        let timer = Timer::once(LOOK_MILLIS, move || {
            if let Some(following) = me.upgrade() {
                following.look();
            }
        });
        self.timer.replace(timer);
    }

    fn look(&self) {
        // The timer has run; its closure may be let go once it has returned.
        let done = self.timer.take();
        spawn_local(async move { drop(done) });
        self.look_later();
        let Some(edits) = self.handle.signals().edits.try_get_untracked() else {
            return;
        };
        let is_due = edits != self.asked.get() && now_millis() >= self.not_before.get();
        if is_due && !self.waits.get() && !document().hidden() {
            (self.ask)();
        }
    }
}
