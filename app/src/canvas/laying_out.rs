//! Texts are laid out while nothing else is to be done, before they come into sight: zooming out brings thousands at once.

use std::cell::Cell;

use crate::bridge::EditorHandle;
use crate::platform::{now_millis, when_idle};

/// On a board with more elements they are laid out when they come into sight: all at once would take too much memory.
const ELEMENTS_MAX: usize = 15_000;
/// How many are laid out between two looks at the clock.
const AT_ONCE: usize = 16;
/// For how long at a time, milliseconds.
const SLICE_MILLIS: f64 = 6.0;

thread_local! {
    /// The board, and where to go on, while there is something to lay out.
    static GOES_ON: Cell<Option<(EditorHandle, usize)>> = const { Cell::new(None) };
}

/// Elements are not what they were: lays out what lacks it, from now on whenever the browser is idle.
pub fn lay_out_ahead(handle: EditorHandle) {
    if GOES_ON.replace(Some((handle, 0))).is_none() {
        when_idle(go_on);
    }
}

fn go_on() {
    let Some((handle, from)) = GOES_ON.take() else {
        return;
    };
    // While something moves, the time belongs to that.
    let is_moving = handle.surface().is_some_and(|surface| surface.is_dirty());
    let next = if is_moving {
        Some(from)
    } else {
        handle.with_editor(|editor| slice(editor, from)).flatten()
    };
    if let Some(next) = next {
        GOES_ON.set(Some((handle, next)));
        when_idle(go_on);
    }
}

fn slice(editor: &editor::Editor, from: usize) -> Option<usize> {
    let scene = editor.scene();
    let mut next = (scene.len() <= ELEMENTS_MAX).then_some(from);
    let began = now_millis();
    while let Some(from) = next {
        if now_millis() - began >= SLICE_MILLIS {
            break;
        }
        next = scene.lay_out_ahead(from, AT_ONCE);
    }
    next
}
