//! The tool in hand, and how long it stays there.

use board::Form;

use crate::turn::Turn;
use crate::{Dialog, Editor, Effect, Overlay, PointerDevice, PointerInput, Refusal, ScreenPoint};

/// What the pointer does when it is pressed next.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Moves the view.
    Hand,
    /// Puts one note and goes back to selecting.
    Note,
    /// Puts a text that stands by itself.
    Text,
    /// Draws a shape.
    Shape(Form),
    /// Draws a connector from one thing to another.
    Connector,
    /// Draws freely; stays in hand.
    Pen,
    /// Takes strokes and connectors away; stays in hand.
    Eraser,
    /// Draws a frame, which owns what lies in it.
    Frame,
    /// Points something out to everybody; stays in hand.
    Laser,
    /// Shows what a comment is about.
    Comment,
}

impl Tool {
    /// Whether it makes something in a box or at a place, which Enter can put as well.
    pub(crate) fn makes_a_box(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Shape(_) | Self::Frame | Self::Comment
        )
    }

    /// Whether it stays in hand after use whatever [`Editor::keeps_tool`] says.
    fn stays(self) -> bool {
        matches!(
            self,
            Self::Select | Self::Hand | Self::Pen | Self::Eraser | Self::Laser
        )
    }
}

impl Editor {
    /// Whether the tool in hand stays there after use.
    pub fn keeps_tool(&self) -> bool {
        self.keep_tool
    }

    /// Whether a pen is in use: fingers pan and never draw.
    pub fn pen_mode(&self) -> bool {
        self.pen_mode
    }

    /// Whether every point that the pointer passed is wanted, not only where it is at each frame: a stroke is drawn.
    pub fn wants_every_point(&self) -> bool {
        self.overlay.stroke.is_some()
    }

    pub(crate) fn set_tool(&mut self, tool: Tool) {
        if tool != self.tool {
            self.tool = tool;
            self.changes.tool = true;
            // What can be chosen depends on what the tool makes.
            self.changes.settings = true;
            self.show_tool_hint();
        }
    }

    /// Takes a tool that makes something: what is selected would get the letters of its keys.
    pub(crate) fn take_tool(&mut self, tool: Tool) {
        self.set_tool(tool);
    }

    /// A tool did what it is for: back to selecting, unless it is to be kept.
    pub(crate) fn tool_used(&mut self) {
        if !self.keep_tool && !self.tool.stays() {
            self.set_tool(Tool::Select);
        }
    }

    pub(crate) fn toggle_keep_tool(&mut self) {
        self.keep_tool = !self.keep_tool;
        self.changes.tool = true;
    }

    pub(crate) fn set_pen_mode(&mut self, on: bool) {
        if on != self.pen_mode {
            self.pen_mode = on;
            self.changes.tool = true;
            self.changes.settings = true;
        }
    }

    /// The first contact of a pen: from now on fingers, and the palm beside the pen, draw nothing.
    pub(crate) fn note_pen(&mut self, input: &PointerInput) {
        if input.device == PointerDevice::Pen {
            self.set_pen_mode(true);
        }
    }

    /// Whether this pointer is a finger that may only pan, as a pen is in use.
    pub(crate) fn only_pans(&self, input: &PointerInput) -> bool {
        let draws = !matches!(
            self.tool,
            Tool::Select | Tool::Note | Tool::Laser | Tool::Comment
        );
        self.pen_mode && input.device == PointerDevice::Touch && draws
    }

    /// Asks what is said at the pointer. Without a pointer over the board, as on a touch screen, it is said in the middle
    /// of the view.
    pub(crate) fn begin_chat(&mut self, turn: &mut Turn<'_>) {
        if self.pointer.is_none() {
            self.pointer = Some(self.camera.to_board(self.settings.viewport.center()));
        }
        turn.effect(Effect::OpenDialog(Dialog::Chat));
    }

    /// A note is being dragged from the toolbar.
    pub(crate) fn drag_note_in(&mut self, at: Option<ScreenPoint>) {
        if self.in_gesture() || self.settings.read_only {
            return;
        }
        let place = at.map(|at| self.place_for_note_at(self.camera.to_board(at)));
        self.set_overlay(Overlay {
            note_ghost: place.as_ref().map(|place| place.rect),
            drop_cells: place
                .and_then(|place| place.placement.parent)
                .into_iter()
                .collect(),
            ..Overlay::default()
        });
    }

    /// A note dragged from the toolbar is dropped.
    pub(crate) fn place_note_at(&mut self, at: ScreenPoint, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if self.settings.read_only {
            return turn.refuse(Refusal::ReadOnly);
        }
        let place = self.place_for_note_at(self.camera.to_board(at));
        self.start_draft(place, turn);
    }
}
