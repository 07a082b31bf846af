//! From a finding to the place on the board that it is about.

use std::cell::RefCell;

use board::ElementId;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::bridge::{EditorHandle, Input};
use crate::platform::Timer;

/// How long the place is marked, milliseconds.
const MARK_MILLIS: i32 = 1_600;

thread_local! {
    static MARKED: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// Selects the place, brings it into sight and marks it for a moment; the keyboard stays in the list.
pub fn jump(handle: EditorHandle, place: ElementId, from: &HtmlElement) {
    let Some(surface) = handle.surface() else {
        return;
    };
    handle.send(Input::Reveal(place.clone()));
    surface.mark_found(vec![place]);
    let _ = from.focus();
    let timer = Timer::once(MARK_MILLIS, move || {
        if let Some(surface) = handle.surface() {
            surface.mark_found(Vec::new());
        }
        // The timer has run; its closure may be let go once it has returned.
        let done = MARKED.take();
        spawn_local(async move { drop(done) });
    });
    MARKED.replace(timer);
}

/// Nothing is marked any more.
pub fn forget(handle: EditorHandle) {
    if MARKED.take().is_some()
        && let Some(surface) = handle.surface()
    {
        surface.mark_found(Vec::new());
    }
}
