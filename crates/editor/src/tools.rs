//! Tools as a state chart: one file a state. A state is told what the pointer did and says which state comes next.

mod connecting;
mod dragging;
mod drawing_box;
mod drawing_stroke;
mod edge_scroll;
mod erasing;
mod idle;
mod marquee;
mod panning;
mod placing_note;
mod pointing;
mod pressing_board;
mod pressing_element;
mod resizing;
mod taking_note;

use connecting::Connecting;
use dragging::Dragging;
use drawing_box::DrawingBox;
use drawing_stroke::DrawingStroke;
use erasing::Erasing;
use marquee::Marquee;
use panning::Panning;
use placing_note::PlacingNote;
use pointing::Pointing;
use pressing_board::PressingBoard;
use pressing_element::PressingElement;
use resizing::Resizing;
use taking_note::TakingNote;

use crate::turn::Turn;
use crate::{Editor, KeyInput, Modifiers, PointerInput, Tool};

/// The state of the running gesture.
#[derive(Clone, Debug, Default)]
pub(crate) enum State {
    /// No gesture runs.
    #[default]
    Idle,
    /// The pointer is down on the empty board, a cell or a canvas.
    PressingBoard(PressingBoard),
    /// The pointer is down on something that can be dragged.
    PressingElement(PressingElement),
    /// A rectangle is being drawn that selects.
    Marquee(Marquee),
    /// Elements are being dragged.
    Dragging(Dragging),
    /// A handle of the selection is being dragged.
    Resizing(Resizing),
    /// The view is being moved.
    Panning(Panning),
    /// The pointer is down with the note tool.
    PlacingNote(PlacingNote),
    /// A shape, a frame or a text is being drawn.
    DrawingBox(DrawingBox),
    /// The pen is down.
    DrawingStroke(DrawingStroke),
    /// A connector is being drawn, or one end of one is put elsewhere.
    Connecting(Connecting),
    /// The eraser is down.
    Erasing(Erasing),
    /// The pointer is down on a pile of ready notes.
    TakingNote(TakingNote),
    /// The pointer is down to point.
    Pointing(Pointing),
}

impl State {
    /// Whether the laser points.
    pub(crate) fn is_pointing(&self) -> bool {
        matches!(self, Self::Pointing(state) if state.is_laser())
    }

    pub(crate) fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// Whether a gesture runs that this pointer began.
    pub(crate) fn belongs_to(&self, pointer: i64) -> bool {
        let owner = match self {
            Self::Idle => return false,
            Self::PressingBoard(state) => state.pointer,
            Self::PressingElement(state) => state.pointer,
            Self::Marquee(state) => state.pointer,
            Self::Dragging(state) => state.pointer,
            Self::Resizing(state) => state.pointer,
            Self::Panning(state) => state.pointer,
            Self::PlacingNote(state) => state.pointer,
            Self::DrawingBox(state) => state.pointer,
            Self::DrawingStroke(state) => state.pointer,
            Self::Connecting(state) => state.pointer,
            Self::Erasing(state) => state.pointer,
            Self::TakingNote(state) => state.pointer,
            Self::Pointing(state) => state.pointer,
        };
        owner == pointer
    }

    pub(crate) fn moved(
        self,
        editor: &mut Editor,
        input: &PointerInput,
        turn: &mut Turn<'_>,
    ) -> Self {
        match self {
            Self::Idle => Self::Idle,
            Self::PressingBoard(state) => state.moved(editor, input),
            Self::Marquee(state) => state.moved(editor, input, turn),
            Self::Panning(state) => state.moved(editor, input),
            Self::PlacingNote(state) => state.moved(editor, input),
            Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => match editor.verbs {
                Some(verbs) => (verbs.moved)(self, editor, input, turn),
                None => self,
            },
        }
    }

    pub(crate) fn moved_learnt(
        self,
        editor: &mut Editor,
        input: &PointerInput,
        turn: &mut Turn<'_>,
    ) -> Self {
        match self {
            Self::PressingElement(state) => state.moved(editor, input, turn),
            Self::Dragging(state) => state.moved(editor, input, turn),
            Self::Resizing(state) => state.moved(editor, input),
            Self::DrawingBox(state) => state.moved(editor, input),
            Self::DrawingStroke(state) => state.moved(editor, input),
            Self::Connecting(state) => state.moved(editor, input),
            Self::Erasing(state) => state.moved(editor, input),
            Self::TakingNote(state) => state.moved(editor, input),
            Self::Pointing(state) => Self::Pointing(state),
            Self::Idle
            | Self::PressingBoard(_)
            | Self::Marquee(_)
            | Self::Panning(_)
            | Self::PlacingNote(_) => self,
        }
    }

