//! Giving memory back to the system.
//!
//! mimalloc keeps what a thread freed for that thread, and what others freed of a thread's until that thread allocates
//! again. A large document that was put away would so stay where it was for hours, on threads that have little to do.
//! After large ones each thread is asked to tidy up, by itself, when it has nothing else to do.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

// The allocator's library has to be linked for tests as well.
use mimalloc as _;

/// Smaller boards are not worth it.
pub(crate) const LARGE_BYTES: usize = 256 * 1024;

/// Counts how often it was asked for.
static ASKED: AtomicU64 = AtomicU64::new(0);

thread_local! {
    /// Up to which time of asking this thread has tidied up.
    static DONE: Cell<u64> = const { Cell::new(0) };
}

/// Has this thread give back what is free, and the others when they are idle next.
pub(crate) fn give_back() {
    ASKED.fetch_add(1, Ordering::Relaxed);
    give_back_if_asked();
}

/// What a thread of the runtime does before it sleeps. Costs next to nothing unless it was asked for.
pub fn give_back_if_asked() {
    let asked = ASKED.load(Ordering::Relaxed);
    if DONE.replace(asked) != asked {
        collect();
    }
}

#[expect(
    unsafe_code,
    reason = "the allocator's own function, which no crate wraps"
)]
fn collect() {
    unsafe extern "C" {
        /// mimalloc: returns the calling thread's free memory to the system.
        safe fn mi_collect(force: bool);
    }
    mi_collect(true);
}
