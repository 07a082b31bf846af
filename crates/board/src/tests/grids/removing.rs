//! Columns and rows that are taken away.

use super::*;

fn put_note(board: &mut Board, name: &str, slot: &str) {
    let placement = Placement::inside(id(slot), BoardPoint::new(5.0, 5.0));
    board
        .edit(|edit| edit.create_note(&id(name), super::super::note(placement, name)))
        .unwrap();
}

#[test]
fn b79_a_column_goes_with_its_notes_and_comes_back_with_its_values() {
    let mut board = board_with_matrix(1);
    add_track(&mut board, "c3", "c/m", Axis::Column);
    put_note(&mut board, "in", "r1*c3");
    put_note(&mut board, "other", "r1*c2");
    let four = Some(CellValue::Number(4.0));
    board
        .edit(|edit| edit.set_value(&id("r1*c3"), "", four))
        .unwrap();
    let before = board.snapshot();
    let mut history = History::new(&board);
    board.drain_updates();
    board.edit(|edit| edit.remove_track(&id("c3"))).unwrap();
    assert_eq!(board.drain_updates().len(), 1);
    for gone in ["c3", "r1*c3", "in"] {
        assert_eq!(board.element(&id(gone)), None, "{gone}");
    }
    assert!(board.element(&id("other")).is_some());
    let removed = board.removed_tracks(&id("c/m"));
    assert_eq!(removed.len(), 1);
    assert_eq!(removed[0].id, id("c3"));
    board.edit(|edit| edit.restore_track(&id("c3"))).unwrap();
    assert_eq!(points(&board, "r1*c3"), Some(4.0));
    assert!(board.removed_tracks(&id("c/m")).is_empty());
    // Both are one step each, as nobody closed one between them.
    assert!(history.undo());
    assert_eq!(board.snapshot(), before);
    assert!(history.redo() && board.element(&id("in")).is_none());
}

#[test]
fn b79_a_grid_keeps_to_the_numbers_of_its_template() {
    let mut board = board_with_matrix(1);
    let refused = board.edit(|edit| edit.remove_track(&id("r1")));
    assert_eq!(
        refused,
        Err(BoardError::Unfit("too-few")),
        "two are the fewest"
    );
    for number in 3..=9 {
        add_track(&mut board, &format!("c{number}"), "c/m", Axis::Column);
    }
    let grid = id("c/m");
    let tenth = board.edit(|edit| edit.create_track(&id("c10"), track(&grid, Axis::Column, "")));
    assert_eq!(tenth, Err(BoardError::TooMany { count: 10, max: 9 }));
    board.edit(|edit| edit.remove_track(&id("c9"))).unwrap();
    add_track(&mut board, "c11", "c/m", Axis::Column);
    let back = board.edit(|edit| edit.restore_track(&id("c9")));
    assert_eq!(back, Err(BoardError::TooMany { count: 10, max: 9 }));
    let row = board.edit(|edit| edit.create_track(&id("x"), track(&id("c/right"), Axis::Row, "")));
    assert_eq!(row, Err(BoardError::OtherKind(id("c/right"))));
}

#[test]
fn b80_a_note_put_into_a_column_that_is_taken_away_brings_it_back() {
    let mut anna = board_with_matrix(1);
    add_track(&mut anna, "c3", "c/m", Axis::Column);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.edit(|edit| edit.remove_track(&id("c3"))).unwrap();
    put_note(&mut ben, "late", "r2*c3");
    sync(&anna, &mut ben);
    sync(&ben, &mut anna);
    assert_eq!(anna.snapshot(), ben.snapshot());
    for board in [&anna, &ben] {
        assert!(board.element(&id("r2*c3")).is_some());
        let snapshot = board.snapshot();
        let note = snapshot.rect(&id("late")).unwrap();
        assert!(snapshot.rect(&id("r2*c3")).unwrap().contains(note.origin()));
    }
    // Once it is empty it is gone.
    ben.edit(|edit| edit.place(&id("late"), &free(0.0, 0.0)))
        .unwrap();
    assert_eq!(ben.element(&id("r2*c3")), None);
    let gone = ben.drain_changes();
    assert!(
        gone.elements
            .iter()
            .any(|(changed, _)| *changed == id("c3"))
    );
}

#[test]
fn b79_a_deleted_canvas_leaves_no_columns_behind() {
    let mut board = board_with_matrix(1);
    add_track(&mut board, "c3", "c/m", Axis::Column);
    put_note(&mut board, "in", "r1*c1");
    board.edit(|edit| edit.remove_track(&id("c3"))).unwrap();
    let doomed = board.snapshot().descendants(&id("c"));
    board.edit(|edit| {
        for element in doomed.iter().chain([&id("c")]) {
            match edit.delete(element) {
                Ok(()) | Err(BoardError::Derived(_) | BoardError::Missing(_)) => {}
                Err(other) => panic!("{element}: {other}"),
            }
        }
    });
    assert_eq!(board.element_count(), 0);
    assert!(board.snapshot().elements().is_empty());
}
