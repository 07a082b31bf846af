//! Facts about the board itself besides its title, and the covers of its cells.

use yrs::{Any, Map};

use super::Edit;
use super::check::check_length;
use crate::codec::write_text_field;
use crate::limits::{QUIET_CHARACTERS_MAX, SESSION_CHARACTERS_MAX};
use crate::schema::{CELL, COVER, QUIET_PREFIX, SESSION};
use crate::{BoardError, ElementId};

impl Edit<'_, '_> {
    /// Covers what lies in a cell, or uncovers it.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_cover(&mut self, id: &ElementId, cover: bool) -> Result<(), BoardError> {
        let map = self.map_of(id, &[CELL])?;
        if cover {
            map.insert(self.txn, COVER, Any::Bool(true));
        } else {
            map.remove(self.txn, COVER);
        }
        Ok(())
    }

    /// Says on which day the workshop is, `YYYY-MM-DD`; empty takes it back.
    ///
    /// # Errors
    /// [`BoardError::TooLong`] beyond [`SESSION_CHARACTERS_MAX`].
    pub fn set_session(&mut self, day: &str) -> Result<(), BoardError> {
        check_length(day, SESSION_CHARACTERS_MAX)?;
        self.stamp();
        write_text_field(self.info, self.txn, SESSION, day);
        Ok(())
    }

    /// Leaves a finding of a check alone, or no more. One key each, so that what two people say merges.
    ///
    /// # Errors
    /// [`BoardError::TooLong`] beyond [`QUIET_CHARACTERS_MAX`].
    pub fn set_quiet(&mut self, finding: &str, quiet: bool) -> Result<(), BoardError> {
        check_length(finding, QUIET_CHARACTERS_MAX)?;
        let key = format!("{QUIET_PREFIX}{finding}");
        if quiet {
            self.info.insert(self.txn, key, Any::Bool(true));
        } else {
            self.info.remove(self.txn, &key);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Board, ClientNumber, History, Origin};

    #[test]
    fn b56_the_day_of_the_session_is_a_fact_of_the_board_and_can_be_taken_back() {
        let mut board = Board::new(ClientNumber::new(1));
        let mut history = History::new(&board);
        board.edit(|edit| edit.set_session("2026-11-22")).unwrap();
        assert_eq!(board.info().session, "2026-11-22");
        assert!(board.drain_changes().info);
        assert!(board.edit(|edit| edit.set_session("2026-11-22T")).is_err());
        assert!(history.undo());
        assert_eq!(board.info().session, "");
    }

    #[test]
    fn b57_findings_left_alone_merge_and_come_back() {
        let mut one = Board::new(ClientNumber::new(1));
        let mut two = Board::new(ClientNumber::new(2));
        one.edit(|edit| edit.set_quiet("FewReviews::", true))
            .unwrap();
        two.edit(|edit| edit.set_quiet("NoMeeting:a:b", true))
            .unwrap();
        for update in two.drain_updates() {
            one.apply(&update, Origin::Remote).unwrap();
        }
        assert_eq!(one.info().quiet, ["FewReviews::", "NoMeeting:a:b"]);
        one.edit(|edit| edit.set_quiet("FewReviews::", false))
            .unwrap();
        assert_eq!(one.info().quiet, ["NoMeeting:a:b"]);
        let long = "x".repeat(401);
        assert!(one.edit(|edit| edit.set_quiet(&long, true)).is_err());
    }
}
