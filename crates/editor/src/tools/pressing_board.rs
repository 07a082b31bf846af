//! The pointer is down on the empty board, on a cell, or on a canvas that is not selected.

use super::{Marquee, Panning, State};
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{Editor, Modifiers, PointerDevice, PointerInput, ScreenPoint};

#[derive(Clone, Debug)]
pub(crate) struct PressingBoard {
    pub(super) pointer: i64,
    pub(super) device: PointerDevice,
    pub(super) at: ScreenPoint,
    pub(super) modifiers: Modifiers,
}

impl PressingBoard {
    pub(super) fn new(input: &PointerInput) -> Self {
        Self {
            pointer: input.pointer,
            device: input.device,
            at: input.at,
            modifiers: input.modifiers,
        }
    }

    pub(super) fn moved(self, editor: &mut Editor, input: &PointerInput) -> State {
        if input.at.distance(self.at) <= drag_threshold(self.device) {
            return State::PressingBoard(self);
        }
        match self.device {
            PointerDevice::Touch => Panning::from(editor, input, self.at).moved(editor, input),
            PointerDevice::Mouse | PointerDevice::Pen => {
                Marquee::new(editor, self.pointer, self.at, input).refreshed(editor)
            }
        }
    }

    pub(super) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        let point = editor.camera.to_board(input.at);
        let is_double = editor.clicks.is_double();
        let typed = editor.typed_at(point).filter(|_| !self.modifiers.shift);
        if let (Some(id), Some(verbs)) = (typed, editor.verbs)
            && (verbs.cells.click)(editor, &id, is_double, turn)
        {
            return;
        }
        let locked = editor.is_locked_at(point);
        if editor.clicks.is_double() && !locked && editor.may_write(turn) {
            let place = editor.place_for_note_at(point);
            editor.start_draft(place, turn);
        } else if self.modifiers.shift {
            editor.add_canvas_at(point);
        } else {
            editor.select_ground(point);
        }
    }
}
