//! Files dragged in from outside.

use editor::ScreenPoint;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, File, FileList, Node};

use super::Target;
use crate::lazy::{self, Later};
use crate::platform::{Listener, Passive, document};

/// Marks the board while files are held over it.
const HELD_OVER: &str = "has-files-over";

/// The whole page listens: files that miss the board must not make the browser leave it.
pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let page = document();
    let [over, left, dropped] = [target.clone(), target.clone(), target.clone()];
    vec![
        Listener::new(&page, "dragover", Passive::No, move |event: DragEvent| {
            if let Some(data) = with_files(&event) {
                event.prevent_default();
                data.set_drop_effect("copy");
                mark(&over, true);
            }
        }),
        Listener::new(&page, "dragleave", Passive::Yes, move |event: DragEvent| {
            // Every border inside the page is left and entered, too; out of the window there is nothing.
            let entered = event.related_target();
            if entered.is_none_or(|entered| entered.dyn_ref::<Node>().is_none()) {
                mark(&left, false);
            }
        }),
        Listener::new(&page, "drop", Passive::No, move |event: DragEvent| {
            mark(&dropped, false);
            let Some(data) = with_files(&event) else {
                return;
            };
            event.prevent_default();
            let files = data.files().as_ref().map(files_of).unwrap_or_default();
            take(&dropped, files, Some(dropped.point(&event)));
        }),
    ]
}

/// Puts pictures onto the board, with their middle at a point of the screen.
pub(super) fn take(target: &Target, files: Vec<File>, at: Option<ScreenPoint>) {
    let handle = target.handle;
    let at = at.and_then(|at| handle.with_editor(|editor| editor.camera().to_board(at)));
    if !files.is_empty() {
        lazy::with(move |later: &Later| (later.images.bring)(handle, files, at));
    }
}

/// The files of a list, as a list of ours.
pub fn files_of(list: &FileList) -> Vec<File> {
    (0..list.length())
        .filter_map(|index| list.get(index))
        .collect()
}

fn with_files(event: &DragEvent) -> Option<DataTransfer> {
    let data = event.data_transfer()?;
    let has_files = data.types().iter().any(|kind| kind == "Files");
    has_files.then_some(data)
}

fn mark(target: &Target, is_over: bool) {
    let classes = target.root.class_list();
    let _ = classes.toggle_with_force(HELD_OVER, is_over);
}
