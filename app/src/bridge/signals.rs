//! What the chrome may read of an open board. The bridge writes these signals, nobody else does,
//! and only when a value really changed; moving the camera writes none but [`BoardSignals::zoom_percent`]
//! and the boxes that stick to the board.
//!
//! All of it is `Copy`, so that any closure of a view can hold it:
//!
//! ```ignore
//! let board = use_context::<EditorHandle>()?;
//! el("span").text_with(move || board.signals().title.get())
//! ```

use std::sync::Arc;

use board::NoteColor;
use collab::Status;
use collab::message::Role;
use editor::{Availability, CommandId, Dialog, PasteOffer, Privacy, Refusal, Tool, WheelMode};
use leptos::prelude::*;

use super::cells::CellState;

/// A rectangle of the window, in CSS pixels from the top left corner of the board's surface.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct ScreenBox {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// How far opening the board has come.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Phase {
    /// What this browser kept is being read.
    #[default]
    Opening,
    /// The board can be used.
    Ready,
    /// There is no board to show, and no use in trying again by itself.
    Failed(Failure),
}

/// Why a board cannot be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The address has no key, or none of the right form.
    NoKey,
    /// The relay knows the board, but not this key.
    WrongKey,
    /// The link was revoked, or its time is over, while the board was open.
    Revoked,
    /// The link asks for a passphrase first.
    Locked,
    /// The relay knows no such board.
    UnknownBoard,
    /// The relay's board is another one than the copy in this browser: nothing is merged.
    Replaced,
    /// The relay cannot be reached, and this browser has no copy.
    Unreachable,
}

/// Somebody on the board.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Tells two people of one name apart.
    pub client: u64,
    /// The name; may be empty.
    pub name: String,
    /// `#rrggbb`, dark enough for white letters.
    pub color: String,
    /// Whether it is the person at this screen. She comes first in the list.
    pub me: bool,
}

/// The links that may be handed on: the caller's role and those below.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Links {
    /// For those who lead.
    pub facilitator: Option<String>,
    /// For those who write.
    pub participant: Option<String>,
    /// For those who look on.
    pub viewer: Option<String>,
}

/// What is selected, as far as the chrome cares.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SelectionSummary {
    /// How many elements.
    pub count: usize,
    /// How many of them are notes.
    pub notes: usize,
    /// Whether all of them are locked.
    pub locked: bool,
    /// The tags that all of the notes have.
    pub tags: Vec<String>,
    /// What the one selected picture shows, in words.
    pub picture_alt: Option<String>,
    /// The one selected canvas: its element id.
    pub canvas: Option<String>,
}

/// A canvas on the board, for the export dialog and the sample menu.
#[derive(Clone, PartialEq, Debug)]
pub struct CanvasSummary {
    /// Its element id.
    pub id: String,
    /// The template it was made from.
    pub template: String,
    /// Its title in both languages.
    pub label: board::Label,
}

/// Something said to those who cannot see it. Two equal ones in a row differ in `number`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announced {
    /// Counts up.
    pub number: u64,
    /// The words, in the language of the moment.
    pub words: String,
}

/// Something to be told by a toast. Two equal notices in a row differ in `number`.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Counts up.
    pub number: u64,
    /// What happened.
    pub kind: NoticeKind,
}

/// What a toast may say.
#[derive(Clone, PartialEq, Debug)]
pub enum NoticeKind {
    /// The editor did not do something; the refusal says what and why.
    Refused(Refusal),
    /// A change of this person was refused by the relay, in its words.
    RefusedByRelay(String),
    /// A part of what this person did was taken back by the relay. The document as it was before that, as an update: the
    /// only place where it still is.
    TakenBack(Arc<[u8]>),
    /// This browser cannot keep the board: work is safe only while connected.
    StorageFailed(String),
    /// The clipboard may not be read on this page; Ctrl+V works.
    ClipboardBlocked,
    /// What became of pictures that somebody put on the board, in words.
    Pictures(String),
    /// A column or a row was taken away; undo brings it back.
    TrackRemoved(board::Axis),
    /// The board, or what somebody did on it, was put back; undo takes that back.
    PutBack {
        /// What was put back, and what was not.
        words: String,
        /// How many elements were.
        count: usize,
    },
    /// All of the board was downloaded under this name.
    FileKept(String),
    /// It could not be, for this reason.
    FileFailed(String),
}

/// A context menu that was asked for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ContextMenuRequest {
    /// Where, in CSS pixels of the window.
    pub x: f64,
    /// Where, in CSS pixels of the window.
    pub y: f64,
}

