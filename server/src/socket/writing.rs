//! The writing half of a connection.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use collab::room::ConnectionId;
use futures_util::stream::SplitSink;
use futures_util::{FutureExt, SinkExt};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::packing::Packer;
use super::{PING_EVERY, Progress};
use crate::metrics::Metrics;
use crate::rooms::{Command, Mailbox, Outbound, Taken};

/// How long a frame may take, and a second more for each of these bytes.
const FRAME_TIME: Duration = Duration::from_secs(30);
const BYTES_PER_SECOND: usize = 64 * 1024;
/// Characters of a reason that fit into a close frame.
const REASON_BYTES_MAX: usize = 120;

/// What a writer needs of the relay.
pub(super) struct Means {
    pub metrics: Metrics,
    /// If the client unpacks large frames.
    pub packer: Option<Packer>,
    /// Where what was taken is noted.
    pub taken: Arc<Taken>,
}

/// Sends what the room says until it closes the connection, or the client takes nothing any more.
pub(super) async fn write(
    mut sink: SplitSink<WebSocket, Message>,
    mut outbound: mpsc::UnboundedReceiver<Outbound>,
    connection: ConnectionId,
    room: Mailbox,
    progress: Progress,
    closing: CancellationToken,
    means: Means,
) {
    let Means {
        metrics,
        packer,
        taken,
    } = means;
    // Whatever ends this ends the reader too.
    let _ending = closing.clone().drop_guard();
    let mut ping = tokio::time::interval(PING_EVERY);
    ping.reset();
    let mut closed = pin!(closing.cancelled());
    loop {
        let next = tokio::select! {
            biased;
            next = outbound.recv() => next,
            () = &mut closed => return,
            _ = ping.tick() => {
                if !send(&mut sink, Message::Ping(Bytes::new()), FRAME_TIME).await {
                    return;
                }
                continue;
            }
        };
        // `bytes` is what the room counts, `on_wire` what goes out.
        let (mut frames, mut bytes, mut on_wire, mut entries) = (0, 0, 0, 0);
        let mut next = next;
        // Everything that waits goes out together, then one flush.
        let goes_on = loop {
            entries += 1;
            match next {
                // The flush writes it.
                Some(Outbound::Rest {
                    frames: more,
                    bytes: length,
                }) => {
                    frames += more;
                    bytes += length;
                    on_wire += length;
                }
                Some(Outbound::Frame(frame)) => {
                    bytes += frame.len();
                    let frame = match &packer {
                        Some(packer) => packer.pack(frame).await,
                        None => Bytes::from_owner(frame),
                    };
                    let length = frame.len();
                    let time = FRAME_TIME + Duration::from_secs((length / BYTES_PER_SECOND) as u64);
                    let message = Message::Binary(frame);
                    if !matches!(within(time, sink.feed(message)).await, Some(Ok(()))) {
                        return;
                    }
                    progress.note();
                    frames += 1;
                    on_wire += length;
                    if on_wire > BYTES_PER_SECOND {
                        break true;
                    }
                }
                Some(Outbound::Close { code, reason }) => {
                    let reason = cut(&reason).to_owned();
                    let frame = CloseFrame {
                        code,
                        reason: reason.into(),
                    };
                    send(&mut sink, Message::Close(Some(frame)), FRAME_TIME).await;
                    break false;
                }
                None => break false,
            }
            match outbound.try_recv() {
                Ok(more) => next = Some(more),
                Err(_) => break true,
            }
        };
        if !goes_on {
            return;
        }
        let time = FRAME_TIME + Duration::from_secs((on_wire / BYTES_PER_SECOND) as u64);
        if !matches!(within(time, sink.flush()).await, Some(Ok(()))) {
            tracing::info!(connection = connection.0, "takes nothing; hung up");
            return;
        }
        progress.note();
        metrics.sent.add(frames);
        metrics.sent_bytes.add(on_wire);
        taken.passed(entries);
        let is_much = taken.note(frames, bytes);
        if is_much && room.send(Command::Taken(connection)).await.is_err() {
            return;
        }
    }
}

async fn send(sink: &mut SplitSink<WebSocket, Message>, message: Message, time: Duration) -> bool {
    matches!(within(time, sink.send(message)).await, Some(Ok(())))
}

/// What comes of something within a time; mostly it is there at once, and no timer is made.
async fn within<F: Future>(time: Duration, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    match work.as_mut().now_or_never() {
        Some(done) => Some(done),
        None => tokio::time::timeout(time, work).await.ok(),
    }
}

fn cut(reason: &str) -> &str {
    let mut end = reason.len().min(REASON_BYTES_MAX);
    while !reason.is_char_boundary(end) {
        end -= 1;
    }
    reason.get(..end).unwrap_or_default()
}
