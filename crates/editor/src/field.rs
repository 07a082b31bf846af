//! The one text field, as the editor knows it: over the selected note, or editing it.

use board::{BoardRect, Element, ElementId};

/// The field over a note. The application owns the real one; this is what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) note: ElementId,
    /// What the field holds.
    pub(crate) text: String,
    /// The document's text that the field's content was last brought together with.
    pub(crate) base: String,
    /// Whether the note is being edited, not merely selected.
    pub(crate) editing: bool,
    /// An input method is composing: nothing may touch the field.
    pub(crate) composing: bool,
    /// The note is not in the document yet: it gets there with its first character.
    pub(crate) draft: Option<Draft>,
    /// The note was created by this editing: if it is left empty, it goes.
    pub(crate) fresh: bool,
}

/// A note that is not in the document yet.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) element: Element,
    /// Where it was put, board space.
    pub(crate) rect: BoardRect,
}

impl Field {
    /// The field over a note that is merely selected.
    pub(crate) fn over(note: ElementId, text: String) -> Self {
        Self {
            note,
            base: text.clone(),
            text,
            editing: false,
            composing: false,
            draft: None,
            fresh: false,
        }
    }
}

/// What is being edited.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Editing<'a> {
    /// The note.
    pub note: &'a ElementId,
    /// What the field holds (the document may lag behind during a composition or beyond the limit).
    pub text: &'a str,
    /// Whether an input method is composing.
    pub composing: bool,
}
