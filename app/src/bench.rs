//! Measurement hooks: with `?bench` in the address the app offers `window.bench`. They drive the real application, through
//! the inputs and effects that people's hands go through; nothing is cut short.

mod notes;
mod object;

use std::cell::Cell;

use board::ElementId;

use crate::bridge::{Editor, EditorHandle};
use crate::lazy::{self, Later};
use crate::platform::window;
pub use object::offer;

thread_local! {
    static CURRENT: Cell<Option<EditorHandle>> = const { Cell::new(None) };
}

/// Offers the hooks if the address asks for them. Once a page: they stay when another board is opened.
pub fn start() {
    let asked = window().location().search().is_ok_and(|search| {
        search
            .trim_start_matches('?')
            .split('&')
            .any(|part| part == "bench" || part.starts_with("bench="))
    });
    if asked {
        lazy::with(|later: &Later| (later.bench)());
    }
}

/// The hooks mean this board from now on.
pub fn watch(handle: EditorHandle) {
    CURRENT.with(|current| current.set(Some(handle)));
}

fn handle() -> Option<EditorHandle> {
    CURRENT.with(Cell::get)
}

fn look<R>(read: impl FnOnce(&Editor) -> R) -> Option<R> {
    handle()?.with_editor(read)
}

/// The notes from the lowest in the pile to the highest, which is the order in which they were made.
fn note(editor: &Editor, index: usize) -> Option<ElementId> {
    notes_of(editor).nth(index)
}

fn notes_of(editor: &Editor) -> impl Iterator<Item = ElementId> + '_ {
    editor
        .scene()
        .in_paint_order()
        .map(|placed| placed.element())
        .filter(|element| element.as_note().is_some())
        .map(|element| element.id.clone())
}
