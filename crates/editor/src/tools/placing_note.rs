//! The pointer is down with the note tool: the note appears where it comes up.

use super::State;
use crate::turn::Turn;
use crate::{Editor, Overlay, PointerInput};

#[derive(Clone, Debug)]
pub(crate) struct PlacingNote {
    pub(super) pointer: i64,
}

impl PlacingNote {
    pub(super) fn moved(self, editor: &mut Editor) -> State {
        if let Some(place) = editor.pointer.map(|point| editor.place_for_note_at(point)) {
            editor.set_overlay(Overlay {
                note_ghost: Some(place.rect),
                drop_cells: place.placement.parent.into_iter().collect(),
                ..Overlay::default()
            });
        }
        State::PlacingNote(self)
    }

    pub(super) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        editor.tool_used();
        if editor.may_write(turn) {
            let place = editor.place_for_note_at(editor.camera.to_board(input.at));
            editor.start_draft(place, turn);
        }
    }
}
