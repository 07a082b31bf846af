//! Everything the editor wants from the world.

use board::{Axis, ElementId, Reverted};

use crate::text_merge::Splice;
use crate::{Asked, CommandId, PasteOffer, Reason, ScreenPoint};

/// One wish of the editor, to be carried out by the application in order.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// The input was used: the browser should not act on it too (`preventDefault`).
    Handled,
    /// This input needs what the editor has not learnt yet ([`crate::Editor::learn`]). Nothing was done: send it again
    /// after that, and keep what a person does meanwhile behind it.
    PutOff(Box<crate::Input>),
    /// Store these bytes and tell the others. One transaction each.
    Send(Vec<u8>),
    /// Give the text field the keyboard over this element, with this content. While the element is merely selected the
    /// field is invisible, but has the keyboard already, so that a composition starts inside it.
    FocusField {
        /// The element.
        element: ElementId,
        /// What the field holds.
        text: String,
        /// Where the caret goes.
        caret: Caret,
        /// Whether the text is being edited. Where the keyboard is drawn on the screen, wait for that: it would come
        /// up at every tap.
        editing: bool,
    },
    /// Somebody else changed the text that is being edited. Never sent during a composition.
    FieldText {
        /// What the field holds now.
        text: String,
        /// What changed, from the old content to the new: see [`Splice::map`] for the caret.
        splice: Splice,
    },
    /// Ask for a cell's value by a field over it, and answer with [`crate::Input::GiveValue`] or
    /// [`crate::Input::LeaveValue`].
    AskValue(Box<Asked>),
    /// Answer with [`crate::Input::MarkUnclear`]: what is selected in the text field.
    AskMarked,
    /// The field over a cell goes: its value was stored, or is not wanted any more.
    ValueTaken,
    /// Give the keyboard back to the board: nothing that can be written in is selected alone.
    BlurField,
    /// Say this in the live region.
    Announce(Announcement),
    /// Put this on the clipboard.
    Copy {
        /// Our own form, for [`crate::Pasted::json`].
        json: String,
        /// Plain text, one note a line.
        text: String,
        /// What was copied, with all that it owns.
        ids: Vec<ElementId>,
    },
    /// Put a picture of these on the clipboard, and nothing else.
    CopyPicture {
        /// What is to be seen on it: the selection, with all that it owns.
        ids: Vec<ElementId>,
    },
    /// Read the clipboard and answer with [`crate::Input::Paste`] (Paste from a menu).
    RequestPaste {
        /// Everything into one note.
        as_one_note: bool,
    },
    /// Let the person choose picture files, and answer with [`crate::Input::InsertImages`].
    PickImages,
    /// A text of several lines or a table was pasted: ask what to make of it, and answer with
    /// [`crate::Input::PasteAs`].
    AskPaste(PasteOffer),
    /// Show a dialog.
    OpenDialog(Dialog),
    /// Go to this address, in a tab of its own that cannot reach this one.
    OpenLink(String),
    /// Show the context menu of the selection here.
    OpenContextMenu(ScreenPoint),
    /// [`crate::Editor::presence`] is different now.
    PresenceChanged,
    /// Something was not done.
    Refused(Refusal),
}

/// Where the caret goes when the field gets the keyboard.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Caret {
    /// Behind the last character.
    End,
    /// At the character nearest to this point.
    At(ScreenPoint),
}

/// Something worth saying to who cannot see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Announcement {
    /// A note was created, in this cell or freely.
    NoteCreated {
        /// Its cell.
        cell: Option<ElementId>,
    },
    /// So many notes came from the clipboard, a sample or an importer.
    NotesAdded {
        /// How many.
        count: usize,
    },
    /// So many elements were made or copied, not all of them notes.
    Added {
        /// How many.
        count: usize,
    },
    /// So many elements were deleted.
    Deleted {
        /// How many.
        count: usize,
    },
    /// Notes were moved into this cell, or to the free board.
    Moved {
        /// How many.
        count: usize,
        /// Their cell.
        cell: Option<ElementId>,
    },
    /// So many are selected now.
    Selected {
        /// How many.
        count: usize,
    },
    /// The keyboard's focus is here now.
    Focused(ElementId),
    /// A text does not follow another any more: somebody wrote in it here.
    MadeOwn,
    /// A canvas was put on the board.
    CanvasInserted(ElementId),
    /// A cell has another value now, or none.
    ValueSet(ElementId),
    /// A table was pasted into cells.
    Filled {
        /// How many cells took something.
        filled: usize,
        /// How many could not, or were not there.
        unfit: usize,
    },
    /// A column or a row was taken away, with what was in it.
    TrackRemoved(Axis),
    /// An act was taken back, as far as what it changed was still so.
    Reverted(Reverted),
    /// The board, or a part of it, is as it was at another time.
    Restored {
        /// How many elements that changed.
        count: usize,
    },
    /// The last step was taken back.
    Undone,
    /// The step was done again.
    Redone,
    /// So many sealed notes can be read by everybody now.
    Revealed {
        /// How many.
        count: usize,
    },
}

