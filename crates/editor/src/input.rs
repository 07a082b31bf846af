//! Everything that can happen to the editor. One closed enum at the door: whoever reads it knows it all.

use std::sync::Arc;

use board::{
    BoardPoint, BoardSize, ContentHash, ElementId, Extent, Locale, MediaType, NoteColor, Origin,
};
use scene::Theme;
use workshop::answers::Intake;
use workshop::{Sample, Template};

use crate::{
    Addition, CommandId, Commenting, LookAlong, PasteMode, Private, ScreenInsets, ScreenPoint,
    ScreenSize, TakeIn, Then,
};

/// One thing that happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Input {
    /// A mouse, a finger or a pen did something over the board.
    Pointer(PointerInput),
    /// The wheel turned, or two fingers moved on a trackpad.
    Wheel(WheelInput),
    /// Two fingers moved on a touch screen.
    Pinch(PinchInput),
    /// A key went down.
    KeyDown(KeyInput),
    /// A key came up.
    KeyUp(KeyInput),
    /// The field's content changed; this is all of it. Over a merely selected note this starts editing.
    Text(String),
    /// An input method began or ended a composition in the field.
    Composition(CompositionPhase),
    /// A command from a button, a menu or the palette.
    Command(CommandId),
    /// Put a canvas made from each of these templates on the board, one below the other, in one step.
    InsertTemplates(Arc<[Template]>),
    /// Put a worked example into a canvas.
    InsertSample {
        /// The canvas; `None` takes the selected or focused one, or the only one.
        canvas: Option<ElementId>,
        /// What is put there.
        sample: Arc<Sample>,
    },
    /// Make the board, or a part of it, as it was.
    Restore {
        /// The whole board as it was, in the Yjs update format.
        state: Arc<[u8]>,
        /// What of it.
        extent: Extent,
    },
    /// Take one act back, whoever did it: what it changed and is still so becomes as it was before.
    Revert {
        /// What the act touched, as it was before it, in the Yjs update format.
        before: Arc<[u8]>,
        /// The same as it was after it.
        after: Arc<[u8]>,
    },
    /// Put on the board what an answer or a list would put there.
    TakeIn {
        /// What was looked at.
        intake: Arc<Intake>,
        /// How it is taken.
        how: TakeIn,
    },
    /// Something was pasted.
    Paste(Pasted),
    /// The answer to [`crate::Effect::AskPaste`].
    PasteAs(PasteMode),
    /// Put these notes on the board in one step (an importer, a measurement).
    AddNotes(Vec<NoteDraft>),
    /// Put these elements of a file, and what was said about them, where there is room, in one step. Their names are on
    /// the board nowhere; their places count from each other.
    AddElements(Arc<Addition>),
    /// Put these pictures on the board side by side, in one step.
    InsertImages {
        /// The pictures; their bytes are stored already.
        images: Vec<ImageDraft>,
        /// Where their middle goes, board space; `None`: under the pointer, or in the middle of the view.
        at: Option<BoardPoint>,
    },
    /// A note is being dragged from the toolbar and is over this place now, or (`None`) over the board no more.
    NoteGhost(Option<ScreenPoint>),
    /// A note that was dragged from the toolbar is dropped here: it is edited at once.
    PlaceNoteAt(ScreenPoint),
    /// Put this tag on the selected notes.
    AddTag(String),
    /// Take this tag off the selected notes.
    RemoveTag(String),
    /// Say where the selection leads: an address of the web or of mail; `None` takes its links away.
    SetLink(Option<String>),
    /// Say what the selected pictures show, for those who cannot see them.
    SetAlt(String),
    /// What was typed into the field over a cell, see [`crate::Effect::AskValue`].
    GiveValue {
        /// The cell.
        cell: ElementId,
        /// What was typed, as it was typed; of a choice its key.
        text: String,
        /// Where to go if it can be stored.
        then: Then,
    },
    /// The field over a cell is left without giving a value.
    LeaveValue,
    /// Private writing is begun, ended or revealed.
    Private(Private),
    /// Something is said about the board, settled or taken back.
    Comment(Commenting),
    /// What is said at the pointer now, for the others to see; empty for nothing. It is in no document.
    Chat(String),
    /// With whom one looks along, what they see, and whether others look along here.
    LookAlong(LookAlong),
    /// Fingers only pan, as a pen is in use; or they draw again. The first contact of a pen says so by itself.
    PenMode(bool),
    /// Mark this part of the text that is being edited as unclear, or no more; offsets in UTF-16 units.
    MarkUnclear {
        /// Where it begins.
        from: usize,
        /// Where it ends; the same place stands for the whole line.
        to: usize,
    },
    /// The day of the workshop, `YYYY-MM-DD`; empty takes it back.
    SetSession(String),
    /// Leave findings of the checks alone, by their keys ([`workshop::health::CanvasHealth::key_of`]), or no more.
    LeaveAlone {
        /// The keys.
        findings: Vec<String>,
        /// Whether they are to be left alone.
        quiet: bool,
    },
    /// Name the board.
    SetTitle(String),
    /// Select exactly these (from the semantic tree, or a search).
    Select(Vec<ElementId>),
    /// Put the keyboard's focus on a note, a cell or a canvas (from the semantic tree) and show it.
    Focus(ElementId),
    /// Select this and bring it into sight, near enough to be read (from a search, or the minimap's list).
    Reveal(ElementId),
    /// Start editing this note.
    Edit(ElementId),
    /// Bytes from others or from storage, in the Yjs update format.
    Remote {
        /// The updates, oldest first.
        updates: Vec<Vec<u8>>,
        /// Whose they are: [`Origin::Remote`] or [`Origin::Storage`].
        origin: Origin,
    },
    /// The viewport has this size now.
    Resize(ScreenSize),
    /// The application's controls cover this much of the viewport now.
    Covered(ScreenInsets),
    /// Look at this board point, in the middle of the viewport, at this zoom (1.0 is 100 %).
    LookAt {
        /// What comes to the middle.
        center: BoardPoint,
        /// The zoom.
        zoom: f64,
    },
    /// The same for a person who wants to go there: on a short way (from the minimap, or a list of zooms).
    GlideTo {
        /// What comes to the middle.
        center: BoardPoint,
        /// The zoom.
        zoom: f64,
    },
    /// Jumps of the view are shown as movements from now on, or are not.
    Glides(bool),
    /// Time passed. Wanted only while [`crate::Editor::wants_ticks`].
    Tick,
    /// The window lost the keyboard: held keys are up, a running gesture is given up.
    Blur,
    /// The person's role allows writing, or does not.
    ReadOnly(bool),
    /// The person leads the workshop, or only takes part.
    Leads(bool),
    /// The name that new notes carry.
    Author(String),
    /// The id that stands for this browser in reactions: 1 to 16 ASCII letters or digits.
    Person(String),
    /// The language of labels.
    Locale(Locale),
    /// Light or dark.
    Theme(Theme),
    /// What the wheel does.
    WheelMode(WheelMode),
}

