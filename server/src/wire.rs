//! A connection's socket, and a door beside it.
//!
//! HTTP, and later the WebSocket, have a [`Wire`] for themselves. But what a room tells everybody is the same few bytes
//! for each, and to wake a task and go through a WebSocket for everyone costs more than the system's sending itself. So
//! where nothing else is on its way to a connection, the room hands whole frames to the system by its [`Door`]. Frames
//! never mix: the door is shut while the WebSocket is in the middle of what it writes, and what the system took only a
//! part of goes out before anything else.
//!
//! Large frames go by the door as well, from where they are for everybody: a WebSocket copies what it is to write, and
//! keeps a buffer as large as the largest frame of its connection for as long as that lasts.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, ready};

use axum::body::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// A socket that is read and written by one, and written by others through doors.
pub(crate) struct Wire {
    read: OwnedReadHalf,
    outlet: Arc<Mutex<Outlet>>,
}

struct Outlet {
    write: OwnedWriteHalf,
    /// Whether the last thing that the one wrote was taken in part. What it offers to be written always ends with a frame.
    is_amid: bool,
    /// What of the frames that came by the door is still to be written, in pieces none of which is empty.
    rest: VecDeque<Bytes>,
}

/// Another way into a socket, as long as that is open.
#[derive(Clone)]
pub(crate) struct Door {
    outlet: Weak<Mutex<Outlet>>,
}

/// What became of frames at a door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Passed {
    /// The system has them.
    Whole,
    /// It will have them when the wire is flushed.
    InPart,
    /// Nothing was written.
    No,
}

impl Wire {
    pub(crate) fn new(socket: TcpStream) -> Self {
        let (read, write) = socket.into_split();
        let outlet = Outlet {
            write,
            is_amid: false,
            rest: VecDeque::new(),
        };
        let outlet = Arc::new(Mutex::new(outlet));
        Self { read, outlet }
    }

    pub(crate) fn door(&self) -> Door {
        let outlet = Arc::downgrade(&self.outlet);
        Door { outlet }
    }
}

impl Door {
    /// Writes whole frames, without waiting.
    pub(crate) fn write(&self, frames: &[u8]) -> Passed {
        let Some(outlet) = self.outlet.upgrade() else {
            return Passed::No;
        };
        let mut outlet = lock(&outlet);
        if outlet.is_amid || !outlet.rest.is_empty() {
            return Passed::No;
        }
        // Whoever reads, or writes the next, finds out what is wrong with the socket.
        let taken = outlet.write.try_write(frames).unwrap_or(0);
        match frames.get(taken..) {
            None | Some([]) => Passed::Whole,
            Some(_) if taken == 0 => Passed::No,
            Some(rest) => {
                outlet.rest.push_back(Bytes::copy_from_slice(rest));
                Passed::InPart
            }
        }
    }

    /// Leaves a whole frame, its head and what it says, to be written by the next flush of the wire. Whether it was
    /// taken: the WebSocket may be in the middle of something.
    pub(crate) fn leave(&self, head: Bytes, body: Bytes) -> bool {
        let Some(outlet) = self.outlet.upgrade() else {
            return false;
        };
        let mut outlet = lock(&outlet);
        if outlet.is_amid {
            return false;
        }
        let pieces = [head, body].into_iter().filter(|piece| !piece.is_empty());
        outlet.rest.extend(pieces);
        true
    }
}

impl Outlet {
    fn poll_rest(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(piece) = self.rest.front_mut() {
            let taken = ready!(Pin::new(&mut self.write).poll_write(context, piece))?;
            if taken == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            drop(piece.split_to(taken));
            if piece.is_empty() {
                self.rest.pop_front();
            }
        }
        Poll::Ready(Ok(()))
    }

