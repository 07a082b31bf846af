//! A WebSocket that is closed when dropped.

use std::cell::RefCell;
use std::rc::Rc;

use board::BoardId;
use collab::message::{
    KEY_SUBPROTOCOL_PREFIX, PACKED_SUBPROTOCOL, RELAY_FRAME_BYTES_MAX, SUBPROTOCOL,
};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{BinaryType, CloseEvent, Event, MessageEvent, WebSocket};

use super::unpacking::{self, Unpacking};
use crate::platform::{Listener, Passive, Timer, window};

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

/// A frame of so many bytes takes the browser longer to take over than a picture may wait.
const LARGE_BYTES: usize = 64 * 1024;
/// Long enough for a picture to be shown, milliseconds.
const PICTURE_MILLIS: i32 = 34;

/// What frames go out by.
struct Wire {
    socket: WebSocket,
    /// Frames that wait for the picture of what they tell, in their order.
    held: RefCell<Vec<Vec<u8>>>,
    /// One rings when the page has done what it is doing, the other after the picture that it asked for.
    timers: [RefCell<Option<Timer>>; 2],
}

/// An open or opening socket. Dropping it closes it, and nothing is heard of it afterwards.
pub(super) struct Socket {
    wire: Rc<Wire>,
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
        let wire = Wire {
            socket,
            held: RefCell::default(),
            timers: Default::default(),
        };
        Some(Self {
            wire: Rc::new(wire),
            _listeners: listeners,
        })
    }

    /// Sends a binary frame, a large one after the next picture. A socket that is closing swallows it: its end is told as
    /// an event, and what was not acknowledged is sent again.
    pub fn send(&self, frame: Vec<u8>) {
        let waits = !self.wire.held.borrow().is_empty();
        if waits || frame.len() >= LARGE_BYTES {
            self.wire.held.borrow_mut().push(frame);
            if !waits {
                self.wire.wait();
            }
        } else {
            self.wire.send(&frame);
        }
    }

    /// How many bytes wait in the browser to be sent.
    pub fn backlog_bytes(&self) -> usize {
        let held: usize = self.wire.held.borrow().iter().map(Vec::len).sum();
        self.wire.socket.buffered_amount() as usize + held
    }
}

impl Wire {
    fn send(&self, frame: &[u8]) {
        let _ = self.socket.send_with_u8_array(frame);
    }

    /// Sends what is held, once the picture was shown. Not with the frames of the screen: a page that is not in sight
    /// has none.
    fn wait(self: &Rc<Self>) {
        let me = Rc::downgrade(self);
        let after = move || {
            let Some(wire) = me.upgrade() else { return };
            let me = Rc::downgrade(&wire);
            let send = move || {
                if let Some(wire) = me.upgrade() {
                    let held = wire.held.take();
                    held.iter().for_each(|frame| wire.send(frame));
                }
            };
            wire.timers[1].replace(Timer::once(PICTURE_MILLIS, send));
        };
        self.timers[0].replace(Timer::once(0, after));
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let _ = self.wire.socket.close();
    }
}
