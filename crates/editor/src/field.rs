//! The one text field, as the editor knows it: over the selected element, or editing its text.

use board::{BoardRect, Element, ElementId, ElementKind};

use crate::{Refusal, TooLong};

/// The field over an element that can be written in. The application owns the real one; this is what it holds.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) element: ElementId,
    /// What the field holds.
    pub(crate) text: String,
    /// The document's text that the field's content was last brought together with.
    pub(crate) base: String,
    /// Whether the text is being edited, not its element merely selected.
    pub(crate) editing: bool,
    /// An input method is composing: nothing may touch the field.
    pub(crate) composing: bool,
    /// The element is not in the document yet: it gets there with its first character.
    pub(crate) draft: Option<Draft>,
    /// If it is left without text, the element goes: it was created by this editing, or is nothing but its text.
    pub(crate) goes_when_empty: bool,
    /// What may be written here.
    pub(crate) limit: TextLimit,
}

/// An element that is not in the document yet.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) element: Element,
    /// Where it was put, board space.
    pub(crate) rect: BoardRect,
}

/// How long a text may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextLimit {
    what: TooLong,
    /// Characters (Unicode scalar values).
    max: usize,
}

impl TextLimit {
    /// The limit of an element's text.
    fn of(element: &Element) -> Self {
        Self {
            what: match element.kind {
                ElementKind::Note(_) => TooLong::Note,
                ElementKind::Frame(_) | ElementKind::Connector(_) => TooLong::Label,
                _ => TooLong::Text,
            },
            max: element.text_characters_max(),
        }
    }

    /// Why `text` cannot be stored, if it is too long.
    pub(crate) fn refusal(self, text: &str) -> Option<Refusal> {
        let characters = text.chars().count();
        (characters > self.max).then_some(Refusal::TooLong {
            what: self.what,
            characters,
            max: self.max,
        })
    }
}

impl Field {
    /// Whether it holds what the document has not taken.
    pub(crate) fn is_unsaved(&self) -> bool {
        match self.draft {
            Some(_) => !self.text.is_empty(),
            None => self.text != self.base,
        }
    }

    /// The field over an element that is merely selected. `None` if nobody can write in it.
    pub(crate) fn over(element: &Element) -> Option<Self> {
        let text = element.text()?;
        Some(Self {
            element: element.id.clone(),
            base: text.to_owned(),
            text: text.to_owned(),
            editing: false,
            composing: false,
            draft: None,
            goes_when_empty: element.as_text_block().is_some(),
            limit: TextLimit::of(element),
        })
    }
}

/// What is being edited.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Editing<'a> {
    /// The element whose text it is.
    pub element: &'a ElementId,
    /// What the field holds (the document may lag behind during a composition or beyond the limit).
    pub text: &'a str,
    /// Whether an input method is composing.
    pub composing: bool,
}
