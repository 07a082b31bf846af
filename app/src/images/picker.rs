//! Choosing pictures by the browser's own window.

use wasm_bindgen_futures::spawn_local;

use super::intake;
use crate::bridge::EditorHandle;
use crate::ui::file_choice::choose_files;

/// Lets the person choose pictures and puts them onto the board.
pub fn pick(handle: EditorHandle) {
    choose_files("image/*", move |files| {
        spawn_local(intake::bring(handle, files, None));
        handle.focus_board();
    });
}