/// The signals of one open board.
#[derive(Clone, Copy, Debug)]
pub struct BoardSignals {
    /// Opening, ready, or why not.
    pub phase: RwSignal<Phase>,
    /// The board's title; empty if it has none.
    pub title: RwSignal<String>,
    /// What the link allows; a viewer's until the relay has said it or this browser remembers it.
    pub role: RwSignal<Role>,
    /// The truth about saving.
    pub connection: RwSignal<Status>,
    /// How many pictures the relay has yet to get from this browser.
    pub pictures_waiting: RwSignal<usize>,
    /// Who is here, oneself first.
    pub people: RwSignal<Arc<[Person]>>,
    /// The links to hand on; `None` until the relay told them.
    pub links: RwSignal<Option<Links>>,
    /// The tool in hand.
    pub tool: RwSignal<Tool>,
    /// Whether each command can be used now, in the order of [`editor::COMMANDS`]. Read it through
    /// [`crate::bridge::EditorHandle::availability`].
    pub availability: RwSignal<Arc<[Availability]>>,
    /// What is selected.
    pub selection: RwSignal<SelectionSummary>,
    /// The commands that make things look as the selection does; with nothing selected, as what the tool in hand makes.
    /// And the commands of switches that are on.
    pub looks: RwSignal<Arc<[CommandId]>>,
    /// The colour that the next note gets.
    pub next_color: RwSignal<NoteColor>,
    /// Whether the tool in hand stays in hand after use.
    pub keep_tool: RwSignal<bool>,
    /// Whether the minimap is shown.
    pub minimap: RwSignal<bool>,
    /// What the wheel does.
    pub wheel: RwSignal<WheelMode>,
    /// Where the selection is on the screen, for the floating bar; `None` when nothing is selected and during gestures.
    pub selection_box: RwSignal<Option<ScreenBox>>,
    /// The cell with the focus, and what is asked for there.
    pub cells: RwSignal<CellState>,
    /// Whether a note's text is being edited.
    pub editing: RwSignal<bool>,
    /// The zoom, rounded.
    pub zoom_percent: RwSignal<u32>,
    /// Counts what changes of the board, a frame at a time.
    pub edits: RwSignal<u32>,
    /// Whether there is nothing on the board.
    pub empty: RwSignal<bool>,
    /// The canvases on the board.
    pub canvases: RwSignal<Arc<[CanvasSummary]>>,
    /// What is private on the board.
    pub privacy: RwSignal<Privacy>,
    /// The newest words for the live region.
    pub announcement: RwSignal<Option<Announced>>,
    /// The newest toast.
    pub notice: RwSignal<Option<Notice>>,
    /// The dialog that was asked for last. Whoever shows dialogs sets it back to `None` when closed.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What was pasted and waits for the person's choice. Set back to `None` when answered.
    pub paste: RwSignal<Option<PasteOffer>>,
    /// The context menu that was asked for. Set back to `None` when closed.
    pub context_menu: RwSignal<Option<ContextMenuRequest>>,
}

impl BoardSignals {
    /// Signals of a board that is being opened. They live as long as the component that calls this.
    pub fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::default()),
            title: RwSignal::new(String::new()),
            role: RwSignal::new(Role::Viewer),
            connection: RwSignal::new(Status::Connecting),
            pictures_waiting: RwSignal::new(0),
            people: RwSignal::new(Arc::from([])),
            links: RwSignal::new(None),
            tool: RwSignal::new(Tool::Select),
            availability: RwSignal::new(Arc::from([])),
            selection: RwSignal::new(SelectionSummary::default()),
            looks: RwSignal::new(Arc::from([])),
            next_color: RwSignal::new(NoteColor::default()),
            keep_tool: RwSignal::new(false),
            minimap: RwSignal::new(false),
            wheel: RwSignal::new(WheelMode::default()),
            selection_box: RwSignal::new(None),
            cells: RwSignal::new(CellState::default()),
            editing: RwSignal::new(false),
            zoom_percent: RwSignal::new(100),
            edits: RwSignal::new(0),
            empty: RwSignal::new(true),
            canvases: RwSignal::new(Arc::from([])),
            privacy: RwSignal::new(Privacy::default()),
            announcement: RwSignal::new(None),
            notice: RwSignal::new(None),
            dialog: RwSignal::new(None),
            paste: RwSignal::new(None),
            context_menu: RwSignal::new(None),
        }
    }
}

impl BoardSignals {
    /// Something of the board changed. Nothing hears it once the page is gone.
    pub fn count_edit(&self) {
        self.edits
            .try_update(|count| *count = count.wrapping_add(1));
    }
}

/// Writes a signal only if the value differs. A signal whose page is gone is left alone.
pub fn write_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    let same = signal.try_with_untracked(|old| *old == value);
    if same == Some(false) {
        signal.try_set(value);
    }
}
