//! Comments: where one is to be made, and what is done to those that there are.

use board::{BoardPoint, Comment, ElementId};

use crate::turn::Turn;
use crate::{Dialog, Editor, Effect, PointerInput, Refusal, TooLong};

/// What a comment is about.
#[derive(Clone, PartialEq, Debug)]
pub struct CommentPlace {
    /// An element; `None` for a place of the board.
    pub on: Option<ElementId>,
    /// Where, board space.
    pub at: BoardPoint,
}

/// What is done to comments.
#[derive(Clone, PartialEq, Debug)]
pub enum Commenting {
    /// Says something, about a place or as an answer. The moment is the application's: milliseconds since 1970.
    Say {
        /// What it is about: of an answer what its thread is about.
        place: CommentPlace,
        /// The first comment of the thread that is answered.
        to: Option<String>,
        /// What is said.
        text: String,
        /// When.
        made_millis: f64,
    },
    /// Says a comment of one's own otherwise.
    Edit {
        /// Which.
        id: String,
        /// What it says from now on.
        text: String,
    },
    /// Settles a thread, by its first comment, or opens it again.
    Resolve {
        /// The first comment.
        id: String,
        /// Whether it is settled.
        resolved: bool,
    },
    /// Takes a comment of one's own back.
    Delete(String),
    /// Gives up the one that was about to be written.
    Leave,
}

impl Editor {
    /// What the next comment is about, once somebody has shown it.
    pub fn comment_place(&self) -> Option<&CommentPlace> {
        self.comment_place.as_ref()
    }

    /// Where a comment is shown, board space: at the upper right corner of what it is about, or where it was made.
    pub fn place_of_comment(&self, comment: &Comment) -> BoardPoint {
        let rect = comment.on.as_ref().and_then(|on| self.scene.rect(on));
        rect.map_or(comment.at, |rect| BoardPoint::new(rect.right(), rect.y))
    }

    /// Whether a comment is this person's own.
    pub fn is_own_comment(&self, comment: &Comment) -> bool {
        !comment.who.is_empty() && comment.who == self.settings.person
    }

    /// A comment on what is selected; with nothing selected the next click shows what it is about.
    pub(crate) fn begin_comment(&mut self, turn: &mut Turn<'_>) {
        match self.selection.ids().first().cloned() {
            Some(id) => {
                let corner = self.scene.rect(&id);
                let at = corner.map_or_else(BoardPoint::default, |rect| {
                    BoardPoint::new(rect.right(), rect.y)
                });
                self.ask_for_comment(Some(id), at, turn);
            }
            None => self.set_tool(crate::Tool::Comment),
        }
    }

    /// The pointer came up with the comment tool.
    pub(crate) fn comment_here(&mut self, input: &PointerInput, turn: &mut Turn<'_>) {
        let at = self.camera.to_board(input.at);
        self.comment_at(at, turn);
    }

    /// A comment on what lies there, or on the place.
    pub(crate) fn comment_at(&mut self, at: BoardPoint, turn: &mut Turn<'_>) {
        self.tool_used();
        let on = self.scene.hit(at);
        self.ask_for_comment(on, at, turn);
    }

    fn ask_for_comment(&mut self, on: Option<ElementId>, at: BoardPoint, turn: &mut Turn<'_>) {
        if self.may_write(turn) {
            self.comment_place = Some(CommentPlace { on, at });
            turn.effect(Effect::OpenDialog(Dialog::Comments));
        }
    }

    /// The list of all comments.
    pub(crate) fn list_comments(&mut self, turn: &mut Turn<'_>) {
        self.comment_place = None;
        turn.effect(Effect::OpenDialog(Dialog::Comments));
    }

    pub(crate) fn on_commenting(&mut self, wanted: Commenting, turn: &mut Turn<'_>) {
        if wanted == Commenting::Leave {
            self.comment_place = None;
            return;
        }
        if !self.may_write(turn) {
            return;
        }
        match wanted {
            Commenting::Leave => {}
            Commenting::Say {
                place,
                to,
                text,
                made_millis,
            } => self.say_comment(place, to, &text, made_millis, turn),
            Commenting::Edit { id, text } => self.edit_comment(&id, text.trim(), turn),
            Commenting::Resolve { id, resolved } => {
                // Nothing happens to what is gone.
                let _ = self.step(turn, |board| {
                    board.edit(|edit| edit.resolve_comment(&id, resolved))
                });
            }
            Commenting::Delete(id) => {
                if self.own_comment(&id).is_some() {
                    let _ = self.step(turn, |board| board.edit(|edit| edit.delete_comment(&id)));
                }
            }
        }
    }

    fn own_comment(&self, id: &str) -> Option<&Comment> {
        let comments = &self.info.comments;
        let comment = comments.iter().find(|comment| comment.id == id);
        comment.filter(|comment| self.is_own_comment(comment))
    }

    /// Whoever wants nothing said takes the comment back instead.
    fn edit_comment(&mut self, id: &str, text: &str, turn: &mut Turn<'_>) {
        if text.is_empty() {
            return;
        }
        let said = self.own_comment(id).filter(|said| !said.text.is_empty());
        if said.is_none() {
            let text = text.to_owned();
            turn.refuse(Refusal::TextLeftOver { text });
            return;
        }
        let done = self.step(turn, |board| board.edit(|edit| edit.edit_comment(id, text)));
        if let Err(problem) = done {
            refuse_words(&problem, turn);
        }
    }

    fn say_comment(
        &mut self,
        place: CommentPlace,
        to: Option<String>,
        text: &str,
        made_millis: f64,
        turn: &mut Turn<'_>,
    ) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let comment = Comment {
            id: turn.new_element_id().as_str().to_owned(),
            to,
            on: place.on,
            at: place.at,
            text: text.to_owned(),
            author: self.settings.author.clone(),
            who: self.settings.person.clone(),
            made_millis,
            resolved: false,
        };
        match self.step(turn, |board| board.edit(|edit| edit.add_comment(&comment))) {
            Ok(()) => self.comment_place = None,
            Err(problem) => refuse_words(&problem, turn),
        }
    }
}

/// Tells why a comment was not written.
fn refuse_words(problem: &board::BoardError, turn: &mut Turn<'_>) {
    match *problem {
        board::BoardError::TooLong { characters, max } => turn.refuse(Refusal::TooLong {
            what: TooLong::Text,
            characters,
            max,
        }),
        board::BoardError::TooMany { max, .. } => turn.refuse(Refusal::TooMany { max }),
        _ => {}
    }
}
