//! The one list of commands that feeds toolbar, menus, shortcuts, palette and help.

mod availability;
mod interrupting;
mod shortcut;
mod table;

use crate::{Alignment, Layer, NoteSize, PenWidth, Side};
use board::{Axis, Evidence, Form, Head, Ink, NoteColor, ReactionToken, Route, TextScale};

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
    /// Texts that stand by themselves: a click puts one, a drag gives it a width.
    ToolText,
    /// Shapes: a drag draws one, a click puts one of the usual size.
    ToolShape(Form),
    /// Connectors: a drag from one thing to another.
    ToolConnector,
    /// The pen.
    ToolPen,
    /// The eraser, for strokes of the pen and connectors.
    ToolEraser,
    /// Frames: a drag draws one, which takes in what lies wholly inside.
    ToolFrame,
    /// The laser: points something out to everybody, and leaves nothing behind.
    Laser,
    /// Says something about the selection, or about what the next click shows, which stays.
    Comment,
    /// Shows all that was said.
    Comments,
    /// Says something at the pointer, which everybody sees and nobody keeps.
    CursorChat,
    /// The tool in hand stays in hand after use, or does not.
    KeepTool,
    /// Fingers draw again, after a pen was seen.
    LeavePenMode,
    /// Edits the text of the selected element.
    EditNote,
    /// A note beside the selected one, edited at once; where one lies already, that one is edited.
    AddNote(Direction),
    /// Takes back the last step of one's own.
    Undo,
    /// Does it again.
    Redo,
    /// Copies the selected notes.
    Copy,
    /// Copies a picture of what is selected.
    CopyAsPicture,
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
    /// Says how well founded the selected notes are; `None` takes it back.
    Evidence(Option<Evidence>),
    /// Makes the selected notes this large.
    NoteSize(NoteSize),
    /// One's own reaction to the selected notes, or takes it back.
    React(ReactionToken),
    /// The colour of lines and letters: of the selection, and of what is made next.
    Ink(Ink),
    /// Fills the selected shapes and tints the selected frames; `None` makes them see-through.
    Fill(Option<NoteColor>),
    /// Gives the selected shapes this form.
    Form(Form),
    /// The way that the selected connectors take.
    Route(Route),
    /// What the start of the selected connectors looks like.
    HeadFrom(Head),
    /// What the end of the selected connectors looks like.
    HeadTo(Head),
    /// Dashes the selected connectors, or makes them solid.
    Dashed,
    /// How wide the pen's strokes are: the selected ones, and the next.
    PenWidth(PenWidth),
    /// How large the letters of the selected texts are.
    TextScale(TextScale),
    /// Asks for the address that the selection leads to.
    EditLink,
    /// Goes where the selected element leads.
    OpenLink,
    /// Takes the selection's links away.
    RemoveLink,
    /// Connects the selected elements, each with the next in the order of selecting.
    Connect,
    /// Takes the selected frames away and leaves what was in them.
    DissolveFrame,
    /// Over the next thing above that the selection overlaps.
    BringForward,
    /// Under the next thing below.
    SendBackward,
    /// To the top of the pile.
    BringToFront,
    /// To its bottom.
    SendToBack,
    /// Brings edges or middles in one line.
    Align(Alignment),
    /// Makes the gaps from left to right equal.
    DistributeHorizontally,
    /// Makes the gaps from top to bottom equal.
    DistributeVertically,
    /// Tidies the selection into rows and columns.
    Tidy,
    /// Makes one group of the selection.
    Group,
    /// Takes the selection out of its groups.
    Ungroup,
    /// Locks the selection where it is, or sets it free.
    ToggleLock,
    /// Moves the selection by 1 unit (by 10 the `Far` ones).
    Nudge(Direction, Distance),
    /// Walks to what comes next in reading order.
    WalkNext,
    /// Walks to what came before.
    WalkPrevious,
    /// Walks to the nearest thing in a direction.
    Walk(Direction),
    /// A new column or row beside the one with the focus.
    AddTrack(Axis, Side),
    /// Writes the name of a column or a row.
    RenameTrack(Axis),
    /// Gives the column this weight; 0 takes it away.
    WeighTrack(u32),
    /// Moves a column or a row by one place.
    MoveTrack(Axis, Side),
    /// Takes a column or a row away, with what is in it.
    RemoveTrack(Axis),
    /// Brings back the column or row that was taken away last.
    RestoreTrack(Axis),
    /// Shows the values of the team, one's own, or the mean of all.
    ShowLayer(Layer),
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
    /// Asks for picture files to put on the board.
    InsertImage,
    /// Chooses a sample to put into the canvas.
    InsertSample,
    /// Makes a template's file of a canvas or a frame.
    SaveTemplate,
    /// Lets what lies on the canvas name the columns and rows of the next.
    CarryOn,
    /// Makes canvases and frames once more to go on with, and locks the old ones.
    NextPart,
    /// Goes to the canvas of the part before that this one follows, or to the one that follows this.
    OtherPart,
    /// Goes to what a text follows.
    GoToSource,
    /// Lays the growth cycle over the nine quadrants, or takes it away.
    GrowthLayer,
    /// Shows how the board was at other times.
    Checkpoints,
    /// What the checks say about the board.
    CheckBoard,
    /// On which day the workshop is.
    SessionDate,
    /// Marks what is selected in the text as unclear, or no more; without a field open, all of the text.
    MarkUnclear,
    /// Covers what is in the focused cell, or uncovers it for everybody.
    ToggleCover,
    /// Chooses a prompt for a generative AI, filled from the board.
    Prompts,
    /// Lays an answer, a list or a table into the cells that it is about.
    PasteAnswer,
    /// Begins, ends or reveals private writing.
    PrivateWriting,
    /// Shows by which links people come, and what was done on the board.
    Links,
    /// Takes a file in.
    Import,
    /// Exports.
    Export,
    /// The sheet of shortcuts.
    ShowShortcuts,
    /// Looks for a text.
    Find,
    /// The list of all commands.
    Palette,
    /// Shows the minimap, or hides it.
    ToggleMinimap,
    /// Shows the grid and snaps to it, or not.
    ToggleGrid,
    /// Lines moved things up with their neighbours, or not.
    ToggleSnap,
    /// The wheel zooms or pans by what turns it.
    WheelAuto,
    /// The wheel is a mouse's: it zooms.
    WheelMouse,
    /// The wheel is a trackpad: it pans.
    WheelTrackpad,
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
