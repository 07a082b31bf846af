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
use crate::wire::Door;

/// How long a frame may take, and a second more for each of these bytes.
const FRAME_TIME: Duration = Duration::from_secs(30);
const BYTES_PER_SECOND: usize = 64 * 1024;
/// Frames of so many bytes go past the WebSocket, which would keep a buffer as large for as long as the connection lasts.
const LARGE_BYTES: usize = 8 * 1024;
/// The first byte of a whole binary frame, and the second of one whose length follows in two or eight bytes (RFC 6455,
/// 5.2).
const BINARY: u8 = 0x82;
const LENGTH_IN_TWO: u8 = 126;
const LENGTH_IN_EIGHT: u8 = 127;
/// Characters of a reason that fit into a close frame.
const REASON_BYTES_MAX: usize = 120;

/// What a writer needs of the relay.
pub(super) struct Means {
    pub metrics: Metrics,
    /// If the client unpacks large frames.
    pub packer: Option<Packer>,
    /// Where what was taken is noted.
    pub taken: Arc<Taken>,
    /// The way past the WebSocket.
    pub door: Option<Door>,
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
        door,
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
                    let put = put(&mut sink, door.as_ref(), frame);
                    if within(time, put).await != Some(true) {
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

/// Hands a frame over, to be written by the next flush; whether the connection goes on.
async fn put(sink: &mut SplitSink<WebSocket, Message>, door: Option<&Door>, frame: Bytes) -> bool {
    if let Some(door) = door
        && frame.len() >= LARGE_BYTES
    {
        // What the WebSocket has comes first.
        if sink.flush().await.is_err() {
            return false;
        }
        if door.leave(head(frame.len()), frame.clone()) {
            return true;
        }
    }
    sink.feed(Message::Binary(frame)).await.is_ok()
}

/// What stands before a large frame of so many bytes.
fn head(length: usize) -> Bytes {
    let mut head = vec![BINARY];
    match u16::try_from(length) {
        Ok(length) => {
            head.push(LENGTH_IN_TWO);
            head.extend(length.to_be_bytes());
        }
        Err(_) => {
            head.push(LENGTH_IN_EIGHT);
            head.extend((length as u64).to_be_bytes());
        }
    }
    Bytes::from(head)
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

#[cfg(test)]
mod tests {
    use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
    use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

    use super::*;

    #[test]
    fn v260_a_head_says_how_long_a_frame_is() {
        for length in [LARGE_BYTES, 0xffff, 0x10000, 3_000_000] {
            let head = head(length);
            let mut cursor = std::io::Cursor::new(&head[..]);
            let (read, told) = FrameHeader::parse(&mut cursor).unwrap().unwrap();
            assert_eq!(told, length as u64);
            assert_eq!(cursor.position(), head.len() as u64);
            let mut usual = Vec::new();
            let whole = FrameHeader {
                opcode: OpCode::Data(Data::Binary),
                ..FrameHeader::default()
            };
            whole.format(length as u64, &mut usual).unwrap();
            assert_eq!(head, usual, "as the WebSocket itself writes it");
            assert!(read.is_final && read.mask.is_none());
        }
    }
}
