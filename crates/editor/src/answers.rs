//! Answers of a generative AI, and lists: what was looked at is put on the board in one step.

use workshop::answers::{Intake, TakingIn, take_in};

use crate::turn::Turn;
use crate::{Announcement, Editor, Refusal};

/// How what was looked at is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TakeIn {
    /// Whether its notes are an AI's, and so assumptions.
    pub is_from_ai: bool,
    /// Whether what has no place becomes notes beside everything.
    pub with_left: bool,
}

impl Editor {
    /// Puts an intake on the board as one undo step, and shows what came.
    pub(crate) fn take_in(&mut self, intake: &Intake, how: TakeIn, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let author = self.settings.author.clone();
        // Ids are asked for one by one while the board is being written.
        let notes = intake.entries.len() + intake.left.len();
        let mut ids: Vec<_> = (0..notes).map(|_| turn.new_element_id()).collect();
        let result = self.step(turn, |board| {
            let how = TakingIn {
                author: &author,
                is_from_ai: how.is_from_ai,
                with_left: how.with_left,
                new_id: &mut || ids.pop().unwrap_or_else(|| board::ElementId::new("")),
            };
            take_in(board, intake, how)
        });
        match result {
            Ok(written) if written.is_empty() && intake.canvases.is_empty() => {
                turn.refuse(Refusal::NothingToPaste);
            }
            Ok(written) => {
                let canvases = intake.canvases.iter().map(|(id, _)| id.clone());
                let mut shown: Vec<_> = canvases.collect();
                let count = written.len() + shown.len();
                shown.extend(written);
                if let Some(rect) = self.rect_around(&shown) {
                    self.show(rect, turn);
                }
                turn.announce(Announcement::Added { count });
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// What was pasted and waits for the person's choice, see [`crate::Effect::AskPaste`].
    pub fn pasted_text(&self) -> Option<&str> {
        self.pending_paste.as_ref().map(|pending| pending.text())
    }
}
