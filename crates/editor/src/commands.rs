//! The one list of commands that feeds toolbar, menus, shortcuts, palette and help.

mod availability;
mod shortcut;
mod table;

use board::NoteColor;

pub use availability::{Availability, Reason};
pub(crate) use shortcut::only_char;
pub use shortcut::{KeyPattern, Shortcut};
pub use table::{COMMANDS, Command, Group, Places};

/// Everything that can be done without pointing at something.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CommandId {
    /// The selecting tool.
    ToolSelect,
    /// The hand.
    ToolHand,
    /// A new note: in the focused cell at its next free place; otherwise the next click puts it.
    NewNote,
    /// Edits the selected note.
    EditNote,
    /// Takes back the last step of one's own.
    Undo,
    /// Does it again.
    Redo,
    /// Copies the selected notes.
    Copy,
    /// Copies and deletes them.
    Cut,
    /// Pastes what is in the clipboard.
    Paste,
    /// Pastes everything into one note.
    PasteAsOneNote,
    /// Copies of the selected notes beside them.
    Duplicate,
    /// Deletes the selection, a canvas with all that is on it.
    Delete,
    /// Selects all notes.
    SelectAll,
    /// Selects nothing.
    Deselect,
    /// Recolours the selected notes, and what is created next.
    Color(NoteColor),
    /// To the top of the pile.
    BringToFront,
    /// To its bottom.
    SendToBack,
    /// Moves the selection by 1 unit (by 10 the `Far` ones).
    Nudge(Direction, Distance),
    /// Walks to what comes next in reading order.
    WalkNext,
    /// Walks to what came before.
    WalkPrevious,
    /// Walks to the nearest thing in a direction.
    Walk(Direction),
    /// Zooms in by a step.
    ZoomIn,
    /// Zooms out by a step.
    ZoomOut,
    /// Zooms to 100 %.
    ZoomReset,
    /// Shows everything.
    FitBoard,
    /// Shows the selection.
    FitSelection,
    /// Chooses a template to put on the board.
    InsertCanvas,
    /// Chooses a sample to put into the canvas.
    InsertSample,
    /// Exports.
    Export,
    /// The sheet of shortcuts.
    ShowShortcuts,
}

/// Directions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direction {
    /// To smaller x.
    Left,
    /// To larger x.
    Right,
    /// To smaller y.
    Up,
    /// To larger y.
    Down,
}

impl Direction {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];

    /// One unit in that direction.
    pub(crate) fn unit(self) -> board::BoardPoint {
        match self {
            Self::Left => board::BoardPoint::new(-1.0, 0.0),
            Self::Right => board::BoardPoint::new(1.0, 0.0),
            Self::Up => board::BoardPoint::new(0.0, -1.0),
            Self::Down => board::BoardPoint::new(0.0, 1.0),
        }
    }
}

/// How far a nudge goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Distance {
    /// 1 board unit.
    Near,
    /// 10 board units.
    Far,
}

impl CommandId {
    /// Its row in the table.
    pub fn row(self) -> &'static Command {
        // Every id has a row: a test sees to that. The first row is as good as any if not.
        static FALLBACK: Command = table::FALLBACK;
        COMMANDS
            .iter()
            .find(|row| row.id == self)
            .unwrap_or(&FALLBACK)
    }

    /// The name under which texts and tests know it, `duplicate` for example.
    pub fn key(self) -> &'static str {
        self.row().key
    }
}