/// What a pointer did.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PointerInput {
    /// What happened.
    pub phase: PointerPhase,
    /// Which pointer (the browser's pointer id).
    pub pointer: i64,
    /// What kind of pointer.
    pub device: PointerDevice,
    /// Where.
    pub at: ScreenPoint,
    /// Which button went down or up; [`PointerButton::Primary`] for moves and touch.
    pub button: PointerButton,
    /// Keys held meanwhile.
    pub modifiers: Modifiers,
    /// How hard it is pressed, from 0 to 1; 0.5 where the device cannot tell.
    pub pressure: f64,
    /// When it happened, milliseconds on the clock of [`crate::Surroundings`]: a busy page hears of it later.
    pub millis: f64,
}

/// The phases of a pointer's life over the board. Clicks are counted by the editor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerPhase {
    /// A button went down, a finger touched.
    Down,
    /// It moved (with or without a button held).
    Move,
    /// The button came up, the finger left.
    Up,
    /// The browser took the pointer away.
    Cancel,
    /// A hovering pointer left the board.
    Leave,
}

/// Kinds of pointers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerDevice {
    /// A mouse or a trackpad.
    Mouse,
    /// A finger.
    Touch,
    /// A pen.
    Pen,
}

/// Buttons of a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerButton {
    /// Left button, finger, pen tip.
    Primary,
    /// Middle button.
    Middle,
    /// Right button, pen barrel.
    Secondary,
}

