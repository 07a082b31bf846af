//! No gesture runs: what a press begins.

use super::{
    Connecting, DrawingBox, DrawingStroke, Erasing, Panning, PlacingNote, Pointing, PressingBoard,
    PressingElement, Resizing, State, TakingNote, Tool,
};
use crate::turn::Turn;
use crate::{Editor, Overlay, PointerButton, PointerInput};

impl Editor {
    /// A pointer went down while no gesture ran.
    pub(crate) fn press(&mut self, input: &PointerInput, turn: &mut Turn<'_>) {
        turn.handled();
        if !self.end_editing(turn) {
            return;
        }
        self.gesture_button = input.button;
        self.gesture_device = input.device;
        self.note_pen(input);
        let pans = self.space_held || self.tool == Tool::Hand || self.only_pans(input);
        self.state = match input.button {
            PointerButton::Middle | PointerButton::Secondary => {
                State::Panning(Panning::new(self, input))
            }
            PointerButton::Primary if pans => State::Panning(Panning::new(self, input)),
            PointerButton::Primary => match (self.tool, self.verbs) {
                (Tool::Note, _) => State::PlacingNote(PlacingNote {
                    pointer: input.pointer,
                    sprout: None,
                }),
                (_, Some(verbs)) => (verbs.press)(self, input),
                (_, None) => State::PressingBoard(PressingBoard::new(input)),
            },
        };
    }

    /// What a press begins that has to be learnt.
    pub(crate) fn press_learnt(&mut self, input: &PointerInput) -> State {
        match self.tool {
            Tool::Text | Tool::Shape(_) | Tool::Frame => {
                State::DrawingBox(DrawingBox::new(self, input))
            }
            Tool::Pen => State::DrawingStroke(DrawingStroke::begin(self, input)),
            Tool::Connector => State::Connecting(Connecting::new(self, input)),
            Tool::Eraser => State::Erasing(Erasing::begin(self, input)),
            Tool::Laser | Tool::Comment => State::Pointing(Pointing::begin(self, input)),
            Tool::Select | Tool::Hand | Tool::Note => self.press_with_select(input),
        }
    }

    fn press_with_select(&mut self, input: &PointerInput) -> State {
        if let Some(connecting) = Connecting::grip(self, input) {
            return State::Connecting(connecting);
        }
        if let Some(placing) = PlacingNote::of_sprout(self, input) {
            return State::PlacingNote(placing);
        }
        let handle = self.handle_at(input.at, input.device);
        if let Some(resizing) = handle.and_then(|handle| Resizing::new(self, handle, input)) {
            return State::Resizing(resizing);
        }
        self.press_beside_handles(input)
    }

    /// What a press begins where no handle is.
    pub(super) fn press_beside_handles(&mut self, input: &PointerInput) -> State {
        if let Some(taking) = TakingNote::of_pile(self, input) {
            return State::TakingNote(taking);
        }
        let at = self.camera.to_board(input.at);
        match self.draggable_at(at) {
            Some(id) => State::PressingElement(PressingElement::new(self, id, input)),
            None => State::PressingBoard(PressingBoard::new(input)),
        }
    }

    /// Shows what the tool in hand would do here: where it would put a note, what a connector would take hold of.
    pub(crate) fn show_tool_hint(&mut self) {
        self.show_note_ghost();
        if let Some(verbs) = self.verbs {
            (verbs.hint)(self);
        }
    }

    fn show_note_ghost(&mut self) {
        let armed = self.tool == Tool::Note && self.state.is_idle() && !self.settings.read_only;
        let place = self
            .pointer
            .filter(|_| armed)
            .map(|point| self.place_for_note_at(point));
        if place.is_none() && self.overlay.note_ghost.is_none() {
            return;
        }
        self.set_overlay(Overlay {
            note_ghost: place.as_ref().map(|place| place.rect),
            drop_cells: place
                .and_then(|place| place.placement.parent)
                .into_iter()
                .collect(),
            ..Overlay::default()
        });
    }
}
