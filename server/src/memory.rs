//! Giving memory back to the system.
//!
//! mimalloc keeps what a thread freed for that thread, and what others freed of a thread's until that thread allocates
//! again. A large document that was put away would so stay where it was for hours, on threads that have little to do.
//! After large ones each thread is asked to tidy up, by itself, when it has nothing else to do.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

// The allocator's library has to be linked for tests as well.
use mimalloc as _;

/// Has the system use no huge pages for this process: a few bytes in use would keep 2 MiB. The allocator asks for none
/// (its feature `no_thp`), but a system can be set to use them wherever they fit. One that does not know of this has none.
pub fn in_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

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

/// Has only this thread give back what is free: one that will do nothing for a while, and is none of the runtime's.
pub(crate) fn give_back_of_this_thread() {
    collect();
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn v261_no_huge_pages_are_used() {
        super::in_small_pages();
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        // As Linux tells it since 5.0.
        let told = status.lines().find(|line| line.starts_with("THP_enabled:"));
        assert_eq!(
            told.and_then(|line| line.split_whitespace().last()),
            Some("0")
        );
    }
}
