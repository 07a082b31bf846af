//! Pictures are painted one a frame, so that the gallery can be used meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use wasm_bindgen_futures::spawn_local;

use crate::platform::next_frame;

type Job = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Job>> = RefCell::default();
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
}

/// Does it in one of the next frames.
pub fn later(job: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(job)));
    if !IS_RUNNING.replace(true) {
        spawn_local(run());
    }
}

async fn run() {
    loop {
        next_frame().await;
        // Not in the condition: the borrow would last while the job runs.
        let job = WAITING.with_borrow_mut(VecDeque::pop_front);
        match job {
            Some(job) => job(),
            None => break IS_RUNNING.set(false),
        }
    }
}
