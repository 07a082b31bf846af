//! Whether a command can be used now, and why not.

use super::CommandId;
use crate::{Editor, Kinds};

/// Whether a command can be used now.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Availability {
    /// It can.
    Enabled,
    /// It cannot, and this is why.
    Disabled(Reason),
}

/// Why a command cannot be used: a key for the interface's texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Reason {
    /// The person may only look.
    ReadOnly,
    /// Nothing is selected.
    NothingSelected,
    /// No note is selected.
    NoNoteSelected,
    /// It works with one note only.
    NotOneNote,
    /// Nothing of one's own to take back.
    NothingToUndo,
    /// Nothing to do again.
    NothingToRedo,
    /// The board is empty.
    BoardEmpty,
    /// It cannot be zoomed further.
    ZoomLimit,
    /// There is no canvas with samples.
    NoCanvas,
    /// Nothing of what is selected has such a thing.
    DoesNotApply,
    /// The selection leads nowhere.
    NoLink,
    /// No pen was used.
    NoPenMode,
    /// It takes several things.
    NotSeveral,
    /// It takes three things or more.
    NotThree,
    /// Nothing selected is in a group.
    NoGroup,
    /// All that is selected is locked.
    Locked,
    /// There are as many columns or rows as there may be.
    TracksAtMost,
    /// There are as few as there may be.
    TracksAtLeast,
    /// It is the first or the last one already.
    AtTheEdge,
    /// Something else names it.
    NamedElsewhere,
    /// Nothing on the canvas is wanted by another.
    NothingToCarry,
    /// It is for whoever leads the workshop.
    FacilitatorOnly,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 22] = [
        Self::ReadOnly,
        Self::NothingSelected,
        Self::NoNoteSelected,
        Self::NotOneNote,
        Self::NothingToUndo,
        Self::NothingToRedo,
        Self::BoardEmpty,
        Self::ZoomLimit,
        Self::NoCanvas,
        Self::DoesNotApply,
        Self::NoLink,
        Self::NoPenMode,
        Self::NotSeveral,
        Self::NotThree,
        Self::NoGroup,
        Self::Locked,
        Self::TracksAtMost,
        Self::TracksAtLeast,
        Self::AtTheEdge,
        Self::NamedElsewhere,
        Self::NothingToCarry,
        Self::FacilitatorOnly,
    ];

    /// The name under which texts know it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::NothingSelected => "nothing_selected",
            Self::NoNoteSelected => "no_note_selected",
            Self::NotOneNote => "not_one_note",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NothingToRedo => "nothing_to_redo",
            Self::BoardEmpty => "board_empty",
            Self::ZoomLimit => "zoom_limit",
            Self::NoCanvas => "no_canvas",
            Self::DoesNotApply => "does_not_apply",
            Self::NoLink => "no_link",
            Self::NoPenMode => "no_pen_mode",
            Self::NotSeveral => "not_several",
            Self::NotThree => "not_three",
            Self::NoGroup => "no_group",
            Self::Locked => "locked",
            Self::TracksAtMost => "tracks_at_most",
            Self::TracksAtLeast => "tracks_at_least",
            Self::AtTheEdge => "at_the_edge",
            Self::NamedElsewhere => "named_elsewhere",
            Self::NothingToCarry => "nothing_to_carry",
            Self::FacilitatorOnly => "facilitator_only",
        }
    }
}

impl CommandId {
    /// Whether it is only for those who lead, as the relay sees it: it makes canvases, or does something to the one that
    /// is selected (`of_canvas`).
    fn changes_the_template(self, of_canvas: bool) -> bool {
        match self {
            Self::InsertCanvas | Self::NextPart | Self::Links => true,
            Self::Delete
            | Self::Cut
            | Self::Duplicate
            | Self::ToggleLock
            | Self::Group
            | Self::Ungroup
            | Self::EditLink
            | Self::RemoveLink
            | Self::Nudge(..)
            | Self::Align(_)
            | Self::Tidy
            | Self::DistributeHorizontally
            | Self::DistributeVertically
            | Self::BringForward
            | Self::SendBackward
            | Self::BringToFront
            | Self::SendToBack => of_canvas,
            _ => false,
        }
    }
}

impl Editor {
    /// Whether a command can be used now, and why not.
    pub fn availability(&self, command: CommandId) -> Availability {
        match self.hindrance(command) {
            Some(reason) => Availability::Disabled(reason),
            None => Availability::Enabled,
        }
    }

