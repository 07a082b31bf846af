//! Saying something about the board, saying it otherwise, settling it, and taking it back.

use yrs::{Any, Map};

use super::Edit;
use super::check::{check_count, check_length, check_person};
use crate::comment::{comment_key, comment_value, comments, resolved_key};
use crate::limits::{COMMENT_CHARACTERS_MAX, COMMENTS_MAX, NAME_CHARACTERS_MAX};
use crate::{BoardError, Comment};

impl Edit<'_, '_> {
    /// Adds a comment, or an answer to one. Whether it is resolved is not looked at.
    ///
    /// # Errors
    /// [`BoardError::Unfit`] for a name or a person's id that cannot be, or a name that is taken,
    /// [`BoardError::TooLong`], [`BoardError::TooMany`] beyond [`COMMENTS_MAX`].
    pub fn add_comment(&mut self, comment: &Comment) -> Result<(), BoardError> {
        check_length(&comment.text, COMMENT_CHARACTERS_MAX)?;
        check_length(&comment.author, NAME_CHARACTERS_MAX)?;
        let key = comment_key(&comment.id);
        if !Comment::is_id(&comment.id) || self.info.contains_key(self.txn, &key) {
            return Err(BoardError::Unfit("the comment's id"));
        }
        if !comment.who.is_empty() {
            check_person(&comment.who)?;
        }
        check_count(comments(self.info, self.txn).len() + 1, COMMENTS_MAX)?;
        self.stamp();
        self.info.insert(self.txn, key, comment_value(comment));
        Ok(())
    }

    /// Adds what was said elsewhere, settled threads as settled ones, as far as [`Self::add_comment`] would take it.
    /// Gives how many it refused.
    pub fn add_comments(&mut self, many: &[Comment]) -> usize {
        if many.is_empty() {
            return 0;
        }
        let mut room = COMMENTS_MAX.saturating_sub(comments(self.info, self.txn).len());
        self.stamp();
        let mut refused = 0;
        for comment in many {
            let key = comment_key(&comment.id);
            let is_fit = room > 0
                && Comment::is_id(&comment.id)
                && check_length(&comment.text, COMMENT_CHARACTERS_MAX).is_ok()
                && check_length(&comment.author, NAME_CHARACTERS_MAX).is_ok()
                && (comment.who.is_empty() || check_person(&comment.who).is_ok())
                && !self.info.contains_key(self.txn, &key);
            if !is_fit {
                refused += 1;
                continue;
            }
            room -= 1;
            self.info.insert(self.txn, key, comment_value(comment));
            if comment.resolved && comment.to.is_none() {
                let key = resolved_key(&comment.id);
                self.info.insert(self.txn, key, Any::Bool(true));
            }
        }
        refused
    }

    /// Writes anew what a comment says; everything else of it stays, its moment too. What it says already writes nothing.
    ///
    /// # Errors
    /// [`BoardError::Unfit`] if there is none of that name, it was taken back, or nothing is said;
    /// [`BoardError::TooLong`].
    pub fn edit_comment(&mut self, id: &str, text: &str) -> Result<(), BoardError> {
        check_length(text, COMMENT_CHARACTERS_MAX)?;
        let all = comments(self.info, self.txn);
        let said = all.iter().find(|comment| comment.id == id);
        let Some(said) = said.filter(|comment| !comment.text.is_empty()) else {
            return Err(BoardError::Unfit("the comment's id"));
        };
        if text.is_empty() {
            return Err(BoardError::Unfit("the comment's text"));
        }
        if said.text != text {
            let edited = Comment {
                text: text.to_owned(),
                ..said.clone()
            };
            self.info
                .insert(self.txn, comment_key(id), comment_value(&edited));
        }
        Ok(())
    }

    /// Settles a thread, by its first comment, or opens it again.
    ///
    /// # Errors
    /// [`BoardError::Unfit`] if there is none of that name.
    pub fn resolve_comment(&mut self, id: &str, resolved: bool) -> Result<(), BoardError> {
        if !self.info.contains_key(self.txn, &comment_key(id)) {
            return Err(BoardError::Unfit("the comment's id"));
        }
        let key = resolved_key(id);
        if resolved {
            self.info.insert(self.txn, key, Any::Bool(true));
        } else {
            self.info.remove(self.txn, &key);
        }
        Ok(())
    }

    /// Takes a comment back. The first of a thread that others have answered keeps its place and loses its text; the
    /// last one that leaves a thread takes that along.
    ///
    /// # Errors
    /// [`BoardError::Unfit`] if there is none of that name.
    pub fn delete_comment(&mut self, id: &str) -> Result<(), BoardError> {
        let all = comments(self.info, self.txn);
        let Some(comment) = all.iter().find(|comment| comment.id == id) else {
            return Err(BoardError::Unfit("the comment's id"));
        };
        let answers = |thread: &str| {
            let of_thread = all.iter().filter(|one| one.to.as_deref() == Some(thread));
            of_thread.filter(|one| one.id != id).count()
        };
        if comment.to.is_none() && answers(id) > 0 {
            let silent = Comment {
                text: String::new(),
                ..comment.clone()
            };
            self.info
                .insert(self.txn, comment_key(id), comment_value(&silent));
            return Ok(());
        }
        self.forget_comment(id);
        let first = comment.to.as_deref();
        let left_empty = all
            .iter()
            .find(|one| Some(one.id.as_str()) == first && one.text.is_empty());
        if let Some(first) = left_empty.filter(|first| answers(&first.id) == 0) {
            self.forget_comment(&first.id);
        }
        Ok(())
    }

    fn forget_comment(&mut self, id: &str) {
        self.info.remove(self.txn, &comment_key(id));
        self.info.remove(self.txn, &resolved_key(id));
    }
}
