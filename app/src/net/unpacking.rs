//! Frames as they come: large ones packed, which the browser unpacks while what came after them waits.

use std::cell::RefCell;
use std::rc::Rc;

use collab::message::{PACKED, PACKED_HEADER_BYTES};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use super::socket::{BROKEN, SocketEvent};

#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

fn unpacker() -> Option<DecompressionStream> {
    DecompressionStream::new("deflate-raw").ok()
}

/// Whether this browser can: Chromium 103, Firefox 113 and Safari 16.4 are the first.
pub(super) fn is_possible() -> bool {
    unpacker().is_some()
}

/// Passes frames on, in order.
pub(super) struct Unpacking {
    tell: Box<dyn Fn(SocketEvent)>,
    /// What came while a frame was being unpacked.
    waiting: RefCell<Option<Vec<Vec<u8>>>>,
}

impl Unpacking {
    pub fn new(tell: impl Fn(SocketEvent) + 'static) -> Self {
        Self {
            tell: Box::new(tell),
            waiting: RefCell::default(),
        }
    }

    /// Takes a frame as the socket gave it. Whoever drops the last owner hears nothing any more.
    pub fn take(self: &Rc<Self>, frame: Vec<u8>) {
        if let Some(waiting) = &mut *self.waiting.borrow_mut() {
            return waiting.push(frame);
        }
        if frame.first() != Some(&PACKED) {
            return (self.tell)(SocketEvent::Frame(frame));
        }
        self.waiting.replace(Some(Vec::new()));
        let owner = Rc::downgrade(self);
        spawn_local(async move {
            let unpacked = unpack(frame).await;
            let Some(owner) = owner.upgrade() else {
                return;
            };
            let waiting = owner.waiting.take().unwrap_or_default();
            (owner.tell)(unpacked.map_or(SocketEvent::Closed(BROKEN), SocketEvent::Frame));
            for frame in waiting {
                // Each of them may be the reason to hang up.
                if Rc::strong_count(&owner) > 1 {
                    owner.take(frame);
                }
            }
        });
    }
}

async fn unpack(mut frame: Vec<u8>) -> Option<Vec<u8>> {
    let packed = Response::new_with_opt_u8_array(frame.get_mut(PACKED_HEADER_BYTES..)).ok()?;
    let plain = packed.body()?.pipe_through(unpacker()?.unchecked_ref());
    let plain = Response::new_with_opt_readable_stream(Some(&plain)).ok()?;
    let buffer = JsFuture::from(plain.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
