//! The pointer is down on a pile of ready notes: a drag takes one, which lies where the pointer comes up.

use board::ElementId;

use super::State;
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{Editor, Overlay, PointerInput, ScreenPoint, Selection};

#[derive(Clone, Debug)]
pub(crate) struct TakingNote {
    pub(super) pointer: i64,
    pile: ElementId,
    pressed: ScreenPoint,
    is_dragged: bool,
}

impl TakingNote {
    /// The press of a pile.
    pub(super) fn of_pile(editor: &Editor, input: &PointerInput) -> Option<Self> {
        let point = editor.camera.to_board(input.at);
        let pile = editor.typed_at(point)?;
        editor.pile(&pile)?;
        Some(Self {
            pointer: input.pointer,
            pile,
            pressed: input.at,
            is_dragged: false,
        })
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        self.is_dragged |= self.pressed.distance(input.at) > drag_threshold(input.device);
        let point = editor.camera.to_board(input.at);
        let place = editor.place_from_pile(&self.pile, point);
        if let Some(place) = place.filter(|_| self.is_dragged) {
            editor.set_overlay(Overlay {
                note_ghost: Some(place.rect),
                drop_cells: place.placement.parent.into_iter().collect(),
                ..Overlay::default()
            });
        }
        State::TakingNote(self)
    }

    pub(super) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        if self.is_dragged {
            let point = editor.camera.to_board(input.at);
            editor.take_from_pile(&self.pile, Some(point), turn);
        } else if editor.clicks.is_double() {
            editor.take_from_pile(&self.pile, None, turn);
        } else {
            editor.set_selection(Selection::default());
            editor.set_focus(Some(self.pile));
        }
    }
}
