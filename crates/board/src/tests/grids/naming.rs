//! Where columns and rows stand, and what they are called.

use super::*;

#[test]
fn b75_columns_go_where_they_are_put() {
    let mut board = board_with_matrix(1);
    let order = |board: &Board| {
        let snapshot = board.snapshot();
        let tracks = snapshot.children(&id("c"));
        let mut columns: Vec<(f64, String)> = tracks
            .filter(|one| one.as_track().is_some_and(|one| one.axis == Axis::Column))
            .map(|one| (one.placement.offset.x, one.id.as_str().to_owned()))
            .collect();
        columns.sort_by(|a, b| a.0.total_cmp(&b.0));
        columns.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let grid = id("c/m");
    for (name, place) in [
        ("c0", TrackPlace::First),
        ("c1b", TrackPlace::After(id("c1"))),
        ("c9", TrackPlace::Last),
    ] {
        let new = NewTrack {
            place,
            ..track(&grid, Axis::Column, name)
        };
        board
            .edit(|edit| edit.create_track(&id(name), new))
            .unwrap();
    }
    assert_eq!(order(&board), ["c0", "c1", "c1b", "c2", "c9"]);
    board
        .edit(|edit| edit.move_track(&id("c9"), &TrackPlace::After(id("c0"))))
        .unwrap();
    board
        .edit(|edit| edit.move_track(&id("c1"), &TrackPlace::Last))
        .unwrap();
    assert_eq!(order(&board), ["c0", "c9", "c1b", "c2", "c1"]);
    // Several made in one transaction see one another.
    board.edit(|edit| {
        for name in ["x", "y"] {
            let new = NewTrack {
                place: TrackPlace::First,
                ..track(&grid, Axis::Column, name)
            };
            edit.create_track(&id(name), new).unwrap();
        }
    });
    assert_eq!(order(&board)[..3], ["y", "x", "c0"]);
}

#[test]
fn b78_a_track_is_called_as_what_names_it() {
    let mut board = board_with_matrix(1);
    let name = |board: &Board, track: &str| {
        let element = board.element(&id(track)).unwrap();
        element.as_track().unwrap().name(Locale::Ja).to_owned()
    };
    assert_eq!(name(&board, "c1"), "c1", "the template's");
    board
        .edit(|edit| edit.set_text(&id("c1"), "待ち時間"))
        .unwrap();
    assert_eq!(name(&board, "c1"), "待ち時間");
    board.edit(|edit| {
        edit.create_note(&id("n"), super::super::note(free(0.0, 0.0), "価格"))
            .unwrap();
        edit.set_names(&id("c1"), Some(&id("n"))).unwrap();
        // A chain, and a circle.
        edit.set_names(&id("c2"), Some(&id("c1"))).unwrap();
        edit.set_names(&id("r1"), Some(&id("r2"))).unwrap();
        edit.set_names(&id("r2"), Some(&id("r1"))).unwrap();
    });
    assert_eq!(
        (name(&board, "c1"), name(&board, "c2")),
        ("価格".into(), "価格".into())
    );
    assert_eq!(name(&board, "r1"), "r1", "a circle ends somewhere");
    board.drain_changes();
    board
        .edit(|edit| edit.set_text(&id("n"), "安い価格"))
        .unwrap();
    let changed: Vec<ElementId> = board.drain_changes().elements.into_keys().collect();
    assert_eq!(changed, [id("c1"), id("c2"), id("n")]);
    assert_eq!(name(&board, "c2"), "安い価格");
    board.edit(|edit| edit.delete(&id("n"))).unwrap();
    assert_eq!(name(&board, "c2"), "待ち時間", "the note is gone");
}
