//! Whether a command can be used now, and why not.

use super::CommandId;
use crate::Editor;

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
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::ReadOnly,
        Self::NothingSelected,
        Self::NoNoteSelected,
        Self::NotOneNote,
        Self::NothingToUndo,
        Self::NothingToRedo,
        Self::BoardEmpty,
        Self::ZoomLimit,
        Self::NoCanvas,
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
        match command {
            CommandId::Undo => unless(self.can_undo(), Reason::NothingToUndo),
            CommandId::Redo => unless(self.can_redo(), Reason::NothingToRedo),
            CommandId::Copy | CommandId::Cut | CommandId::Duplicate => unless(
                self.selected_notes().next().is_some(),
                Reason::NoNoteSelected,
            ),
            CommandId::EditNote => unless(self.single_note().is_some(), Reason::NotOneNote),
            CommandId::Delete
            | CommandId::BringToFront
            | CommandId::SendToBack
            | CommandId::Nudge(..) => unless(!self.selection().is_empty(), Reason::NothingSelected),
            CommandId::Deselect | CommandId::FitSelection => unless(
                !self.selection().is_empty() || self.focus().is_some(),
                Reason::NothingSelected,
            ),
            CommandId::SelectAll
            | CommandId::FitBoard
            | CommandId::WalkNext
            | CommandId::WalkPrevious
            | CommandId::Walk(_)
            | CommandId::Export => unless(!self.is_empty(), Reason::BoardEmpty),
            CommandId::ZoomIn => unless(self.camera().zoom < crate::ZOOM_MAX, Reason::ZoomLimit),
            CommandId::ZoomOut => unless(self.camera().zoom > crate::ZOOM_MIN, Reason::ZoomLimit),
            CommandId::InsertSample => unless(self.sample_canvas().is_some(), Reason::NoCanvas),
            CommandId::Color(_)
            | CommandId::ToolSelect
            | CommandId::ToolHand
            | CommandId::NewNote
            | CommandId::Paste
            | CommandId::PasteAsOneNote
            | CommandId::ZoomReset
            | CommandId::InsertCanvas
            | CommandId::ShowShortcuts => None,
        }
    }
}
