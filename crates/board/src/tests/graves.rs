use proptest::prelude::*;
use yrs::{Any, Map, Transact};

use super::*;

/// Where `late` is, a note that Ben put into `owner` while Anna deleted it and all it owns.
fn late_in(owner: &str, deleted: &[&str]) -> BoardPoint {
    let mut anna = board_with_canvas(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.edit(|edit| deleted.iter().try_for_each(|name| edit.delete(&id(name))))
        .unwrap();
    let inside = Placement::inside(id(owner), BoardPoint::new(10.0, 250.0));
    ben.edit(|edit| edit.create_note(&id("late"), note(inside, "遅れて")))
        .unwrap();
    sync(&ben, &mut anna);
    sync(&anna, &mut ben);
    assert_eq!(anna.snapshot(), ben.snapshot());
    let of = |board: &Board| board.snapshot().rect(&id("late")).unwrap().origin();
    assert_eq!(of(&anna), of(&ben));
    of(&anna)
}

#[test]
fn b51_an_orphan_stays_where_it_was_seen_in_whatever_order_its_owners_went() {
    let there = BoardPoint::new(510.0, 350.0);
    assert_eq!(late_in("c/cs", &["n", "c/cs", "c"]), there);
    assert_eq!(late_in("c/cs", &["c", "n", "c/cs"]), there);
    assert_eq!(late_in("c/cs", &["c/cs"]), there);
    assert_eq!(late_in("c", &["c"]), BoardPoint::new(110.0, 350.0));
    // A slot of that column, of which the board never held anything itself.
    assert_eq!(late_in("c/cs/lane", &["c/cs", "c"]), there);
    // Nobody knows where that was.
    assert_eq!(late_in("gone", &["n"]), BoardPoint::new(10.0, 250.0));
}

#[test]
fn b52_where_an_owner_was_is_forgotten_when_it_comes_back() {
    let mut board = board_with_canvas(1);
    let mut history = History::new(&board);
    board.drain_changes();
    board.edit(|edit| edit.delete(&id("c/cs"))).unwrap();
    history.close_step();
    assert_eq!(
        board.grave(&id("c/cs")),
        Some(BoardPoint::new(500.0, 100.0))
    );
    assert_eq!(
        board.drain_changes().graves.into_iter().collect::<Vec<_>>(),
        [id("c/cs")]
    );
    assert!(history.undo());
    assert_eq!(board.grave(&id("c/cs")), None);
    assert_eq!(board.drain_changes().graves.len(), 1);
    // Notes own nothing: nobody asks where they were.
    board.edit(|edit| edit.delete(&id("n"))).unwrap();
    assert_eq!(board.graves(), Graves::default());
}

#[test]
fn b53_whatever_stands_among_the_graves_a_place_on_the_board_is_read() {
    let mut board = board_with_canvas(1);
    let inside = Placement::inside(id("gone"), BoardPoint::new(1.0, 2.0));
    board
        .edit(|edit| edit.create_note(&id("late"), note(inside, "")))
        .unwrap();
    let wild = [
        (Any::Null, None),
        (Any::from("x"), None),
        (Any::Array([].into()), None),
        (Any::Array([Any::from(3.0)].into()), None),
        (Any::Array([Any::from("3"), Any::from(4.0)].into()), None),
        (
            Any::Array([Any::from(3.0), Any::from(4.0)].into()),
            Some((4.0, 6.0)),
        ),
        (
            Any::Array([Any::from(1e300), Any::from(0.0)].into()),
            Some((1_000_000.0, 2.0)),
        ),
        (
            Any::Array([Any::from(f64::NAN), Any::from(4.0)].into()),
            Some((1.0, 6.0)),
        ),
    ];
    for (value, origin) in wild {
        let mut txn = board.doc.transact_mut();
        board.graves.insert(&mut txn, "gone", value.clone());
        drop(txn);
        let (x, y) = origin.unwrap_or((1.0, 2.0));
        let rect = board.snapshot().rect(&id("late")).unwrap();
        assert_eq!(rect.origin(), BoardPoint::new(x, y), "{value:?}");
    }
}

proptest! {
    /// Anna moves the canvas and deletes it, Ben fills it meanwhile: what Ben made is where Anna saw the canvas last.
    #[test]
    fn b51_the_last_place_of_the_owner_counts(x in -5_000.0..5_000.0f64, y in -5_000.0..5_000.0f64) {
        let mut anna = board_with_canvas(1);
        let mut ben = Board::new(ClientNumber::new(2));
        sync(&anna, &mut ben);
        anna.edit(|edit| {
            edit.place(&id("c"), &free(x, y)).unwrap();
            edit.delete(&id("c")).unwrap();
            edit.delete(&id("c/cs")).unwrap();
        });
        let inside = Placement::inside(id("c/cs"), BoardPoint::new(10.0, 20.0));
        ben.edit(|edit| edit.create_note(&id("late"), note(inside, ""))).unwrap();
        sync(&anna, &mut ben);
        let rect = ben.snapshot().rect(&id("late")).unwrap();
        let off = rect.origin() - BoardPoint::new(x + 410.0, y + 20.0);
        // Places are stored to a hundredth.
        prop_assert!(off.x.abs() < 0.02 && off.y.abs() < 0.02, "{rect:?}");
    }
}