    fn hindrance(&self, command: CommandId) -> Option<Reason> {
        if self.settings().read_only && command.row().writes {
            return Some(Reason::ReadOnly);
        }
        let unless = |fine: bool, reason: Reason| (!fine).then_some(reason);
        let selected = self.selected_facts();
        let kinds = selected.kinds;
        if !self.settings().leads && command.changes_the_template(kinds.meets(Kinds::CANVAS)) {
            return Some(Reason::FacilitatorOnly);
        }
        let of_notes = || match kinds.meets(Kinds::NOTE) {
            true => unless(selected.free_kinds.meets(Kinds::NOTE), Reason::Locked),
            false => Some(Reason::NoNoteSelected),
        };
        match command {
            CommandId::Undo => unless(self.can_undo(), Reason::NothingToUndo),
            CommandId::Redo => unless(self.can_redo(), Reason::NothingToRedo),
            CommandId::Copy | CommandId::CopyAsPicture => {
                unless(!self.selection().is_empty(), Reason::NothingSelected)
            }
            CommandId::Duplicate => unless(!self.selection().is_empty(), Reason::NothingSelected),
            CommandId::Align(_) | CommandId::Tidy => {
                unless(selected.units >= 2, Reason::NotSeveral)
            }
            CommandId::DistributeHorizontally | CommandId::DistributeVertically => {
                unless(selected.units >= 3, Reason::NotThree)
            }
            CommandId::Group => unless(selected.groupable, Reason::NotSeveral),
            CommandId::Ungroup => unless(selected.grouped, Reason::NoGroup),
            CommandId::ToggleLock => unless(selected.lockable, Reason::NothingSelected),
            CommandId::EditNote => unless(self.single_writable().is_some(), Reason::NotOneNote),
            CommandId::AddNote(_) => match self.single_note() {
                Some(note) => unless(!note.locked, Reason::Locked),
                None => Some(Reason::NotOneNote),
            },
            CommandId::Cut
            | CommandId::Delete
            | CommandId::BringForward
            | CommandId::SendBackward
            | CommandId::BringToFront
            | CommandId::SendToBack
            | CommandId::Nudge(..) => match self.selection().is_empty() {
                true => Some(Reason::NothingSelected),
                false => unless(!selected.only_locked, Reason::Locked),
            },
            CommandId::Deselect | CommandId::FitSelection => unless(
                !self.selection().is_empty() || self.focus().is_some(),
                Reason::NothingSelected,
            ),
            CommandId::SelectAll
            | CommandId::FitBoard
            | CommandId::Find
            | CommandId::WalkNext
            | CommandId::WalkPrevious
            | CommandId::Walk(_)
            | CommandId::Export => unless(!self.is_empty(), Reason::BoardEmpty),
            CommandId::ZoomIn => unless(self.camera().zoom < crate::ZOOM_MAX, Reason::ZoomLimit),
            CommandId::ZoomOut => unless(self.camera().zoom > crate::ZOOM_MIN, Reason::ZoomLimit),
            CommandId::InsertSample => unless(self.sample_canvas().is_some(), Reason::NoCanvas),
            CommandId::SaveTemplate => unless(self.template_source().is_some(), Reason::NoCanvas),
            CommandId::CarryOn => unless(self.sample_canvas().is_some(), Reason::NoCanvas),
            CommandId::NextPart => unless(!self.part_sources().is_empty(), Reason::NothingSelected),
            CommandId::Evidence(_) | CommandId::NoteSize(_) => of_notes(),
            CommandId::React(_) if self.settings().person.is_empty() => Some(Reason::DoesNotApply),
            CommandId::React(_) => of_notes(),
            CommandId::Ink(_)
            | CommandId::Fill(_)
            | CommandId::Form(_)
            | CommandId::Route(_)
            | CommandId::HeadFrom(_)
            | CommandId::HeadTo(_)
            | CommandId::Dashed
            | CommandId::PenWidth(_)
            | CommandId::TextScale(_) => match self.has_look(command, kinds) {
                true => unless(self.has_look(command, selected.free_kinds), Reason::Locked),
                false => Some(Reason::DoesNotApply),
            },
            CommandId::EditLink => unless(!self.selection().is_empty(), Reason::NothingSelected),
            CommandId::OpenLink => unless(self.single_link().is_some(), Reason::NoLink),
            CommandId::RemoveLink => unless(selected.links, Reason::NoLink),
            CommandId::Connect => unless(self.can_connect(), Reason::DoesNotApply),
            CommandId::DissolveFrame => unless(kinds.meets(Kinds::FRAME), Reason::DoesNotApply),
            CommandId::AddTrack(..)
            | CommandId::RenameTrack(_)
            | CommandId::WeighTrack(_)
            | CommandId::MoveTrack(..)
            | CommandId::RemoveTrack(_)
            | CommandId::RestoreTrack(_)
            | CommandId::ShowLayer(_)
            | CommandId::OtherPart
            | CommandId::GoToSource
            | CommandId::GrowthLayer => match self.verbs {
                Some(verbs) => (verbs.cells.hindrance)(self, command),
                None => Some(Reason::DoesNotApply),
            },
            CommandId::MarkUnclear => unless(self.field.is_some(), Reason::NotOneNote),
            CommandId::ToggleCover => unless(self.coverable().is_some(), Reason::DoesNotApply),
            CommandId::LeavePenMode => unless(self.pen_mode(), Reason::NoPenMode),
            CommandId::ToolText
            | CommandId::ToolShape(_)
            | CommandId::ToolConnector
            | CommandId::ToolPen
            | CommandId::ToolEraser
            | CommandId::ToolFrame
            | CommandId::Comment
            | CommandId::Comments
            | CommandId::Laser
            | CommandId::CursorChat
            | CommandId::KeepTool
            | CommandId::Color(_)
            | CommandId::ToolSelect
            | CommandId::ToolHand
            | CommandId::NewNote
            | CommandId::Paste
            | CommandId::PasteAsOneNote
            | CommandId::ZoomReset
            | CommandId::InsertCanvas
            | CommandId::Links
            | CommandId::PrivateWriting
            | CommandId::InsertImage
            | CommandId::Import
            | CommandId::Checkpoints
            | CommandId::CheckBoard
            | CommandId::Prompts
            | CommandId::PasteAnswer
            | CommandId::SessionDate
            | CommandId::Palette
            | CommandId::ToggleMinimap
            | CommandId::ToggleGrid
            | CommandId::ToggleSnap
            | CommandId::WheelAuto
            | CommandId::WheelMouse
            | CommandId::WheelTrackpad
            | CommandId::ShowShortcuts => None,
        }
    }
}
