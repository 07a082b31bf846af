//! A board out of the rows of its log.

use board::{Board, ClientNumber, Clocks, EMPTY_UPDATE, Origin};

/// A board, and the rows that could not be merged into it.
#[derive(Debug)]
pub struct Replayed {
    /// The board.
    pub board: Board,
    /// Rows that build on changes which are not in the log (a write before them failed), or that cannot be
    /// read. They are no part of the board, and are not thrown away either.
    pub leftover: Vec<Vec<u8>>,
}

/// Merges the rows of a log, oldest first, into a board that writes as `client`.
///
/// Rows of several tabs can lie between each other in any order, so what does not fit yet is tried again after the rest.
pub fn replay(rows: Vec<Vec<u8>>, client: ClientNumber) -> Replayed {
    let mut board = Board::new(client);
    let mut clocks = Clocks::default();
    let mut leftover = rows;
    loop {
        let before = leftover.len();
        leftover.retain(|row| !merge(&mut board, &mut clocks, row));
        if leftover.is_empty() || leftover.len() == before {
            break;
        }
    }
    board.forget_changes();
    Replayed { board, leftover }
}

/// Whether the row is part of the board now.
fn merge(board: &mut Board, clocks: &mut Clocks, row: &[u8]) -> bool {
    if row == EMPTY_UPDATE {
        return true;
    }
    let Ok(checked) = clocks.check(row) else {
        return false;
    };
    let advance = checked.advance().clone();
    if board.apply_checked(checked, Origin::Storage).is_err() {
        return false;
    }
    // What had to wait for another writer's changes was not taken in.
    *clocks = Clocks::of(board);
    clocks.cover(&advance)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three edits of one writer, each as an update.
    fn three_edits() -> Vec<Vec<u8>> {
        let mut board = Board::new(ClientNumber::new(7));
        for title in ["一", "二", "三"] {
            board.edit(|edit| edit.set_title(title)).unwrap();
        }
        board.drain_updates()
    }

    #[test]
    fn c27_a_log_gives_its_board_whatever_the_order_of_the_rows() {
        let mut rows = three_edits();
        assert_eq!(rows.len(), 3);
        rows.reverse();
        let replayed = replay(rows, ClientNumber::new(8));
        assert!(replayed.leftover.is_empty());
        assert_eq!(replayed.board.info().title, "三");
    }

    #[test]
    fn c28_rows_behind_a_hole_are_kept_out_of_the_board_and_not_thrown_away() {
        let mut rows = three_edits();
        let lost = rows.remove(1);
        let replayed = replay(rows.clone(), ClientNumber::new(8));
        assert_eq!(replayed.leftover, rows.split_off(1));
        assert_eq!(replayed.board.info().title, "一");

        let mut all = vec![replayed.board.encode_state()];
        all.extend(replayed.leftover);
        all.push(lost);
        let healed = replay(all, ClientNumber::new(9));
        assert_eq!(healed.board.info().title, "三");
    }

    #[test]
    fn c28_a_row_that_is_no_update_hurts_nothing() {
        let mut rows = three_edits();
        rows.insert(0, vec![0xff; 40]);
        let replayed = replay(rows, ClientNumber::new(8));
        assert_eq!(replayed.leftover, [vec![0xff; 40]]);
        assert_eq!(replayed.board.info().title, "三");
    }
}
