//! Choosing files by the browser's own dialog.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use super::intake;
use crate::bridge::EditorHandle;
use crate::input::files_of;
use crate::platform::{Listener, Passive, document};

/// Lets the person choose pictures and puts them onto the board.
pub fn pick(handle: EditorHandle) {
    let Ok(element) = document().create_element("input") else {
        return;
    };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept("image/*");
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", Passive::Yes, move |_: Event| {
        let files = chosen.files().as_ref().map(files_of).unwrap_or_default();
        spawn_local(intake::bring(handle, files, None));
        handle.focus_board();
    });
    input.click();
    // The dialog outlives this call, and if it is given up nothing is told. The input is in no page and goes with it.
    std::mem::forget(listener);
}
