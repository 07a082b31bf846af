//! Taking the board, or a part of it, back to how it was.

use board::{Board, ClientNumber, Extent, Origin};

use crate::turn::Turn;
use crate::{Announcement, Editor, Refusal};

impl Editor {
    /// Makes everything in `extent` as it is in `state` (a whole board in the Yjs update format), as one undo step.
    pub(crate) fn restore(&mut self, state: &[u8], extent: &Extent, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        // Only read: its number is never written with.
        let mut past = Board::new(ClientNumber::new(1));
        if let Err(error) = past.apply(state, Origin::Storage) {
            turn.refuse(Refusal::UnreadableUpdate(error.to_string()));
            return;
        }
        let result = self.step(turn, |board| board.restore(&past, extent));
        match result {
            Ok(restored) => {
                // What was selected may be gone, or mean something else now.
                self.set_selection(crate::Selection::default());
                let count = restored.brought_back + restored.changed + restored.taken_away;
                turn.announce(Announcement::Restored { count });
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }
}
