//! Running commands.

use crate::turn::Turn;
use crate::{
    Announcement, Availability, CommandId, Dialog, Editor, Effect, Reason, Refusal, Selection, Tool,
};

impl Editor {
    /// Runs a command, or says why not.
    pub(crate) fn run(&mut self, command: CommandId, turn: &mut Turn<'_>) {
        match self.availability(command) {
            Availability::Enabled => {}
            Availability::Disabled(Reason::ReadOnly) => return turn.refuse(Refusal::ReadOnly),
            Availability::Disabled(reason) => {
                return turn.refuse(Refusal::Unavailable { command, reason });
            }
        }
        if command.interrupts() {
            self.cancel_gesture();
            if !self.end_editing(turn) {
                return;
            }
        }
        match command {
            CommandId::ToolSelect => self.set_tool(Tool::Select),
            CommandId::ToolHand => self.set_tool(Tool::Hand),
            CommandId::NewNote => self.set_tool(Tool::Note),
            CommandId::EditNote => {
                if let Some(id) = self.single_note().map(|note| note.id.clone()) {
                    self.start_editing(&id, crate::Caret::End, turn);
                }
            }
            CommandId::Undo => self.undo(turn),
            CommandId::Redo => self.redo(turn),
            CommandId::Copy => self.copy(turn),
            CommandId::Cut => self.cut(turn),
            CommandId::Paste => turn.effect(Effect::RequestPaste { as_one_note: false }),
            CommandId::PasteAsOneNote => turn.effect(Effect::RequestPaste { as_one_note: true }),
            CommandId::Duplicate => self.duplicate_beside(turn),
            CommandId::Delete => self.delete_selection(turn),
            CommandId::SelectAll => self.select_all(turn),
            CommandId::Deselect => {
                self.set_selection(Selection::default());
                self.set_focus(None);
            }
            CommandId::Color(color) => self.recolor(color, turn),
            CommandId::BringToFront => self.bring_to_front(turn),
            CommandId::SendToBack => self.send_to_back(turn),
            CommandId::Nudge(direction, distance) => self.nudge(direction, distance, false, turn),
            CommandId::WalkNext => {
                self.walk_in_reading_order(true, turn);
            }
            CommandId::WalkPrevious => {
                self.walk_in_reading_order(false, turn);
            }
            CommandId::Walk(direction) => self.walk(direction, turn),
            CommandId::ZoomIn => self.zoom_to(self.camera.next_stop(true), turn),
            CommandId::ZoomOut => self.zoom_to(self.camera.next_stop(false), turn),
            CommandId::ZoomReset => self.zoom_to(1.0, turn),
            CommandId::FitBoard => self.fit_board(turn),
            CommandId::FitSelection => self.fit_selection(turn),
            CommandId::InsertCanvas => turn.effect(Effect::OpenDialog(Dialog::InsertCanvas)),
            CommandId::InsertSample => turn.effect(Effect::OpenDialog(Dialog::InsertSample)),
            CommandId::Export => turn.effect(Effect::OpenDialog(Dialog::Export)),
            CommandId::ShowShortcuts => turn.effect(Effect::OpenDialog(Dialog::Shortcuts)),
        }
    }

    fn undo(&mut self, turn: &mut Turn<'_>) {
        self.history.close_step();
        let undone = self.history.undo();
        self.show_what_came_back(turn);
        if undone {
            turn.announce(Announcement::Undone);
        }
    }

    fn redo(&mut self, turn: &mut Turn<'_>) {
        let redone = self.history.redo();
        self.show_what_came_back(turn);
        if redone {
            turn.announce(Announcement::Redone);
        }
    }

    /// After undo and redo: what they touched is selected, and in sight.
    fn show_what_came_back(&mut self, turn: &mut Turn<'_>) {
        let touched = Selection::of(self.sync(turn).into_iter().map(|(id, _)| id));
        if touched.is_empty() {
            return;
        }
        let top_level = |id: &&board::ElementId| {
            let Some(element) = self.scene.element(id) else {
                return false;
            };
            let kind_fits = element.as_note().is_some() || element.as_canvas().is_some();
            // A canvas that came back brings its cells and notes: it stands for them.
            kind_fits && !self.owners(id).iter().any(|owner| touched.contains(owner))
        };
        let back: Vec<_> = touched.ids().iter().filter(top_level).cloned().collect();
        self.set_selection(Selection::of(back));
        if let Some(rect) = self.selection_rect() {
            self.reveal(rect, turn);
        }
    }
}

impl CommandId {
    /// Whether it ends what is being edited or dragged. Looking around does not, nor does a colour.
    fn interrupts(self) -> bool {
        match self {
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::FitBoard
            | Self::FitSelection
            | Self::Color(_)
            | Self::Export
            | Self::ShowShortcuts => false,
            Self::ToolSelect
            | Self::ToolHand
            | Self::NewNote
            | Self::EditNote
            | Self::Undo
            | Self::Redo
            | Self::Copy
            | Self::Cut
            | Self::Paste
            | Self::PasteAsOneNote
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::Deselect
            | Self::BringToFront
            | Self::SendToBack
            | Self::Nudge(..)
            | Self::WalkNext
            | Self::WalkPrevious
            | Self::Walk(_)
            | Self::InsertCanvas
            | Self::InsertSample => true,
        }
    }
}
