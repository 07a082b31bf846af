//! Drafts: what is new is shown and edited at once, and gets into the document with its first character.

use board::{Board, BoardError, Element, ElementKind, Note, OrderKey, Placement};

use crate::field::{Draft, Field};
use crate::placing::NotePlace;
use crate::turn::Turn;
use crate::{Announcement, Caret, Editor, Selection, Verbs};

impl Editor {
    /// A new note at `place`, edited at once.
    pub(crate) fn start_draft(&mut self, place: NotePlace, turn: &mut Turn<'_>) {
        let own = self.color_in(place.placement.parent.as_ref());
        let kind = ElementKind::Note(Note {
            color: own.unwrap_or(self.next_color),
            text: String::new(),
            author: self.settings.author.clone(),
            ..Note::default()
        });
        let cell = place.placement.parent.clone();
        if self.start_draft_of(kind, place, turn) {
            turn.announce(Announcement::NoteCreated { cell });
        }
    }

    /// A new element that is nothing without its text, edited at once. False if what was being edited cannot be left.
    pub(crate) fn start_draft_of(
        &mut self,
        kind: ElementKind,
        place: NotePlace,
        turn: &mut Turn<'_>,
    ) -> bool {
        if !self.end_editing(turn) {
            return false;
        }
        let owner = place.placement.parent.as_ref();
        if owner.is_some_and(|owner| self.refuses_closed(owner, turn)) {
            return false;
        }
        let element = Element {
            order: OrderKey::above(self.top.as_ref()),
            ..Element::new(turn.new_element_id(), place.placement, place.size, kind)
        };
        let id = element.id.clone();
        self.scene.update(&id, Some(element.clone()));
        self.changes.elements.push(id.clone());
        self.set_selection(Selection::of([id]));
        self.history.close_step();
        self.field = Field::over(&element).map(|field| Field {
            draft: Some(Draft {
                element,
                rect: place.rect,
            }),
            goes_when_empty: true,
            editing: true,
            ..field
        });
        self.changes.editing = true;
        self.focus_field(Caret::End, turn);
        self.reveal_for_writing(place.rect, turn);
        true
    }

    /// Somebody deleted the owner of an element that is not in the document yet: it stays where it is, freely.
    pub(crate) fn keep_draft_placed(&mut self) {
        let Some(draft) = self.field.as_mut().and_then(|field| field.draft.as_mut()) else {
            return;
        };
        let parent = draft.element.placement.parent.as_ref();
        if parent.is_some_and(|parent| self.scene.element(parent).is_none()) {
            draft.element.placement = Placement::free(draft.rect.origin());
            let element = draft.element.clone();
            self.scene.update(&element.id.clone(), Some(element));
        }
    }

    /// Changes the looks of the element that is not in the document yet.
    pub(crate) fn restyle_draft(&mut self, change: impl FnOnce(&mut Element)) {
        let Some(draft) = self.field.as_mut().and_then(|field| field.draft.as_mut()) else {
            return;
        };
        change(&mut draft.element);
        let element = draft.element.clone();
        self.changes.elements.push(element.id.clone());
        self.scene.update(&element.id.clone(), Some(element));
    }
}

/// Puts a drafted element into the document.
pub(crate) fn create(
    board: &mut Board,
    verbs: Option<&'static Verbs>,
    element: &Element,
    text: &str,
) -> Result<(), BoardError> {
    let mut element = element.clone();
    element.set_text(text.to_owned());
    board.edit(|edit| match verbs {
        Some(verbs) => (verbs.create)(edit, element),
        None => edit.create_only_note(element),
    })
}
