//! The view is being moved: Space, the middle or the right button, the hand, or a finger on the empty board.

use super::State;
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{Camera, Editor, Effect, PointerButton, PointerInput, ScreenPoint};

#[derive(Clone, Debug)]
pub(crate) struct Panning {
    pub(super) pointer: i64,
    start: ScreenPoint,
    camera: Camera,
    button: PointerButton,
    /// Whether it moved beyond the threshold: a right button that did not asks for the menu.
    moved: bool,
}

impl Panning {
    pub(super) fn new(editor: &Editor, input: &PointerInput) -> Self {
        Self {
            pointer: input.pointer,
            start: input.at,
            camera: editor.camera,
            button: input.button,
            moved: false,
        }
    }

    /// A finger that turned out to pan: from where it went down.
    pub(super) fn from(editor: &Editor, input: &PointerInput, start: ScreenPoint) -> Self {
        Self {
            start,
            ..Self::new(editor, input)
        }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        if input.at.distance(self.start) > drag_threshold(input.device) {
            self.moved = true;
        }
        // A right button that trembles is not yet panning.
        if self.moved || self.button != PointerButton::Secondary {
            editor.steer(self.camera.panned(self.start - input.at));
        }
        State::Panning(self)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        if self.button == PointerButton::Secondary && !self.moved {
            editor.select_for_menu(self.start);
            turn.effect(Effect::OpenContextMenu(self.start));
        }
    }

    /// Where the view was moved to, it stays.
    pub(super) fn cancelled(self) {}
}
