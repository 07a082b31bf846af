//! The pointer is down on a note, or on a selected canvas's own surface: a click or a drag.

use board::{Element, ElementId};

use super::{Dragging, Panning, State};
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{
    Caret, CommandId, Direction, Distance, Editor, Modifiers, PointerDevice, PointerInput, Reason,
    Refusal, ScreenPoint, Selection,
};

#[derive(Clone, Debug)]
pub(crate) struct PressingElement {
    pub(super) pointer: i64,
    id: ElementId,
    device: PointerDevice,
    at: ScreenPoint,
    modifiers: Modifiers,
    /// What is meant: its whole group, or with Ctrl it alone.
    meant: Vec<ElementId>,
    /// Whether it was selected before the press.
    selected_before: bool,
    /// Whether it was the only selected one.
    single_before: bool,
}

impl PressingElement {
    pub(super) fn new(editor: &mut Editor, id: ElementId, input: &PointerInput) -> Self {
        let selected_before = editor.selection.contains(&id);
        let single_before = editor.selection.single() == Some(&id);
        let meant = if input.modifiers.ctrl {
            vec![id.clone()]
        } else {
            editor.group_meant_by(&id)
        };
        if !selected_before && !input.modifiers.shift {
            editor.set_selection(Selection::of(meant.iter().cloned()));
        }
        Self {
            pointer: input.pointer,
            id,
            device: input.device,
            at: input.at,
            modifiers: input.modifiers,
            meant,
            selected_before,
            single_before,
        }
    }

    pub(super) fn moved(
        self,
        editor: &mut Editor,
        input: &PointerInput,
        turn: &mut Turn<'_>,
    ) -> State {
        if input.at.distance(self.at) <= drag_threshold(self.device) {
            return State::PressingElement(self);
        }
        if editor.settings.read_only {
            turn.refuse(Refusal::ReadOnly);
            return Panning::from(editor, input, self.at).moved(editor, input);
        }
        let is_canvas = |element: &Element| element.as_canvas().is_some();
        if !editor.settings.leads && editor.scene.element(&self.id).is_some_and(is_canvas) {
            turn.refuse(Refusal::Unavailable {
                command: CommandId::Nudge(Direction::Right, Distance::Near),
                reason: Reason::FacilitatorOnly,
            });
            return Panning::from(editor, input, self.at).moved(editor, input);
        }
        if !editor.selection.contains(&self.id) {
            let mut selection = editor.selection.clone();
            for id in &self.meant {
                selection.add(id.clone());
            }
            editor.set_selection(selection);
        }
        match Dragging::new(editor, self.pointer, self.at, input) {
            Some(dragging) => dragging.refreshed(editor, turn),
            None => State::Idle,
        }
    }

    pub(super) fn released(self, editor: &mut Editor, _input: &PointerInput, turn: &mut Turn<'_>) {
        if self.modifiers.shift {
            // A press on an unselected one selected nothing yet.
            let mut selection = editor.selection.clone();
            let all = self.meant.iter().all(|id| selection.contains(id));
            for id in &self.meant {
                if all {
                    selection.remove(id);
                } else {
                    selection.add(id.clone());
                }
            }
            editor.set_selection(selection);
            return;
        }
        if editor.follows_link(&self.id, self.at, self.modifiers.ctrl, turn) {
            return;
        }
        if editor.clicks.is_double() && self.meant.len() > 1 {
            // The first click took the group, this one reaches inside.
            editor.set_selection(Selection::of([self.id]));
            return;
        }
        editor.set_selection(Selection::of(self.meant));
        let tapped_again = self.device == PointerDevice::Touch && self.single_before;
        let again = editor.clicks.is_double() || tapped_again;
        let edits = self.selected_before && again && editor.is_writable(&self.id);
        if edits && editor.may_write(turn) {
            editor.start_editing(&self.id, Caret::At(self.at), turn);
        }
    }
}
