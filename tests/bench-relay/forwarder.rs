//! The floor of the machine: a server on axum that hands every frame to the others in the room as it came. It checks,
//! keeps and merges nothing, so whoever joins later gets an empty board.
//!
//! It is this program once more, in a process of its own (`--forwarder PORT`), so that its core and its processor time
//! are measured as the others' are.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::routing::get;
use axum::serve::ListenerExt as _;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

/// As the relay has it: with axum's own, 128 KiB, every connection would cost that much.
const READ_BUFFER: usize = 4 * 1024;
/// Frames that go out in one write at most.
const AT_ONCE: usize = 128;
/// The answer to whoever asks for the board: an update with nothing in it.
const NOTHING: &[u8] = &[0, 1, 2, 0, 0];

/// Everybody who is connected, by room, with what they are to be sent. Unbounded: nobody is cut off or skipped.
type Rooms = Arc<Mutex<HashMap<String, Vec<(u64, UnboundedSender<Bytes>)>>>>;

/// Serves until the process is killed.
pub async fn serve(port: u16) -> io::Result<()> {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap());
    let app = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/{room}", get(upgrade))
        .with_state(Rooms::default());
    axum::serve(listener, app).await
}

async fn upgrade(
    upgrade: WebSocketUpgrade,
    Path(room): Path<String>,
    State(rooms): State<Rooms>,
) -> axum::response::Response {
    upgrade
        .read_buffer_size(READ_BUFFER)
        .on_upgrade(move |socket| serve_one(socket, room, rooms))
}

async fn serve_one(socket: WebSocket, room: String, rooms: Rooms) {
    let (mut sink, mut stream) = socket.split();
    let (to_me, mut for_me) = mpsc::unbounded_channel();
    let number = enter(&rooms, &room, to_me.clone());
    let writing = tokio::spawn(async move { while pass_on(&mut for_me, &mut sink).await {} });
    while let Some(Ok(message)) = stream.next().await {
        let Message::Binary(frame) = message else {
            continue;
        };
        if frame.starts_with(&[0, 0]) {
            let _ = to_me.send(Bytes::from_static(NOTHING));
            continue;
        }
        let rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
        for (other, to_other) in &rooms[&room] {
            if *other != number {
                let _ = to_other.send(frame.clone());
            }
        }
    }
    let mut rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(people) = rooms.get_mut(&room) {
        people.retain(|(other, _)| *other != number);
    }
    writing.abort();
}

/// Adds somebody to a room; gives their number there.
fn enter(rooms: &Rooms, room: &str, to_me: UnboundedSender<Bytes>) -> u64 {
    let mut rooms = rooms.lock().unwrap_or_else(PoisonError::into_inner);
    let people = rooms.entry(room.to_owned()).or_default();
    let number = people.last().map_or(0, |(last, _)| last + 1);
    people.push((number, to_me));
    number
}

/// Sends what waits in one write; whether that was possible.
async fn pass_on(
    for_me: &mut UnboundedReceiver<Bytes>,
    sink: &mut futures_util::stream::SplitSink<WebSocket, Message>,
) -> bool {
    let mut frames = Vec::new();
    if for_me.recv_many(&mut frames, AT_ONCE).await == 0 {
        return false;
    }
    for frame in frames {
        if sink.feed(Message::Binary(frame)).await.is_err() {
            return false;
        }
    }
    sink.flush().await.is_ok()
}
