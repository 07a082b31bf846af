//! The way from a room to one connection, and what that has taken of it.
//!
//! What a room has to say in one turn goes to the socket in one write: past the connection's tasks, if they have nothing
//! to do ([`Door`]); through their queue otherwise.
//!
//! A room counts what is on the way to everybody. To be told of every single frame that a socket took would wake it as
//! often as it sends, so what was taken is noted here, and the room looks when it has something to do anyway. It is only
//! told at once of as much as somebody who lags may wait for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::mpsc;

use super::Outbound;
use crate::metrics::Metrics;
use crate::socket::Progress;
use crate::wire::{Door, Passed};

/// Frames, or bytes, of which the room is told at once.
const TOLD_FRAMES: usize = 16;
const TOLD_BYTES: usize = 32 * 1024;
/// What goes past the tasks, at most: such frames are not packed, and the system mostly takes all of it.
const DOOR_BYTES_MAX: usize = 8 * 1024;
/// The first byte of a whole binary frame, and the second of one whose length follows in two bytes (RFC 6455, 5.2).
const BINARY: u8 = 0x82;
const LENGTH_IN_TWO: u8 = 126;

/// The way to a connection. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Line {
    outbound: mpsc::UnboundedSender<Outbound>,
    taken: Arc<Taken>,
    door: Option<Door>,
    progress: Progress,
}

/// What a socket has taken and its room does not know of. The bytes are those that the room counts.
#[derive(Default)]
pub(crate) struct Taken {
    frames: AtomicUsize,
    bytes: AtomicUsize,
    /// What is in the queue, or was taken from it and is not written.
    waiting: AtomicUsize,
}

impl Line {
    /// A way, and the end of its queue.
    pub(crate) fn new(
        door: Option<Door>,
        progress: Progress,
    ) -> (Self, mpsc::UnboundedReceiver<Outbound>) {
        let (outbound, received) = mpsc::unbounded_channel();
        let line = Self {
            outbound,
            taken: Arc::default(),
            door,
            progress,
        };
        (line, received)
    }

    /// Sends something through the queue. If the connection has ended, word of that is on its way to the room.
    pub(crate) fn send(&self, what: Outbound) {
        self.taken.waiting.fetch_add(1, Ordering::AcqRel);
        let _ = self.outbound.send(what);
    }

    /// Sends frames, in one write if the connection has nothing else to do. `scratch` is for what is written.
    pub(super) fn send_frames(
        &self,
        frames: &mut Vec<Arc<[u8]>>,
        scratch: &mut Vec<u8>,
        metrics: &Metrics,
    ) {
        let count = frames.len();
        if count == 0 {
            return;
        }
        let bytes = frames.iter().map(|frame| frame.len()).sum();
        match self.pass(frames, bytes, scratch) {
            Passed::Whole => {
                frames.clear();
                self.progress.note();
                metrics.sent.add(count);
                metrics.sent_bytes.add(bytes);
                // The room looks when it says the next.
                self.taken.note(count, bytes);
            }
            Passed::InPart => {
                frames.clear();
                self.send(Outbound::Rest {
                    frames: count,
                    bytes,
                });
            }
            Passed::No => frames
                .drain(..)
                .for_each(|frame| self.send(Outbound::Frame(frame))),
        }
    }

    fn pass(&self, frames: &[Arc<[u8]>], bytes: usize, scratch: &mut Vec<u8>) -> Passed {
        let Some(door) = &self.door else {
            return Passed::No;
        };
        if bytes > DOOR_BYTES_MAX || self.taken.waiting.load(Ordering::Acquire) > 0 {
            return Passed::No;
        }
        scratch.clear();
        for frame in frames {
            let Ok(length) = u16::try_from(frame.len()) else {
                return Passed::No;
            };
            scratch.push(BINARY);
            match u8::try_from(length) {
                Ok(short) if short < LENGTH_IN_TWO => scratch.push(short),
                Ok(_) | Err(_) => {
                    scratch.push(LENGTH_IN_TWO);
                    scratch.extend_from_slice(&length.to_be_bytes());
                }
            }
            scratch.extend_from_slice(frame);
        }
        door.write(scratch)
    }

    /// From now on everything goes through the queue.
    pub(crate) fn shut_door(&self) {
        self.taken.waiting.fetch_add(1, Ordering::AcqRel);
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

    /// Notes that so many entries of the queue were written.
    pub(crate) fn passed(&self, entries: usize) {
        self.waiting.fetch_sub(entries, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt as _;
    use tokio::net::{TcpListener, TcpStream};

    use super::*;
    use crate::wire::Wire;

    #[test]
    fn v205_a_room_is_told_of_much_at_once_and_finds_the_rest_when_it_looks() {
        let (line, _received) = Line::new(None, Progress::new());
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

    #[tokio::test]
    async fn v207_frames_go_past_the_queue_only_where_nothing_is_in_it() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let there = TcpStream::connect(listener.local_addr().unwrap());
        let (there, here) = tokio::join!(there, listener.accept());
        let (mut there, wire) = (there.unwrap(), Wire::new(here.unwrap().0));
        let (line, mut queue) = Line::new(Some(wire.door()), Progress::new());
        let metrics = Metrics::default();
        let says = |lengths: &[usize]| {
            let frames = lengths.iter().map(|&length| Arc::from(vec![7; length]));
            line.send_frames(&mut frames.collect(), &mut Vec::new(), &metrics);
        };
        // Lengths on both sides of where they take two bytes.
        says(&[1, 125, 126, 300]);
        let mut came = vec![0; 3 + 127 + 130 + 304];
        there.read_exact(&mut came).await.unwrap();
        let heads = [
            (0, vec![0x82, 1]),
            (3, vec![0x82, 125]),
            (130, vec![0x82, 126, 0, 126]),
        ];
        for (place, head) in heads {
            assert_eq!(came[place..place + head.len()], head);
        }
        assert_eq!(came[260..264], [0x82, 126, 1, 44]);
        assert_eq!(line.newly_taken(), Some((4, 552)));
        assert!(queue.try_recv().is_err());
        // One that is too large, and what comes after it until it was written.
        says(&[DOOR_BYTES_MAX + 1]);
        says(&[2]);
        assert!(matches!(queue.try_recv(), Ok(Outbound::Frame(large)) if large.len() > 8_000));
        line.taken().passed(1);
        says(&[3]);
        assert!(matches!(queue.try_recv(), Ok(Outbound::Frame(small)) if small.len() == 2));
        assert!(matches!(queue.try_recv(), Ok(Outbound::Frame(small)) if small.len() == 3));
        line.taken().passed(2);
        says(&[4]);
        assert!(queue.try_recv().is_err());
        line.shut_door();
        says(&[5]);
        assert!(matches!(queue.try_recv(), Ok(Outbound::Frame(small)) if small.len() == 5));
        let mut came = vec![0; 6];
        there.read_exact(&mut came).await.unwrap();
        assert_eq!(came, [0x82, 4, 7, 7, 7, 7]);
    }
}