    pub(crate) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        match self {
            Self::Idle => {}
            Self::PressingBoard(state) => state.released(editor, input, turn),
            Self::Marquee(state) => state.released(editor, turn),
            Self::Panning(state) => state.released(editor, turn),
            Self::PlacingNote(state) => state.released(editor, input, turn),
            Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => {
                if let Some(verbs) = editor.verbs {
                    (verbs.released)(self, editor, input, turn);
                }
            }
        }
    }

    pub(crate) fn released_learnt(
        self,
        editor: &mut Editor,
        input: &PointerInput,
        turn: &mut Turn<'_>,
    ) {
        match self {
            Self::PressingElement(state) => state.released(editor, input, turn),
            Self::Dragging(state) => state.released(editor, turn),
            Self::Resizing(state) => state.released(editor, input, turn),
            Self::DrawingBox(state) => state.released(editor, turn),
            Self::DrawingStroke(state) => state.released(editor, turn),
            Self::Connecting(state) => state.released(editor, turn),
            Self::Erasing(state) => state.released(editor, turn),
            Self::TakingNote(state) => state.released(editor, input, turn),
            Self::Pointing(state) => state.released(editor, input, turn),
            Self::Idle
            | Self::PressingBoard(_)
            | Self::Marquee(_)
            | Self::Panning(_)
            | Self::PlacingNote(_) => {}
        }
    }

    /// Takes back what the gesture did so far outside the document; the overlay is cleared by the caller.
    pub(crate) fn cancelled(self, editor: &mut Editor) {
        match self {
            Self::Marquee(state) => state.cancelled(editor),
            Self::Panning(state) => state.cancelled(),
            Self::Idle
            | Self::PressingBoard(_)
            | Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::PlacingNote(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => {}
        }
    }

    /// The camera or the board moved under the gesture.
    pub(crate) fn refreshed(self, editor: &mut Editor, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::Marquee(state) => state.refreshed(editor),
            Self::Idle | Self::PressingBoard(_) | Self::Panning(_) | Self::PlacingNote(_) => self,
            Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => match editor.verbs {
                Some(verbs) => (verbs.refreshed)(self, editor, turn),
                None => self,
            },
        }
    }

    pub(crate) fn refreshed_learnt(self, editor: &mut Editor, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::Dragging(state) => state.refreshed(editor, turn),
            Self::Resizing(state) => state.refreshed(editor),
            Self::DrawingBox(state) => state.refreshed(editor),
            Self::Connecting(state) => state.refreshed(editor),
            Self::Erasing(state) => state.refreshed(editor),
            Self::PressingElement(_)
            | Self::DrawingStroke(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => self,
            Self::Idle
            | Self::PressingBoard(_)
            | Self::Marquee(_)
            | Self::Panning(_)
            | Self::PlacingNote(_) => self,
        }
    }

    pub(crate) fn ticked(self, editor: &mut Editor, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::Marquee(state) => state.ticked(editor, turn),
            Self::Idle | Self::PressingBoard(_) | Self::Panning(_) | Self::PlacingNote(_) => self,
            Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => match editor.verbs {
                Some(verbs) => (verbs.ticked)(self, editor, turn),
                None => self,
            },
        }
    }

    pub(crate) fn ticked_learnt(self, editor: &mut Editor, turn: &mut Turn<'_>) -> Self {
        match self {
            Self::Dragging(state) => state.ticked(editor, turn),
            Self::Resizing(state) => state.ticked(editor, turn),
            Self::DrawingBox(state) => state.ticked(editor, turn),
            Self::Connecting(state) => state.ticked(editor, turn),
            Self::PressingElement(_)
            | Self::DrawingStroke(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => self,
            Self::Idle
            | Self::PressingBoard(_)
            | Self::Marquee(_)
            | Self::Panning(_)
            | Self::PlacingNote(_) => self,
        }
    }

    /// Shift, Alt or Ctrl went down or up during the gesture.
    pub(crate) fn modified(
        self,
        editor: &mut Editor,
        modifiers: Modifiers,
        turn: &mut Turn<'_>,
    ) -> Self {
        match self {
            Self::Marquee(state) => state.modified(editor, modifiers),
            Self::Idle | Self::PressingBoard(_) | Self::Panning(_) | Self::PlacingNote(_) => self,
            Self::PressingElement(_)
            | Self::Dragging(_)
            | Self::Resizing(_)
            | Self::DrawingBox(_)
            | Self::DrawingStroke(_)
            | Self::Connecting(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => match editor.verbs {
                Some(verbs) => (verbs.modified)(self, editor, modifiers, turn),
                None => self,
            },
        }
    }

    pub(crate) fn modified_learnt(
        self,
        editor: &mut Editor,
        modifiers: Modifiers,
        turn: &mut Turn<'_>,
    ) -> Self {
        match self {
            Self::Dragging(state) => state.modified(editor, modifiers, turn),
            Self::Resizing(state) => state.modified(editor, modifiers),
            Self::DrawingBox(state) => state.modified(editor, modifiers),
            Self::Connecting(state) => state.modified(editor, modifiers),
            Self::PressingElement(_)
            | Self::DrawingStroke(_)
            | Self::Erasing(_)
            | Self::TakingNote(_)
            | Self::Pointing(_) => self,
            Self::Idle
            | Self::PressingBoard(_)
            | Self::Marquee(_)
            | Self::Panning(_)
            | Self::PlacingNote(_) => self,
        }
    }
}

impl Editor {
    /// Tells the running gesture that a modifier key went down or up.
    pub(crate) fn modifiers_changed(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        if matches!(input.key.as_str(), "Shift" | "Alt" | "Control" | "Meta") {
            let state = std::mem::take(&mut self.state);
            self.state = state.modified(self, input.modifiers, turn);
        }
    }

    /// Whether a gesture runs: no other input may write then.
    pub fn in_gesture(&self) -> bool {
        !self.state.is_idle()
    }
}