/// Dialogs that commands open.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dialog {
    /// Which template.
    InsertCanvas,
    /// Which sample.
    InsertSample,
    /// What the template is called that is made of [`crate::Editor::template_source`].
    SaveTemplate,
    /// How the board was at other times.
    Checkpoints,
    /// What the checks say about the board: see [`crate::Editor::health`].
    Health,
    /// On which day the workshop is; answered by [`crate::Input::SetSession`].
    Session,
    /// Which prompt, for a generative AI.
    Prompts,
    /// What an answer or a list would put on the board; answered by [`crate::Input::TakeIn`].
    Answer,
    /// What is to be done about private writing.
    Private,
    /// By which links people come.
    Links,
    /// Which file is taken in, answered by [`crate::Input::AddElements`].
    Import,
    /// Export.
    Export,
    /// The sheet of shortcuts.
    Shortcuts,
    /// The bar that finds texts: see [`crate::Editor::find`] and [`crate::Input::Reveal`].
    Find,
    /// The list of all commands.
    Palette,
    /// Where the selection leads.
    Link,
    /// What people say about the board. Where [`crate::Editor::comment_place`] is known a new comment is written there;
    /// answered by [`crate::Input::Comment`].
    Comments,
    /// The field at the pointer; answered by [`crate::Input::Chat`].
    Chat,
}

/// Why something was not done. Nothing was changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The person may only look.
    ReadOnly,
    /// The command is not available now.
    Unavailable {
        /// Which.
        command: CommandId,
        /// Why.
        reason: Reason,
    },
    /// A text is longer than the limit. A field keeps it; it is not stored.
    TooLong {
        /// What was too long.
        what: TooLong,
        /// Characters it has.
        characters: usize,
        /// Characters it may have.
        max: usize,
    },
    /// The board holds as much as it may.
    BoardFull {
        /// Elements it may hold.
        max: usize,
    },
    /// A paste holds more than can be pasted at once.
    TooMuchPasted {
        /// Notes it may hold.
        max: usize,
    },
    /// Nothing in the clipboard can become a note.
    NothingToPaste,
    /// That is no address of the web or of mail, or it is too long.
    NotALink,
    /// That cannot be a tag: it is empty or too long.
    NotATag,
    /// A note holds no more tags, a drawing no more points.
    TooMany {
        /// How many it may hold.
        max: usize,
    },
    /// A cell cannot hold such a value.
    UnfitValue {
        /// Why, as [`board::BoardError::Unfit`] says it; `mean` where means are shown.
        why: &'static str,
        /// The least that it may be, written as a number.
        min: Option<String>,
        /// The most.
        max: Option<String>,
    },
    /// That sample is in the canvas already.
    SamplePresent,
    /// The note that was being edited was deleted by somebody, or the right to write is gone: this is what the field
    /// held.
    TextLeftOver {
        /// The text, to be offered for copying.
        text: String,
    },
    /// What is written there is private, and cannot be sealed now, or somebody else wrote it.
    Closed,
    /// Bytes from others could not be merged.
    UnreadableUpdate(String),
}

/// Which text was too long.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TooLong {
    /// The text of a note.
    Note,
    /// The text of a shape, or one that stands by itself.
    Text,
    /// The title of a frame, the label of a connector.
    Label,
    /// The board's title.
    Title,
    /// A pasted text.
    Pasted,
}
