//! The way from a room to one connection, and what that has taken of it.
//!
//! A room counts what is on the way to everybody. To be told of every single frame that a socket took would wake it as
//! often as it sends, so what was taken is noted here, and the room looks when it has something to do anyway. It is only
//! told at once of as much as somebody who lags may wait for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::mpsc;

use super::Outbound;

/// Frames, or bytes, of which the room is told at once.
const TOLD_FRAMES: usize = 16;
const TOLD_BYTES: usize = 32 * 1024;

/// The way to a connection. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Line {
    outbound: mpsc::UnboundedSender<Outbound>,
    taken: Arc<Taken>,
}

/// What a socket has taken and its room does not know of. The bytes are those that the room counts.
#[derive(Default)]
pub(crate) struct Taken {
    frames: AtomicUsize,
    bytes: AtomicUsize,
}

impl Line {
    /// A way, and its end.
    pub(crate) fn new() -> (Self, mpsc::UnboundedReceiver<Outbound>) {
        let (outbound, received) = mpsc::unbounded_channel();
        let taken = Arc::default();
        (Self { outbound, taken }, received)
    }

    /// Sends something. If the connection has ended, word of that is on its way to the room.
    pub(crate) fn send(&self, what: Outbound) {
        let _ = self.outbound.send(what);
    }

    /// What the connection takes.
    pub(crate) fn taken(&self) -> Arc<Taken> {
        Arc::clone(&self.taken)
    }

    /// How many frames, and bytes, were taken since this was last asked; `None` if there were none.
    pub(super) fn newly_taken(&self) -> Option<(usize, usize)> {
        if self.taken.frames.load(Ordering::Relaxed) == 0 {
            return None;
        }
        // What is noted in between is found the next time.
        let frames = self.taken.frames.swap(0, Ordering::Relaxed);
        Some((frames, self.taken.bytes.swap(0, Ordering::Relaxed)))
    }
}

impl Taken {
    /// Notes what was taken; whether the room is to be told at once.
    pub(crate) fn note(&self, frames: usize, bytes: usize) -> bool {
        let bytes = self.bytes.fetch_add(bytes, Ordering::Relaxed) + bytes;
        let frames = self.frames.fetch_add(frames, Ordering::Relaxed) + frames;
        frames >= TOLD_FRAMES || bytes >= TOLD_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v205_a_room_is_told_of_much_at_once_and_finds_the_rest_when_it_looks() {
        let (line, _received) = Line::new();
        let taken = line.taken();
        assert_eq!(line.newly_taken(), None);
        assert!((1..TOLD_FRAMES).all(|_| !taken.note(1, 10)));
        assert!(taken.note(1, 10), "as many frames");
        assert_eq!(line.newly_taken(), Some((TOLD_FRAMES, TOLD_FRAMES * 10)));
        assert_eq!(line.newly_taken(), None, "each once");
        assert!(!taken.note(1, TOLD_BYTES - 1));
        assert!(taken.note(1, 1), "as many bytes");
        assert_eq!(line.newly_taken(), Some((2, TOLD_BYTES)));
    }
}
