//! Running commands.

use scene::Damage;

use crate::turn::Turn;
use crate::verbs::put_off;
use crate::{
    Announcement, Availability, CommandId, Dialog, Editor, EditorSettings, Effect, Input, Reason,
    Refusal, Selection, Tool, WheelMode,
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
            CommandId::KeepTool => self.toggle_keep_tool(),
            CommandId::LeavePenMode => self.set_pen_mode(false),
            CommandId::EditLink => turn.effect(Effect::OpenDialog(Dialog::Link)),
            CommandId::EditNote => {
                if let Some(id) = self.single_writable().map(|element| element.id.clone()) {
                    self.start_editing(&id, crate::Caret::End, turn);
                }
            }
            CommandId::Deselect => {
                self.set_selection(Selection::default());
                self.set_focus(None);
            }
            CommandId::Undo
            | CommandId::Redo
            | CommandId::Paste
            | CommandId::PasteAsOneNote
            | CommandId::WalkNext
            | CommandId::WalkPrevious
            | CommandId::ZoomIn
            | CommandId::ZoomOut
            | CommandId::ZoomReset
            | CommandId::FitBoard
            | CommandId::FitSelection
            | CommandId::InsertCanvas
            | CommandId::InsertImage
            | CommandId::InsertSample
            | CommandId::SaveTemplate
            | CommandId::CarryOn
            | CommandId::NextPart
            | CommandId::OtherPart
            | CommandId::GoToSource
            | CommandId::GrowthLayer
            | CommandId::PrivateWriting
            | CommandId::Links
            | CommandId::Checkpoints
            | CommandId::CheckBoard
            | CommandId::Prompts
            | CommandId::PasteAnswer
            | CommandId::SessionDate
            | CommandId::MarkUnclear
            | CommandId::ToggleCover
            | CommandId::Import
            | CommandId::Export
            | CommandId::ShowShortcuts
            | CommandId::Find
            | CommandId::Palette
            | CommandId::ToggleMinimap
            | CommandId::ToggleGrid
            | CommandId::ToggleSnap
            | CommandId::WheelAuto
            | CommandId::WheelMouse
            | CommandId::WheelTrackpad
            | CommandId::AddTrack(..)
            | CommandId::RenameTrack(_)
            | CommandId::WeighTrack(_)
            | CommandId::MoveTrack(..)
            | CommandId::RemoveTrack(_)
            | CommandId::RestoreTrack(_)
            | CommandId::ShowLayer(_)
            | CommandId::AddNote(_)
            | CommandId::ToolText
            | CommandId::ToolShape(_)
            | CommandId::ToolConnector
            | CommandId::ToolPen
            | CommandId::ToolEraser
            | CommandId::ToolFrame
            | CommandId::Comment
            | CommandId::Comments
            | CommandId::Laser
            | CommandId::CursorChat
            | CommandId::Evidence(_)
            | CommandId::NoteSize(_)
            | CommandId::React(_)
            | CommandId::Ink(_)
            | CommandId::Fill(_)
            | CommandId::Form(_)
            | CommandId::Route(_)
            | CommandId::HeadFrom(_)
            | CommandId::HeadTo(_)
            | CommandId::Dashed
            | CommandId::PenWidth(_)
            | CommandId::TextScale(_)
            | CommandId::OpenLink
            | CommandId::RemoveLink
            | CommandId::Connect
            | CommandId::DissolveFrame
            | CommandId::Copy
            | CommandId::CopyAsPicture
            | CommandId::Cut
            | CommandId::Duplicate
            | CommandId::Delete
            | CommandId::SelectAll
            | CommandId::Color(_)
            | CommandId::BringForward
            | CommandId::SendBackward
            | CommandId::BringToFront
            | CommandId::SendToBack
            | CommandId::Align(_)
            | CommandId::DistributeHorizontally
            | CommandId::DistributeVertically
            | CommandId::Tidy
            | CommandId::Group
            | CommandId::Ungroup
            | CommandId::ToggleLock
            | CommandId::Nudge(..)
            | CommandId::Walk(_) => match self.verbs {
                Some(verbs) => (verbs.command)(self, command, turn),
                None => put_off(Input::Command(command), turn),
            },
        }
    }

    /// The commands that have to be learnt.
    pub(crate) fn run_learnt(&mut self, command: CommandId, turn: &mut Turn<'_>) {
        match command {
            CommandId::Undo => self.undo(turn),
            CommandId::Redo => self.redo(turn),
            CommandId::Paste => turn.effect(Effect::RequestPaste { as_one_note: false }),
            CommandId::PasteAsOneNote => turn.effect(Effect::RequestPaste { as_one_note: true }),
            CommandId::WalkNext => {
                self.walk_in_reading_order(true, turn);
            }
            CommandId::WalkPrevious => {
                self.walk_in_reading_order(false, turn);
            }
            CommandId::ZoomIn => self.zoom_to(self.camera.next_stop(true), turn),
            CommandId::ZoomOut => self.zoom_to(self.camera.next_stop(false), turn),
            CommandId::ZoomReset => self.zoom_to(1.0, turn),
            CommandId::FitBoard => self.fit_board(turn),
            CommandId::FitSelection => self.fit_selection(turn),
            CommandId::InsertCanvas => turn.effect(Effect::OpenDialog(Dialog::InsertCanvas)),
            CommandId::InsertImage => turn.effect(Effect::PickImages),
            CommandId::InsertSample => turn.effect(Effect::OpenDialog(Dialog::InsertSample)),
            CommandId::SaveTemplate => turn.effect(Effect::OpenDialog(Dialog::SaveTemplate)),
            CommandId::CarryOn => self.carry_on(turn),
            CommandId::NextPart => self.make_next_part(turn),
            CommandId::OtherPart => self.go_to_other_part(turn),
            CommandId::GoToSource => self.go_to_source(turn),
            CommandId::GrowthLayer => self.toggle_growth(turn),
            CommandId::PrivateWriting => turn.effect(Effect::OpenDialog(Dialog::Private)),
            CommandId::Links => turn.effect(Effect::OpenDialog(Dialog::Links)),
            CommandId::Checkpoints => turn.effect(Effect::OpenDialog(Dialog::Checkpoints)),
            CommandId::CheckBoard => turn.effect(Effect::OpenDialog(Dialog::Health)),
            CommandId::Prompts => turn.effect(Effect::OpenDialog(Dialog::Prompts)),
            CommandId::PasteAnswer => turn.effect(Effect::OpenDialog(Dialog::Answer)),
            CommandId::SessionDate => turn.effect(Effect::OpenDialog(Dialog::Session)),
            CommandId::MarkUnclear => self.ask_what_is_unclear(turn),
            CommandId::ToggleCover => self.toggle_cover(turn),
            CommandId::Import => turn.effect(Effect::OpenDialog(Dialog::Import)),
            CommandId::Export => turn.effect(Effect::OpenDialog(Dialog::Export)),
            CommandId::ShowShortcuts => turn.effect(Effect::OpenDialog(Dialog::Shortcuts)),
            CommandId::Find => turn.effect(Effect::OpenDialog(Dialog::Find)),
            CommandId::Palette => turn.effect(Effect::OpenDialog(Dialog::Palette)),
            CommandId::ToggleMinimap => self.change_settings(|it| it.minimap = !it.minimap),
            CommandId::ToggleGrid => self.change_settings(|it| it.grid = !it.grid),
            CommandId::ToggleSnap => self.change_settings(|it| it.snap = !it.snap),
            CommandId::WheelAuto => self.set_wheel_mode(WheelMode::Auto),
            CommandId::WheelMouse => self.set_wheel_mode(WheelMode::Mouse),
            CommandId::WheelTrackpad => self.set_wheel_mode(WheelMode::Trackpad),
            CommandId::ToolText => self.take_tool(Tool::Text),
            CommandId::ToolShape(form) => self.take_tool(Tool::Shape(form)),
            CommandId::ToolConnector => self.take_tool(Tool::Connector),
            CommandId::ToolPen => self.take_tool(Tool::Pen),
            CommandId::ToolEraser => self.take_tool(Tool::Eraser),
            CommandId::ToolFrame => self.take_tool(Tool::Frame),
            CommandId::Comment => self.begin_comment(turn),
            CommandId::Comments => self.list_comments(turn),
            CommandId::Laser => self.take_tool(Tool::Laser),
            CommandId::CursorChat => self.begin_chat(turn),
            CommandId::AddNote(direction) => self.add_note_beside(direction, turn),
            CommandId::AddTrack(..)
            | CommandId::RenameTrack(_)
            | CommandId::WeighTrack(_)
            | CommandId::MoveTrack(..)
            | CommandId::RemoveTrack(_)
            | CommandId::RestoreTrack(_) => self.run_for_tracks(command, turn),
            CommandId::ShowLayer(layer) => self.show_layer(layer, turn),
            CommandId::Evidence(evidence) => self.set_evidence(evidence, turn),
            CommandId::NoteSize(size) => self.resize_notes(size, turn),
            CommandId::React(token) => self.react(token, turn),
            CommandId::Ink(_)
            | CommandId::Fill(_)
            | CommandId::Form(_)
            | CommandId::Route(_)
            | CommandId::HeadFrom(_)
            | CommandId::HeadTo(_)
            | CommandId::Dashed
            | CommandId::PenWidth(_)
            | CommandId::TextScale(_) => self.restyle_selection(command, turn),
            CommandId::OpenLink => self.open_link(turn),
            CommandId::RemoveLink => self.set_link(None, turn),
            CommandId::Connect => self.connect_selected(turn),
            CommandId::DissolveFrame => self.dissolve_frames(turn),
            CommandId::Copy => self.copy(turn),
            CommandId::CopyAsPicture => self.copy_as_picture(turn),
            CommandId::Cut => self.cut(turn),
            CommandId::Duplicate => self.duplicate_beside(turn),
            CommandId::Delete => self.delete_selection(turn),
            CommandId::SelectAll => self.select_all(turn),
            CommandId::Color(color) => self.recolor(color, turn),
            CommandId::BringForward => self.step_in_pile(true, turn),
            CommandId::SendBackward => self.step_in_pile(false, turn),
            CommandId::BringToFront => self.bring_to_front(turn),
            CommandId::SendToBack => self.send_to_back(turn),
            CommandId::Align(alignment) => self.align(alignment, turn),
            CommandId::DistributeHorizontally => self.distribute(true, turn),
            CommandId::DistributeVertically => self.distribute(false, turn),
            CommandId::Tidy => self.tidy(turn),
            CommandId::Group => self.group(turn),
            CommandId::Ungroup => self.ungroup(turn),
            CommandId::ToggleLock => self.toggle_lock(turn),
            CommandId::Nudge(direction, distance) => self.nudge(direction, distance, false, turn),
            CommandId::Walk(direction) => self.walk(direction, turn),
            // `run` hands nothing else on.
            _ => {}
        }
    }

    fn undo(&mut self, turn: &mut Turn<'_>) {
        self.history.close_step();
        let undone = self.history.undo();
        let selection = self.selection_before_step();
        self.show_what_came_back(selection, turn);
        if undone {
            turn.announce(Announcement::Undone);
        }
    }

    fn redo(&mut self, turn: &mut Turn<'_>) {
        let redone = self.history.redo();
        let selection = self.selection_after_step();
        self.show_what_came_back(selection, turn);
        if redone {
            turn.announce(Announcement::Redone);
        }
    }

    /// After undo and redo: what was selected then is selected again, or, where that is gone, what they touched; and
    /// it is in sight.
    fn show_what_came_back(&mut self, before: Selection, turn: &mut Turn<'_>) {
        let touched = Selection::of(self.sync(turn).into_iter().map(|(id, _)| id));
        if touched.is_empty() {
            return;
        }
        // A canvas that came back brings its cells and notes: it stands for them.
        let top_level = |id: &&board::ElementId| {
            self.selectable(id) && !self.owners(id).iter().any(|owner| touched.contains(owner))
        };
        let back: Vec<_> = touched.ids().iter().filter(top_level).cloned().collect();
        let rect = self.rect_around(&back);
        self.set_selection(before);
        if self.selection.is_empty() {
            self.set_selection(Selection::of(back));
        }
        if let Some(rect) = rect {
            self.reveal(rect, turn);
        }
    }

    fn change_settings(&mut self, change: impl FnOnce(&mut EditorSettings)) {
        let grid = self.settings.grid;
        change(&mut self.settings);
        self.changes.settings = true;
        self.changes.overlay = true;
        if self.settings.grid != grid {
            // It is drawn under everything.
            self.changes.damage = Damage::everything();
        }
    }
}
