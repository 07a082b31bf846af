//! Where there is room on a board for something new.

use board::{BoardPoint, BoardSize, Snapshot};

/// Space between what is there and what comes, in board units.
pub const PLACE_GAP: f64 = 160.0;

/// The top left corner for something of `size`, in board space: the origin of an empty board, else right of
/// everything or below it, whichever keeps the whole closer to a square and so easier to see at once.
pub fn free_place(snapshot: &Snapshot, size: BoardSize) -> BoardPoint {
    let Some(taken) = snapshot.bounds() else {
        return BoardPoint::default();
    };
    let right = BoardPoint::new(taken.right() + PLACE_GAP, taken.y);
    let below = BoardPoint::new(taken.x, taken.bottom() + PLACE_GAP);
    let longer_right = (taken.width + PLACE_GAP + size.width).max(taken.height.max(size.height));
    let longer_below = (taken.height + PLACE_GAP + size.height).max(taken.width.max(size.width));
    let chosen = if longer_below < longer_right {
        below
    } else {
        right
    };
    BoardPoint::new(chosen.x.ceil(), chosen.y.ceil()).tamed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::{Board, BoardRect, ClientNumber, ElementId, NewNote, NoteColor, Placement};

    fn snapshot_with(rect: BoardRect) -> Snapshot {
        let mut board = Board::new(ClientNumber::new(1));
        let note = NewNote {
            placement: Placement::free(rect.origin()),
            size: rect.size(),
            color: NoteColor::Yellow,
            text: "",
            author: "",
        };
        let created = board.edit(|edit| edit.create_note(&ElementId::new("n"), note));
        created.unwrap();
        board.snapshot()
    }

    #[test]
    fn w84_something_new_covers_nothing_and_keeps_its_distance() {
        let empty = Board::new(ClientNumber::new(1)).snapshot();
        let size = BoardSize::new(2000.0, 1000.0);
        assert_eq!(free_place(&empty, size), BoardPoint::default());
        let wide = BoardRect::new(-300.0, 40.0, 4000.0, 200.0);
        assert_eq!(
            free_place(&snapshot_with(wide), size),
            BoardPoint::new(-300.0, 400.0)
        );
        let tall = BoardRect::new(-300.0, 40.0, 2000.0, 9000.0);
        assert_eq!(
            free_place(&snapshot_with(tall), size),
            BoardPoint::new(1860.0, 40.0)
        );
    }
}