/// Keys held during an input.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Modifiers {
    /// Ctrl, or Cmd on a Mac: the application folds both into this one.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, Option.
    pub alt: bool,
}

impl Modifiers {
    /// None held.
    pub const NONE: Self = Self {
        ctrl: false,
        shift: false,
        alt: false,
    };
    /// Ctrl or Cmd.
    pub const CTRL: Self = Self {
        ctrl: true,
        ..Self::NONE
    };
    /// Shift.
    pub const SHIFT: Self = Self {
        shift: true,
        ..Self::NONE
    };
    /// Alt.
    pub const ALT: Self = Self {
        alt: true,
        ..Self::NONE
    };
}

/// The wheel.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct WheelInput {
    /// Where the pointer is.
    pub at: ScreenPoint,
    /// To the right, in what `delta` says.
    pub delta_x: f64,
    /// Downwards, in what `delta` says.
    pub delta_y: f64,
    /// What the two are counted in.
    pub delta: WheelDelta,
    /// How many device pixels a CSS pixel has: browsers divide a mouse's notch by it.
    pub magnification: f64,
    /// Keys held; browsers report a trackpad's pinch as Ctrl.
    pub modifiers: Modifiers,
}

/// Two fingers on a touch screen, since the last such input.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PinchInput {
    /// The middle between the fingers now.
    pub at: ScreenPoint,
    /// How far that middle moved, CSS pixels.
    pub moved: ScreenPoint,
    /// The fingers' distance now, divided by their distance before.
    pub scale: f64,
}

/// A key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct KeyInput {
    /// `KeyboardEvent.key`.
    pub key: String,
    /// `KeyboardEvent.code`.
    pub code: String,
    /// Keys held meanwhile.
    pub modifiers: Modifiers,
    /// Whether it repeats because it is held.
    pub repeat: bool,
    /// The input method's key: `isComposing || keyCode == 229`.
    pub composing: bool,
}

/// The borders of a composition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CompositionPhase {
    /// It began.
    Start,
    /// It ended, confirmed or given up; the field's content was reported as [`Input::Text`] before or comes right after.
    End,
}

/// What a paste brought.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pasted {
    /// Our own form, if the clipboard held it (what [`crate::Effect::Copy`] gave).
    pub json: Option<String>,
    /// Plain text, if any.
    pub text: Option<String>,
    /// Ctrl+Shift+V: everything into one note.
    pub as_one_note: bool,
}

/// A note to be put on the board from outside.
#[derive(Clone, PartialEq, Debug)]
pub struct NoteDraft {
    /// Top left corner on the board.
    pub at: BoardPoint,
    /// Its size in board units.
    pub size: BoardSize,
    /// Its colour.
    pub color: NoteColor,
    /// Its text.
    pub text: String,
}

/// A picture to be put on the board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImageDraft {
    /// The SHA-256 of its bytes.
    pub hash: ContentHash,
    /// What kind of file it is.
    pub media: MediaType,
    /// Its width and height in pixels.
    pub pixels: [u32; 2],
    /// What it shows, for those who cannot see it; a file's name, or empty. Cut to the limit.
    pub alt: String,
}

/// What a wheel's movement is counted in (`WheelEvent.deltaMode`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WheelDelta {
    /// CSS pixels.
    #[default]
    Pixels,
    /// Lines of text.
    Lines,
    /// Pages: viewports.
    Pages,
}

/// What a turn of the wheel without keys does. Shift always turns it sideways.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum WheelMode {
    /// A mouse's notches zoom, fine and sideways movements move the view; with Ctrl either zooms.
    #[default]
    Auto,
    /// It moves the view; with Ctrl, and by a pinch, it zooms.
    Trackpad,
    /// It zooms; with Ctrl it moves the view.
    Mouse,
}
