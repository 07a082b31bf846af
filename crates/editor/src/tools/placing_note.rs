//! The pointer is down with the note tool, or on the "+" beside a note: the note appears where it comes up.

use board::ElementId;

use super::State;
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{CommandId, Direction, Editor, Overlay, PointerInput, ScreenPoint};

#[derive(Clone, Debug)]
pub(crate) struct PlacingNote {
    pub(super) pointer: i64,
    /// The "+" that was pressed.
    pub(super) sprout: Option<PressedSprout>,
}

/// A "+" as it was pressed. As long as the pointer stays there it is a click; beyond, the note is dragged out of it.
#[derive(Clone, Debug)]
pub(crate) struct PressedSprout {
    /// The note that it belongs to.
    pub(super) note: ElementId,
    pub(super) direction: Direction,
    pub(super) pressed: ScreenPoint,
    pub(super) is_dragged: bool,
}

impl PlacingNote {
    /// The press of a "+".
    pub(super) fn of_sprout(editor: &Editor, input: &PointerInput) -> Option<Self> {
        let direction = editor.sprout_at(input.at, input.device)?;
        let note = editor.single_note()?.id.clone();
        Some(Self {
            pointer: input.pointer,
            sprout: Some(PressedSprout {
                note,
                direction,
                pressed: input.at,
                is_dragged: false,
            }),
        })
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        if let Some(sprout) = &mut self.sprout {
            sprout.is_dragged |= sprout.pressed.distance(input.at) > drag_threshold(input.device);
            if !sprout.is_dragged {
                return State::PlacingNote(self);
            }
        }
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
        if !editor.may_write(turn) {
            return;
        }
        let place = editor.place_for_note_at(editor.camera.to_board(input.at));
        match self.sprout {
            Some(sprout) if sprout.is_dragged => {
                editor.start_draft_like(&sprout.note, place, turn);
            }
            Some(sprout) => editor.run(CommandId::AddNote(sprout.direction), turn),
            None => editor.start_draft(place, turn),
        }
    }
}
