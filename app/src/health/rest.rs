//! Looks again once the board rests: not at every keystroke, and not while something is dragged.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::findings::Report;
use crate::bridge::EditorHandle;
use crate::platform::Timer;
use crate::ui::Act;
use crate::ui::element::effect;

/// For how long nothing must have changed, milliseconds.
const REST_MILLIS: i32 = 400;

/// Waits for a board to rest.
struct Waiting {
    me: Weak<Waiting>,
    handle: EditorHandle,
    report: RwSignal<Report>,
    /// Called before the report changes.
    before: Act,
    timer: RefCell<Option<Timer>>,
}

/// Brings `report` up to date as long as its owner lives; `before` is called just before it changes.
pub fn follow(handle: EditorHandle, report: RwSignal<Report>, before: Act) {
    let waiting = Rc::new_cyclic(|me| Waiting {
        me: me.clone(),
        handle,
        report,
        before,
        timer: RefCell::default(),
    });
    let signals = handle.signals();
    effect(move || {
        signals.edits.track();
        waiting.wait();
    });
}

impl Waiting {
    fn wait(&self) {
        let me = self.me.clone();
        let timer = Timer::once(REST_MILLIS, move || {
            if let Some(waiting) = me.upgrade() {
                waiting.look();
            }
        });
        // Another one that was running stops.
        self.timer.replace(timer);
    }

    fn look(&self) {
        // The timer has run; its closure may be let go once it has returned.
        let done = self.timer.take();
        spawn_local(async move { drop(done) });
        if self.handle.with_editor(|editor| editor.in_gesture()) == Some(true) {
            return self.wait();
        }
        let now = Report::of(self.handle);
        if self.report.try_with_untracked(|before| *before != now) == Some(true) {
            (self.before)();
            self.report.set(now);
        }
    }
}
