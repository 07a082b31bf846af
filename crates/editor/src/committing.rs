//! What is typed is stored as it is typed, and brought together with what others write in the same text.

use board::BoardError;

use crate::drafts::create;
use crate::text_merge::{merge, splice};
use crate::turn::Turn;
use crate::{Announcement, Editor, Effect, Refusal, TooLong};

impl Editor {
    /// Stores what the field holds now, together with what others wrote meanwhile.
    pub(crate) fn commit(&mut self, text: String, turn: &mut Turn<'_>) {
        let Some(field) = &mut self.field else {
            return;
        };
        let was_too_long = field.limit.refusal(&field.text).is_some();
        field.text = text;
        self.changes.editing = true;
        if field.composing {
            return;
        }
        self.merge_theirs(turn);
        let Some(field) = &self.field else {
            return;
        };
        if let Some(refusal) = field.limit.refusal(&field.text) {
            if !was_too_long {
                turn.refuse(refusal);
            }
            return;
        }
        let (id, text) = (field.element.clone(), field.text.clone());
        let follows = self.scene.element(&id);
        let follows = follows.is_some_and(|element| element.source.is_some());
        let result = match &field.draft {
            Some(_) if text.is_empty() => return,
            Some(draft) => create(&mut self.board, self.verbs, &draft.element, &text),
            None if text == field.base => return,
            None => self.board.edit(|edit| edit.set_text(&id, &text)),
        };
        match result {
            Ok(()) => {
                if let Some(field) = &mut self.field {
                    field.draft = None;
                    field.base = text;
                }
                if follows {
                    turn.announce(Announcement::MadeOwn);
                }
            }
            // It waits in the field until it can be sealed.
            Err(BoardError::Closed(_)) => {}
            Err(error) => self.refuse_board_error(error, turn),
        }
        self.sync(turn);
    }

    /// Brings what others wrote into the field, unless an input method is at work in it.
    pub(crate) fn merge_theirs(&mut self, turn: &mut Turn<'_>) {
        let Some(field) = &self.field else {
            return;
        };
        if field.composing || field.draft.is_some() {
            return;
        }
        let stored = self
            .scene
            .element(&field.element)
            .and_then(|element| element.text());
        let Some(theirs) = stored.map(str::to_owned) else {
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
            BoardError::Missing(_)
            | BoardError::Taken(_)
            | BoardError::OtherKind(_)
            | BoardError::Derived(_) => {}
            BoardError::TooMany { max, .. } => turn.refuse(Refusal::TooMany { max }),
            BoardError::Closed(_) => turn.refuse(Refusal::Closed),
            // Tags, persons and points are checked before they are written.
            BoardError::Unfit(_) => {}
        }
    }
}
