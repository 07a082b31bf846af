//! One callback a frame, asked for as often as one likes.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Calls its callback in the next animation frame after [`AnimationFrame::request`]; once a frame, and never unasked.
pub struct AnimationFrame {
    pending: Rc<Cell<Option<i32>>>,
    closure: Closure<dyn Fn(f64)>,
}

impl AnimationFrame {
    /// `callback` gets the frame's time in milliseconds since the page was opened.
    pub fn new(callback: impl Fn(f64) + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let cleared = Rc::clone(&pending);
        let closure: Closure<dyn Fn(f64)> = Closure::new(move |time| {
            // First, so that the callback may ask for the next frame.
            cleared.set(None);
            callback(time);
        });
        Self { pending, closure }
    }

    /// Asks for a call in the next frame. Asking twice gives one call.
    pub fn request(&self) {
        if self.pending.get().is_some() {
            return;
        }
        let handle = leptos::prelude::window()
            .request_animation_frame(self.closure.as_ref().unchecked_ref());
        self.pending.set(handle.ok());
    }

    /// Whether a call is due.
    pub fn is_pending(&self) -> bool {
        self.pending.get().is_some()
    }
}

impl Drop for AnimationFrame {
    fn drop(&mut self) {
        if let Some(handle) = self.pending.take() {
            let _ = leptos::prelude::window().cancel_animation_frame(handle);
        }
    }
}

/// Resolves in the next animation frame.
pub async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let _ = super::window().request_animation_frame(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
}
