//! One sync connection: a task that reads and one that writes. What is said is the room's business.

mod handshake;
mod packing;
mod writing;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::ws::{Message, WebSocket};
use collab::message::{FRAME_BYTES_MAX, close};
use collab::room::{ConnectionId, Event};
use futures_util::StreamExt;
use futures_util::stream::SplitStream;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::addresses::{Network, Place};
use crate::relay::Relay;
use crate::rooms::{Command, Line, Mailbox, Outbound};
use crate::wire::Door;
pub(crate) use handshake::sync;
pub(crate) use packing::Packer;

/// A connection over which nothing went in either direction for so long is dead.
const DEAD_AFTER: Duration = Duration::from_secs(40);
/// How often the client is asked for a sign of life.
const PING_EVERY: Duration = Duration::from_secs(20);
/// How long a closed connection may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);
/// What the transport reads of one message: a little more than allowed, so that a frame that is only slightly too large
/// is answered properly. Beyond, reading stops.
const TRANSPORT_BYTES_MAX: usize = FRAME_BYTES_MAX + FRAME_BYTES_MAX / 4;

/// When something last went over a connection, for both tasks and the room.
#[derive(Clone)]
pub(crate) struct Progress {
    started: Instant,
    millis: Arc<AtomicU64>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            millis: Arc::default(),
        }
    }

    pub(crate) fn note(&self) {
        let now = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.millis.store(now, Ordering::Relaxed);
    }

    /// How long nothing has happened.
    fn quiet(&self) -> Duration {
        let last = Duration::from_millis(self.millis.load(Ordering::Relaxed));
        self.started.elapsed().saturating_sub(last)
    }
}

/// Whose connection it is.
struct Visitor {
    relay: Relay,
    network: Option<Network>,
    /// Whether large frames may come packed.
    unpacks: bool,
    /// The room's way past the WebSocket.
    door: Option<Door>,
    progress: Progress,
    /// Given back when the connection ends.
    _place: Place,
}

/// Serves a connection that has joined a room until it ends.
async fn serve(
    socket: WebSocket,
    connection: ConnectionId,
    visitor: Visitor,
    room: Mailbox,
    outbound: mpsc::UnboundedReceiver<Outbound>,
    to_writer: Line,
) {
    let (sink, stream) = socket.split();
    let progress = visitor.progress.clone();
    let closing = CancellationToken::new();
    let writer = tokio::spawn(writing::write(
        sink,
        outbound,
        connection,
        room.clone(),
        progress.clone(),
        closing.clone(),
        writing::Means {
            metrics: visitor.relay.metrics().clone(),
            packer: visitor.unpacks.then(|| visitor.relay.packer().clone()),
            taken: to_writer.taken(),
            door: visitor.door.clone(),
        },
    ));
    let way = Way {
        connection,
        room: &room,
        to_writer: &to_writer,
        progress: &progress,
    };
    read(stream, &way, &visitor, &closing).await;
    // The room forgets the connection, and what was still to be sent to it.
    let _ = room
        .send(Command::Event(Event::Closed { connection }))
        .await;
    drop(to_writer);
    closing.cancel();
    if tokio::time::timeout(GOODBYE, writer).await.is_err() {
        tracing::debug!(connection = connection.0, "goodbye took too long");
    }
}

/// Where what is read goes.
struct Way<'a> {
    connection: ConnectionId,
    room: &'a Mailbox,
    to_writer: &'a Line,
    progress: &'a Progress,
}

/// Reads until the connection ends, is closed from this side, or is dead.
async fn read(
    mut stream: SplitStream<WebSocket>,
    way: &Way<'_>,
    visitor: &Visitor,
    closing: &CancellationToken,
) {
    let Way {
        connection,
        room,
        to_writer,
        progress,
    } = *way;
    let (addresses, metrics) = (visitor.relay.addresses(), visitor.relay.metrics());
    let silent_until = Instant::now() + visitor.relay.first_word_within();
    let mut has_spoken = false;
    let refuse = |code, reason: &str| {
        let reason = reason.to_owned();
        to_writer.send(Outbound::Close { code, reason });
    };
    // Made once, not for every frame.
    let dead = tokio::time::sleep(DEAD_AFTER);
    tokio::pin!(dead);
    let closed = closing.cancelled();
    tokio::pin!(closed);
    loop {
        let next = tokio::select! {
            next = stream.next() => next,
            () = &mut dead => {
                let quiet = progress.quiet();
                if quiet < DEAD_AFTER {
                    dead.as_mut().reset(tokio::time::Instant::now() + (DEAD_AFTER - quiet));
                    continue;
                }
                tracing::info!(connection = connection.0, "dead");
                return;
            }
            () = tokio::time::sleep_until(silent_until.into()), if !has_spoken => {
                // Signs of life alone are what anybody's machine sends without wanting anything.
                tracing::info!(connection = connection.0, "said nothing");
                has_spoken = true;
                refuse(close::TRY_LATER, "nothing was said over this connection");
                continue;
            }
            () = &mut closed => {
                // Closed from this side: wait for the other to answer, so that it hears the reason.
                let _ = tokio::time::timeout(GOODBYE, answered(&mut stream)).await;
                return;
            }
        };
        progress.note();
        match next {
            Some(Ok(Message::Binary(bytes))) => {
                has_spoken = true;
                metrics.received.add(1);
                metrics.received_bytes.add(bytes.len());
                let wait = addresses.receive(visitor.network, bytes.len() as u64);
                let event = Event::Frame {
                    connection,
                    bytes: bytes.into(),
                };
                // Waits while the room is busy; the client's own socket fills up meanwhile.
                if room.send(Command::Event(event)).await.is_err() {
                    return;
                }
                if !wait.is_zero() {
                    metrics.throttled.add(1);
                    tokio::select! {
                        () = tokio::time::sleep(wait) => progress.note(),
                        () = closing.cancelled() => {}
                    }
                }
            }
            Some(Ok(Message::Text(_))) => {
                refuse(close::NOT_BINARY, "only binary frames are spoken here");
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
            Some(Ok(Message::Close(_))) => {
                // After the goodbye that answers nothing is sent.
                to_writer.shut_door();
                // Reading on sends the answer to the goodbye.
                let _ = tokio::time::timeout(GOODBYE, answered(&mut stream)).await;
                return;
            }
            None => return,
            Some(Err(error)) => {
                let text = error.to_string();
                tracing::info!(connection = connection.0, error = text, "reading failed");
                if text.contains("too long") || text.contains("too big") {
                    refuse(close::TOO_LARGE, "the frame is too large");
                    closing.cancelled().await;
                    // The rest of the frame is on its way; hanging up now would cut off the reason.
                    tokio::time::sleep(GOODBYE).await;
                }
                return;
            }
        }
    }
}

/// Reads on until both sides have said goodbye.
async fn answered(stream: &mut SplitStream<WebSocket>) {
    while let Some(Ok(_)) = stream.next().await {}
}
