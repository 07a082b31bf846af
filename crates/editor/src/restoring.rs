//! Taking the board, or a part of it, back to how it was.

use board::{Board, ClientNumber, Extent, Origin};

use crate::turn::Turn;
use crate::{Announcement, Editor, Refusal};

impl Editor {
    /// Takes an act back as far as what it changed is still so, as one undo step. Both sides hold what it touched (a
    /// board in the Yjs update format), before and after it.
    pub(crate) fn revert(&mut self, before: &[u8], after: &[u8], turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let mut sides = [(); 2].map(|()| Board::new(ClientNumber::new(1)));
        for (side, state) in sides.iter_mut().zip([before, after]) {
            if let Err(error) = side.apply(state, Origin::Storage) {
                turn.refuse(Refusal::UnreadableUpdate(error.to_string()));
                return;
            }
        }
        let [before, after] = sides;
        let result = self.step(turn, |board| board.revert(&before, &after));
        match result {
            Ok(reverted) => {
                self.set_selection(crate::Selection::default());
                turn.announce(Announcement::Reverted(reverted));
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

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
