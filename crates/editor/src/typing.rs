//! Editing text: the field is committed as typed; a note that stays empty was never there.

use board::limits::NOTE_CHARACTERS_MAX;
use board::{BoardError, Element, ElementId, ElementKind, NewNote, Note, OrderKey, Placement};

use crate::field::{Draft, Field};
use crate::placing::NotePlace;
use crate::text_merge::{merge, splice};
use crate::turn::Turn;
use crate::{Announcement, Caret, CompositionPhase, Editor, Effect, Refusal, Selection, TooLong};

impl Editor {
    /// A new note at `place`, edited at once. It gets into the document with its first character.
    pub(crate) fn start_draft(&mut self, place: NotePlace, turn: &mut Turn<'_>) {
        if !self.end_editing(turn) {
            return;
        }
        let element = Element {
            id: turn.new_element_id(),
            placement: place.placement,
            size: place.size,
            order: OrderKey::above(self.top.as_ref()),
            locked: false,
            kind: ElementKind::Note(Note {
                color: self.next_color,
                text: String::new(),
                author: self.settings.author.clone(),
            }),
        };
        let note = element.id.clone();
        self.scene.update(&note, Some(element.clone()));
        self.changes.elements.push(note.clone());
        self.set_selection(Selection::of([note.clone()]));
        self.history.close_step();
        let cell = element.placement.parent.clone();
        self.field = Some(Field {
            draft: Some(Draft {
                element,
                rect: place.rect,
            }),
            fresh: true,
            editing: true,
            ..Field::over(note, String::new())
        });
        self.changes.editing = true;
        self.focus_field(Caret::End, turn);
        self.reveal_for_writing(place.rect, turn);
        turn.announce(Announcement::NoteCreated { cell });
    }

    /// Edits a note.
    pub(crate) fn start_editing(&mut self, id: &ElementId, caret: Caret, turn: &mut Turn<'_>) {
        if !self.end_editing(turn) {
            return;
        }
        let Some(text) = self.note_text(id) else {
            return;
        };
        self.set_selection(Selection::of([id.clone()]));
        self.field = Some(Field::over(id.clone(), text));
        self.begin_typing();
        self.focus_field(caret, turn);
        if let Some(rect) = self.scene.rect(id) {
            self.reveal_for_writing(rect, turn);
        }
    }

    /// The field over the selected note starts to be typed in.
    fn begin_typing(&mut self) {
        self.cancel_gesture();
        self.history.close_step();
        self.nudging = false;
        self.changes.editing = true;
        if let Some(field) = &mut self.field {
            field.editing = true;
            let note = field.note.clone();
            self.set_selection(Selection::of([note]));
        }
    }

    /// Ends editing; the note stays selected. False if it cannot end, because what the field holds cannot be stored:
    /// it is refused once more, and the field keeps it.
    pub(crate) fn end_editing(&mut self, turn: &mut Turn<'_>) -> bool {
        let Some(field) = self.field.as_mut().filter(|field| field.editing) else {
            return true;
        };
        if std::mem::take(&mut field.composing) {
            let text = field.text.clone();
            self.commit(text, turn);
        }
        let Some(field) = &self.field else {
            return true;
        };
        if let Some(refusal) = too_long(&field.text) {
            turn.refuse(refusal);
            return false;
        }
        if field.draft.is_some() && !field.text.is_empty() {
            // The board was full, and may not be any more.
            let text = field.text.clone();
            self.commit(text, turn);
        }
        let Some(field) = &mut self.field else {
            return true;
        };
        if field.draft.is_some() && !field.text.is_empty() {
            return false;
        }
        field.editing = false;
        let note = field.note.clone();
        let drafted = field.draft.take().is_some();
        let left_empty = std::mem::take(&mut field.fresh) && field.base.trim().is_empty();
        if drafted {
            self.scene.update(&note, None);
            self.changes.elements.push(note);
            self.field = None;
            self.forget_what_is_gone();
        } else if left_empty {
            // Same step as its creation: together they are nothing that could be taken back.
            self.field = None;
            let _gone_already = self.board.edit(|edit| edit.delete(&note));
            self.sync(turn);
        }
        self.changes.editing = true;
        self.history.close_step();
        true
    }

    /// Editing ends whatever it costs (the right to write is gone): a text that cannot be stored is handed out.
    pub(crate) fn abandon_editing(&mut self, turn: &mut Turn<'_>) {
        if self.end_editing(turn) {
            return;
        }
        if let Some(field) = self.field.take() {
            if field.draft.is_some() {
                self.scene.update(&field.note, None);
                self.changes.elements.push(field.note.clone());
                self.forget_what_is_gone();
            }
            turn.refuse(Refusal::TextLeftOver { text: field.text });
        }
        self.changes.editing = true;
    }

    pub(crate) fn on_text(&mut self, text: String, turn: &mut Turn<'_>) {
        let Some(field) = &self.field else {
            return;
        };
        if !field.editing {
            if field.text == text {
                return;
            }
            self.begin_typing();
        }
        self.commit(text, turn);
    }

