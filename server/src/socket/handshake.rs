//! How a sync connection begins: who is it, and what may they do?
//!
//! A browser cannot read the answer to a refused WebSocket request. So the connection is taken, and closed at once with
//! a code and a reason that it can read.

use std::net::SocketAddr;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{ConnectInfo, Extension, Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::SEC_WEBSOCKET_PROTOCOL;
use axum::response::{IntoResponse, Response};
use board::BoardId;
use collab::message::{KEY_SUBPROTOCOL_PREFIX, PACKED_SUBPROTOCOL, SUBPROTOCOL, close};
use collab::room::Dialect;
use serde::Deserialize;
use tracing::Instrument as _;

use super::{Progress, TRANSPORT_BYTES_MAX, Visitor};
use crate::api_error::ApiError;
use crate::keys::Key;
use crate::origin;
use crate::relay::Relay;
use crate::rooms::{Command, Line};
use crate::store::{Access, Entry};
use crate::wire::Door;

/// Bytes read from a socket at a time.
const READ_BUFFER: usize = 2 * 1024;
/// Bytes gathered before they go to a socket.
const WRITE_BUFFER: usize = 16 * 1024;

/// The key, for clients that cannot offer it as a subprotocol.
#[derive(Deserialize)]
pub(crate) struct SyncQuery {
    k: Option<String>,
}

/// Somebody who may come in.
struct Guest {
    board: BoardId,
    entry: Entry,
    dialect: Dialect,
}

/// `GET /sync/{id}`
pub(crate) async fn sync(
    State(relay): State<Relay>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Path(board): Path<String>,
    Query(query): Query<SyncQuery>,
    headers: HeaderMap,
    door: Option<Extension<Door>>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return rejection.into_response(),
    };
    if !origin::is_allowed(&headers, relay.public_host()) {
        return ApiError::ForeignOrigin.into_response();
    }
    let offered = offered_protocols(&headers);
    let dialect = if offered.contains(&SUBPROTOCOL) {
        Dialect::Nonet
    } else {
        Dialect::Stock
    };
    let unpacks = dialect == Dialect::Nonet && offered.contains(&PACKED_SUBPROTOCOL);
    let request = crate::request_id::current();
    let key = offered
        .iter()
        .find_map(|offer| offer.strip_prefix(KEY_SUBPROTOCOL_PREFIX))
        .map(str::to_owned)
        .or(query.k);
    let network = relay.addresses().of(peer, &headers);
    let place = relay.addresses().connect(network);
    let guest = match place {
        Some(place) => admit(&relay, &board, key.as_deref(), dialect)
            .await
            .map(|guest| (guest, place)),
        None => {
            relay.metrics().throttled.add(1);
            Err((close::CROWDED, "too many connections from this address"))
        }
    };
    upgrade
        .protocols([SUBPROTOCOL])
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(WRITE_BUFFER)
        .max_write_buffer_size(2 * 1024 * 1024 + collab::message::RELAY_FRAME_BYTES_MAX)
        .max_message_size(TRANSPORT_BYTES_MAX)
        .max_frame_size(TRANSPORT_BYTES_MAX)
        .on_upgrade(move |socket| async move {
            match guest {
                Ok((guest, place)) => {
                    relay.metrics().joined.add(1);
                    let visitor = Visitor {
                        relay,
                        network,
                        progress: Progress::new(),
                        unpacks,
                        door: door.map(|Extension(door)| door),
                        _place: place,
                    };
                    let span = tracing::info_span!("sync", request);
                    welcome(visitor, guest, socket).instrument(span).await;
                }
                Err((code, reason)) => {
                    relay.metrics().turned_away.add(1);
                    turn_away(socket, code, reason).await;
                }
            }
        })
}

fn offered_protocols(headers: &HeaderMap) -> Vec<&str> {
    headers
        .get_all(SEC_WEBSOCKET_PROTOCOL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect()
}

async fn admit(
    relay: &Relay,
    board: &str,
    key: Option<&str>,
    dialect: Dialect,
) -> Result<Guest, (u16, &'static str)> {
    let unknown = (close::UNKNOWN_BOARD, "there is no such board");
    let board = BoardId::parse(board).ok_or(unknown)?;
    let parsed = key.and_then(Key::parse);
    match relay.access(&board, parsed.as_ref()).await {
        Ok(Access::Granted(entry)) => Ok(Guest {
            board,
            entry,
            dialect,
        }),
        Ok(Access::Locked(_)) => Err((close::LOCKED, "this link asks for a passphrase")),
        Ok(Access::UnknownBoard) => Err(unknown),
        Ok(Access::WrongKey) if key.is_none() => Err((close::NO_KEY, "no key came with this")),
        Ok(Access::WrongKey) => Err((close::WRONG_KEY, "the key does not open this board")),
        Err(error) => {
            tracing::error!(%error, "a key cannot be looked up");
            Err((
                close::TRY_LATER,
                "this board cannot be opened at the moment",
            ))
        }
    }
}

async fn welcome(visitor: Visitor, guest: Guest, socket: WebSocket) {
    let relay = visitor.relay.clone();
    let connection = relay.rooms().connection_id();
    let (to_writer, outbound) = Line::new(visitor.door.clone(), visitor.progress.clone());
    let join = Command::Join {
        connection,
        entry: guest.entry,
        dialect: guest.dialect,
        line: to_writer.clone(),
    };
    tracing::info!(board = %guest.board, connection = connection.0, role = guest.entry.role.name(), "joined");
    relay.links().note_used(relay.store(), guest.entry.link);
    match relay.rooms().send(&guest.board, join).await {
        Ok(room) => {
            let served = super::serve(socket, connection, visitor, room, outbound, to_writer);
            relay.connections().track_future(served).await;
            tracing::info!(board = %guest.board, connection = connection.0, "left");
        }
        Err(_) => turn_away(socket, close::RESTART, "the relay is restarting").await,
    }
}

/// Says why not, and waits a moment for the other side to hear it.
async fn turn_away(mut socket: WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame {
        code,
        reason: reason.into(),
    };
    let goodbye = async {
        if socket.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = socket.recv().await {}
        }
    };
    let _ = tokio::time::timeout(super::GOODBYE, goodbye).await;
}
