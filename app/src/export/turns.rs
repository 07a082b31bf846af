//! Long work in turns: between them the page takes input and paints.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen_futures::JsFuture;

use crate::platform::{document, now_millis, window};

/// How long a turn lasts, in milliseconds: three frames. The pause after it takes up to 4 ms in browsers.
const TURN: f64 = 45.0;

/// The turns of one piece of work.
pub struct Turns {
    began: Cell<f64>,
    tell: Rc<dyn Fn(f64)>,
}

impl Turns {
    /// `tell` is told before each pause how much is done, from 0 to 1.
    pub fn new(tell: impl Fn(f64) + 'static) -> Self {
        Self {
            began: Cell::new(now_millis()),
            tell: Rc::new(tell),
        }
    }

    /// Work that nobody watches.
    pub fn unwatched() -> Self {
        Self::new(|_| {})
    }

    /// Does something to `count` things, a few at a time; meanwhile `done` of all work goes from its start to its end.
    pub async fn over(&self, count: usize, done: Range<f64>, mut act: impl FnMut(Range<usize>)) {
        for from in (0..count).step_by(STEP) {
            act(from..count.min(from + STEP));
            let share = from as f64 / count as f64;
            self.pause(done.start + (done.end - done.start) * share)
                .await;
        }
    }

    /// Lets the page do something else if the turn is over. In a page that nobody sees there is nothing else, and
    /// browsers make such pages wait.
    pub async fn pause(&self, done: f64) {
        if now_millis() - self.began.get() < TURN {
            return;
        }
        (self.tell)(done);
        if !document().hidden() {
            let soon = js_sys::Promise::new(&mut |resolve, _| {
                let _ = window().set_timeout_with_callback(&resolve);
            });
            let _ = JsFuture::from(soon).await;
        }
        self.began.set(now_millis());
    }
}

/// How many things are done between two looks at the clock.
const STEP: usize = 16;
