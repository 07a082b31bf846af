//! A WebSocket that is closed when dropped.

use std::rc::Rc;

use board::BoardId;
use collab::message::{
    KEY_SUBPROTOCOL_PREFIX, PACKED_SUBPROTOCOL, RELAY_FRAME_BYTES_MAX, SUBPROTOCOL,
};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{BinaryType, CloseEvent, Event, MessageEvent, WebSocket};

use super::unpacking::{self, Unpacking};
use crate::platform::{Listener, Passive, window};

/// What a socket tells.
pub(super) enum SocketEvent {
    /// It is open.
    Opened,
    /// A binary frame came.
    Frame(Vec<u8>),
    /// It is closed, or could not be opened, with this close code.
    Closed(u16),
}

/// The close code of a connection that broke without one.
pub(super) const BROKEN: u16 = 1006;

/// An open or opening socket. Dropping it closes it, and nothing is heard of it afterwards.
pub(super) struct Socket {
    socket: WebSocket,
    _listeners: [Listener; 3],
}

impl Socket {
    /// Connects to the board's sync address. The key goes beside the subprotocol, so that it is in no address and in no log.
    /// `None` if the browser refuses even to try.
    pub fn open(
        board: &BoardId,
        key: &str,
        tell: impl Fn(SocketEvent) + Clone + 'static,
    ) -> Option<Self> {
        let location = window().location();
        let scheme = match location.protocol().ok()?.as_str() {
            "https:" => "wss",
            _ => "ws",
        };
        let address = format!("{scheme}://{}/sync/{board}", location.host().ok()?);
        let protocols = Array::of2(
            &SUBPROTOCOL.into(),
            &format!("{KEY_SUBPROTOCOL_PREFIX}{key}").into(),
        );
        if unpacking::is_possible() {
            protocols.push(&PACKED_SUBPROTOCOL.into());
        }
        let socket = WebSocket::new_with_str_sequence(&address, &protocols).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);

        let opened = tell.clone();
        let opened = move |_: Event| opened(SocketEvent::Opened);
        let closed = tell.clone();
        let closed = move |event: CloseEvent| closed(SocketEvent::Closed(event.code()));
        let unpacking = Rc::new(Unpacking::new(tell.clone()));
        let message = move |event: MessageEvent| {
            // Text frames are not spoken.
            let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() else {
                return;
            };
            if buffer.byte_length() as usize > RELAY_FRAME_BYTES_MAX {
                tell(SocketEvent::Closed(BROKEN));
            } else {
                unpacking.take(Uint8Array::new(&buffer).to_vec());
            }
        };
        let listeners = [
            Listener::new(&socket, "open", Passive::Yes, opened),
            Listener::new(&socket, "close", Passive::Yes, closed),
            Listener::new(&socket, "message", Passive::Yes, message),
        ];
        Some(Self {
            socket,
            _listeners: listeners,
        })
    }

    /// Sends a binary frame. A socket that is closing swallows it: its end is told as an event.
    pub fn send(&self, frame: &[u8]) {
        let _ = self.socket.send_with_u8_array(frame);
    }

    /// How many bytes wait in the browser to be sent.
    pub fn backlog_bytes(&self) -> usize {
        self.socket.buffered_amount() as usize
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = self.socket.close();
    }
}