    pub(crate) fn on_composition(&mut self, phase: CompositionPhase, turn: &mut Turn<'_>) {
        let Some(field) = &mut self.field else {
            return;
        };
        match phase {
            CompositionPhase::Start => {
                field.composing = true;
                if !field.editing {
                    self.begin_typing();
                }
            }
            CompositionPhase::End => {
                if std::mem::take(&mut field.composing) {
                    let text = field.text.clone();
                    self.commit(text, turn);
                }
            }
        }
        self.changes.editing = true;
    }

    /// Stores what the field holds now, together with what others wrote meanwhile.
    fn commit(&mut self, text: String, turn: &mut Turn<'_>) {
        let Some(field) = &mut self.field else {
            return;
        };
        let was_too_long = too_long(&field.text).is_some();
        field.text = text;
        self.changes.editing = true;
        if field.composing {
            return;
        }
        self.merge_theirs(turn);
        let Some(field) = &self.field else {
            return;
        };
        if let Some(refusal) = too_long(&field.text) {
            if !was_too_long {
                turn.refuse(refusal);
            }
            return;
        }
        let (note, text) = (field.note.clone(), field.text.clone());
        let result = match &field.draft {
            Some(_) if text.is_empty() => return,
            Some(draft) => create(&mut self.board, &draft.element, &text),
            None if text == field.base => return,
            None => self.board.edit(|edit| edit.set_text(&note, &text)),
        };
        match result {
            Ok(()) => {
                if let Some(field) = &mut self.field {
                    field.draft = None;
                    field.base = text;
                }
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
        self.sync(turn);
    }

    /// Brings what others wrote into the field, unless an input method is at work in it.
    fn merge_theirs(&mut self, turn: &mut Turn<'_>) {
        let Some(field) = &self.field else {
            return;
        };
        if field.composing || field.draft.is_some() {
            return;
        }
        let Some(theirs) = self.note_text(&field.note) else {
            return;
        };
        let Some(field) = self.field.as_mut().filter(|field| field.base != theirs) else {
            return;
        };
        let merged = merge(&field.base, &field.text, &theirs);
        field.base = theirs;
        if merged != field.text {
            let change = splice(&field.text, &merged);
            field.text = merged.clone();
            turn.effect(Effect::FieldText {
                text: merged,
                splice: change,
            });
        }
    }

    /// After every input: the field lies over the single selected note, and holds its text.
    pub(crate) fn settle_field(&mut self, turn: &mut Turn<'_>) {
        self.keep_draft_placed();
        if let Some(field) = &self.field
            && self.scene.element(&field.note).is_none()
        {
            if field.editing {
                self.changes.editing = true;
                let text = field.text.clone();
                if !text.is_empty() {
                    turn.refuse(Refusal::TextLeftOver { text });
                }
            }
            self.field = None;
            self.history.close_step();
        }
        self.merge_theirs(turn);
        if self.editing().is_none() {
            let wanted = self
                .single_note()
                .filter(|_| !self.settings.read_only)
                .map(|note| note.id.clone());
            match wanted {
                Some(id) if self.field.as_ref().is_some_and(|field| field.note == id) => {}
                Some(id) => {
                    let text = self.note_text(&id).unwrap_or_default();
                    self.field = Some(Field::over(id, text));
                    self.focus_field(Caret::End, turn);
                }
                None => self.field = None,
            }
        }
        if self.field.is_none() && self.field_focused {
            self.field_focused = false;
            turn.effect(Effect::BlurField);
        }
    }

    fn focus_field(&mut self, caret: Caret, turn: &mut Turn<'_>) {
        if let Some(field) = &self.field {
            self.field_focused = true;
            turn.effect(Effect::FocusField {
                note: field.note.clone(),
                text: field.text.clone(),
                caret,
                editing: field.editing,
            });
        }
    }

    /// Somebody deleted the cell of a note that is not in the document yet: it stays where it is, freely.
    fn keep_draft_placed(&mut self) {
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

    pub(crate) fn note_text(&self, id: &ElementId) -> Option<String> {
        let note = self.scene.element(id)?.as_note()?;
        Some(note.text.clone())
    }

    /// Says why the board refused something.
    pub(crate) fn refuse_board_error(&mut self, error: BoardError, turn: &mut Turn<'_>) {
        match error {
            BoardError::TooLong { characters, max } => turn.refuse(Refusal::TooLong {
                what: TooLong::Note,
                characters,
                max,
            }),
            BoardError::Full { max } => turn.refuse(Refusal::BoardFull { max }),
            BoardError::Malformed(message) | BoardError::Unmergeable(message) => {
                turn.refuse(Refusal::UnreadableUpdate(message));
            }
            // Somebody was faster: what was meant is gone, or there already.
            BoardError::Missing(_) | BoardError::Taken(_) => {}
        }
    }
}

/// Puts a drafted note into the document.
fn create(board: &mut board::Board, element: &Element, text: &str) -> Result<(), BoardError> {
    let Some(note) = element.as_note() else {
        return Ok(());
    };
    board.edit(|edit| {
        edit.create_note(
            &element.id,
            NewNote {
                placement: element.placement.clone(),
                size: element.size,
                color: note.color,
                text,
                author: &note.author,
            },
        )
    })
}

fn too_long(text: &str) -> Option<Refusal> {
    let characters = text.chars().count();
    (characters > NOTE_CHARACTERS_MAX).then_some(Refusal::TooLong {
        what: TooLong::Note,
        characters,
        max: NOTE_CHARACTERS_MAX,
    })
}