    /// After a write of so many bytes.
    fn note(&mut self, offered: usize, taken: &io::Result<usize>) {
        if let Ok(taken) = taken {
            self.is_amid = *taken < offered;
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.read).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let mut outlet = lock(&self.outlet);
        ready!(outlet.poll_rest(context))?;
        let taken = ready!(Pin::new(&mut outlet.write).poll_write(context, bytes));
        outlet.note(bytes.len(), &taken);
        Poll::Ready(taken)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let mut outlet = lock(&self.outlet);
        ready!(outlet.poll_rest(context))?;
        let taken = ready!(Pin::new(&mut outlet.write).poll_write_vectored(context, parts));
        outlet.note(parts.iter().map(|part| part.len()).sum(), &taken);
        Poll::Ready(taken)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        lock(&self.outlet).poll_rest(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut outlet = lock(&self.outlet);
        ready!(outlet.poll_rest(context))?;
        Pin::new(&mut outlet.write).poll_shutdown(context)
    }
}

fn lock(outlet: &Mutex<Outlet>) -> MutexGuard<'_, Outlet> {
    outlet.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    async fn pair() -> (Wire, TcpStream) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let there = TcpStream::connect(listener.local_addr().unwrap());
        let (there, here) = tokio::join!(there, listener.accept());
        (Wire::new(here.unwrap().0), there.unwrap())
    }

    /// What is written, of so many letters.
    fn frame(letter: u8, length: usize) -> Vec<u8> {
        let mut frame = vec![letter; length];
        *frame.last_mut().unwrap() = b'.';
        frame
    }

    #[tokio::test]
    async fn v206_what_goes_by_the_door_and_what_does_not_never_mix() {
        let (mut wire, mut there) = pair().await;
        let door = wire.door();
        let reading = tokio::spawn(async move {
            // Reads slowly at first: the socket is full again and again.
            let mut all = Vec::new();
            let mut part = vec![0; 3_000];
            loop {
                let count = there.read(&mut part).await.unwrap();
                if count == 0 {
                    return all;
                }
                all.extend_from_slice(&part[..count]);
                tokio::task::yield_now().await;
            }
        });
        let (mut whole, mut in_part, mut refused) = (0, 0, 0);
        let mut sent = [0; 2];
        for round in 0..400 {
            for length in [40, 9_000, 70_000] {
                match door.write(&frame(b'd', length + round)) {
                    Passed::Whole => whole += 1,
                    Passed::InPart => in_part += 1,
                    Passed::No => {
                        refused += 1;
                        continue;
                    }
                }
                sent[0] += 1;
            }
            // As the WebSocket does it: again and again from where it was, and others come in between.
            let own = frame(b'w', 100_000 + round);
            let mut left = &own[..];
            while !left.is_empty() {
                let count = wire.write(left).await.unwrap();
                left = &left[count..];
                let passed = door.write(&frame(b'd', 20));
                assert!(left.is_empty() || passed == Passed::No);
                sent[0] += usize::from(passed != Passed::No);
            }
            sent[1] += 1;
            if round % 3 == 0 {
                wire.flush().await.unwrap();
            }
        }
        wire.flush().await.unwrap();
        wire.shutdown().await.unwrap();
        assert_eq!(door.write(b"."), Passed::No, "nobody is there");
        let all = reading.await.unwrap();
        let mut came = [0; 2];
        for frame in all.split_inclusive(|byte| *byte == b'.') {
            let letter = frame[0];
            assert!(
                frame[..frame.len() - 1]
                    .iter()
                    .all(|other| *other == letter)
            );
            came[usize::from(letter == b'w')] += 1;
        }
        assert_eq!(came, sent);
        assert!(
            whole > 0 && in_part > 0 && refused > 0,
            "{whole} {in_part} {refused}"
        );
        drop(wire);
        assert_eq!(door.write(b"."), Passed::No);
        assert!(!door.leave(Bytes::new(), Bytes::new()));
    }

    #[tokio::test]
    async fn v260_large_frames_are_written_from_where_they_are_and_mix_with_nothing() {
        let (mut wire, mut there) = pair().await;
        let door = wire.door();
        let large = Arc::new(frame(b'l', 3_000_000));
        let shared = Bytes::from_owner(Shared(Arc::clone(&large)));
        let mut sent = Vec::new();
        // In the middle of what the WebSocket writes it is not taken.
        let own = frame(b'w', 10_000_000);
        let count = wire.write(&own).await.unwrap();
        assert!(count < own.len(), "the system does not take everything");
        assert!(!door.leave(Bytes::from_static(b"h"), shared.clone()));
        let reading = tokio::spawn(async move {
            let mut all = Vec::new();
            there.read_to_end(&mut all).await.unwrap();
            all
        });
        wire.write_all(&own[count..]).await.unwrap();
        sent.extend_from_slice(&own);
        for _ in 0..3 {
            assert!(door.leave(Bytes::from_static(b"h"), shared.clone()));
            assert_eq!(door.write(b"d"), Passed::No, "a frame waits");
            wire.write_all(b"ww").await.unwrap();
            sent.extend([b"h", &large[..], b"ww"].concat());
        }
        assert!(door.leave(Bytes::from_static(b"h"), shared.clone()));
        wire.flush().await.unwrap();
        sent.extend([b"h", &large[..]].concat());
        drop(shared);
        assert_eq!(Arc::strong_count(&large), 1, "nothing is kept of it");
        assert_eq!(door.write(b"d"), Passed::Whole);
        sent.push(b'd');
        drop(wire);
        assert!(reading.await.unwrap() == sent);
    }

    struct Shared(Arc<Vec<u8>>);

    impl AsRef<[u8]> for Shared {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }
}
