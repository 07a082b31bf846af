//! The eraser is down: the strokes and connectors that it touches fade, and go when it comes up.

use board::BoardPoint;

use super::State;
use crate::turn::Turn;
use crate::{Editor, Overlay, PointerInput};

#[derive(Clone, Debug)]
pub(crate) struct Erasing {
    pub(super) pointer: i64,
    /// Where it was last, on the board.
    last: BoardPoint,
}

impl Erasing {
    pub(super) fn begin(editor: &mut Editor, input: &PointerInput) -> Self {
        let at = editor.camera.to_board(input.at);
        editor.set_overlay(Overlay::default());
        editor.erase_along(at, at);
        Self {
            pointer: input.pointer,
            last: at,
        }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        let at = editor.camera.to_board(input.at);
        editor.erase_along(self.last, at);
        self.last = at;
        State::Erasing(self)
    }

    /// Somebody else may have deleted what was touched.
    pub(super) fn refreshed(self, editor: &mut Editor) -> State {
        let scene = &editor.scene;
        editor
            .overlay
            .erased
            .retain(|id| scene.element(id).is_some());
        State::Erasing(self)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        let erased = std::mem::take(&mut editor.overlay.erased);
        editor.changes.overlay = true;
        if !erased.is_empty() && editor.may_write(turn) {
            editor.erase(&erased, turn);
        }
    }
}
