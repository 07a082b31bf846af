//! Texts that are shown from elsewhere.

use super::grids::{add_cell, add_track, board_with_matrix, strip};
use super::{board_with_canvas, free, id, note, sync};
use crate::*;

const TEXT: Holds = Holds::Text {
    hint: None,
    from: None,
};

fn says(board: &Board, name: &str) -> String {
    let element = board.element(&id(name)).unwrap();
    let seen = board.snapshot();
    // However it is asked for.
    assert_eq!(seen.element(&id(name)), Some(&element));
    assert_eq!(
        board.elements(&[&id(name)]),
        [Some(element.clone())],
        "{name}"
    );
    element.text().unwrap().to_owned()
}

fn touched(board: &mut Board) -> Vec<ElementId> {
    let changes = board.drain_changes();
    changes.elements.into_iter().map(|(id, _)| id).collect()
}

/// `board_with_canvas` with a text cell `c/slot` that shows the note `n`, and was 「はじめ」 before.
pub(super) fn board_that_follows(client: u64) -> Board {
    let mut board = board_with_canvas(client);
    let (at, size) = (BoardPoint::new(0.0, 400.0), BoardSize::new(300.0, 100.0));
    add_cell(&mut board, "slot", at, size, TEXT);
    board.edit(|edit| {
        edit.set_text(&id("c/slot"), "はじめ").unwrap();
        edit.set_source(&id("c/slot"), Some(&id("n"))).unwrap();
    });
    board
}

#[test]
fn b150_a_text_is_shown_from_its_source_and_follows_it() {
    let mut board = board_that_follows(1);
    assert_eq!(says(&board, "c/slot"), "毎日使う人");
    board.drain_changes();
    board
        .edit(|edit| edit.set_text(&id("n"), "週末に使う人（5）"))
        .unwrap();
    let changed: Vec<ElementId> = touched(&mut board);
    assert!(changed.contains(&id("c/slot")), "{changed:?}");
    assert_eq!(says(&board, "c/slot"), "週末に使う人", "without its weight");
    // A chain follows to its end, also where it is told.
    board.edit(|edit| {
        edit.create_note(&id("m"), note(free(0.0, 0.0), "写し"))
            .unwrap();
        edit.set_source(&id("m"), Some(&id("c/slot"))).unwrap();
    });
    board.drain_changes();
    board.edit(|edit| edit.set_text(&id("n"), "店長")).unwrap();
    assert!(touched(&mut board).contains(&id("m")));
    assert_eq!(says(&board, "m"), "店長");
    // What says nothing is not shown.
    board.edit(|edit| edit.set_text(&id("n"), " ")).unwrap();
    assert_eq!(says(&board, "c/slot"), "はじめ");
    assert_eq!(says(&board, "m"), "はじめ");
    // A circle, and what is not there, end somewhere.
    board.edit(|edit| {
        edit.set_source(&id("c/slot"), Some(&id("m"))).unwrap();
        edit.set_source(&id("n"), Some(&id("nobody"))).unwrap();
    });
    assert!(["はじめ", "写し"].contains(&&*says(&board, "c/slot")));
    assert_eq!(says(&board, "n"), " ");
    board
        .edit(|edit| edit.set_source(&id("c"), Some(&id("n"))))
        .unwrap_err();
}

#[test]
fn b150_names_of_rows_and_slots_are_followed_and_read_anew_the_same() {
    let mut board = board_with_matrix(1);
    let (at, size) = (BoardPoint::new(0.0, 500.0), BoardSize::new(500.0, 300.0));
    add_cell(&mut board, "s", at, size, strip());
    add_track(&mut board, "s1", "c/s", Axis::Column);
    let at = BoardPoint::new(600.0, 600.0);
    for name in ["row", "lane"] {
        add_cell(&mut board, name, at, BoardSize::new(200.0, 90.0), TEXT);
    }
    let lane = ElementId::of_lane(&id("s1"), "mood");
    board.edit(|edit| {
        edit.set_source(&id("c/row"), Some(&id("r1"))).unwrap();
        edit.set_source(&id("c/lane"), Some(&lane)).unwrap();
    });
    assert_eq!(says(&board, "c/row"), "", "a template's name is none");
    board.drain_changes();
    board.edit(|edit| {
        edit.set_text(&id("r1"), "予約で待たせない").unwrap();
        edit.set_text(&lane, "うれしい").unwrap();
    });
    let changed: Vec<ElementId> = touched(&mut board);
    assert!(
        ["c/row", "c/lane"]
            .iter()
            .all(|one| changed.contains(&id(one)))
    );
    assert_eq!(says(&board, "c/row"), "予約で待たせない");
    assert_eq!(says(&board, "c/lane"), "うれしい");
    let mut anew = Board::new(ClientNumber::new(9));
    sync(&board, &mut anew);
    assert_eq!(anew.snapshot(), board.snapshot());
    // Taken away, a row leaves what it said.
    add_track(&mut board, "r3", "c/m", Axis::Row);
    board.edit(|edit| edit.remove_track(&id("r1"))).unwrap();
    assert_eq!(says(&board, "c/row"), "予約で待たせない");
    board.edit(|edit| edit.delete(&id("s1"))).unwrap();
    assert_eq!(says(&board, "c/lane"), "うれしい");
}

#[test]
fn b152_whoever_writes_makes_it_its_own_and_undo_brings_the_link_back() {
    let mut board = board_that_follows(1);
    let mut history = History::new(&board);
    // Nobody wrote: nothing is written.
    let before = board.state_vector();
    board
        .edit(|edit| edit.set_text(&id("c/slot"), "毎日使う人"))
        .unwrap();
    assert_eq!(board.state_vector(), before);
    board
        .edit(|edit| edit.set_text(&id("c/slot"), "毎日使う人たち"))
        .unwrap();
    history.close_step();
    board.edit(|edit| edit.set_text(&id("n"), "店長")).unwrap();
    history.close_step();
    assert_eq!(says(&board, "c/slot"), "毎日使う人たち");
    history.undo();
    history.undo();
    assert_eq!(says(&board, "c/slot"), "毎日使う人");
    board.edit(|edit| edit.set_text(&id("n"), "店長")).unwrap();
    assert_eq!(says(&board, "c/slot"), "店長");
    // Emptied on purpose it stays empty.
    board.edit(|edit| edit.set_text(&id("c/slot"), "")).unwrap();
    assert_eq!(says(&board, "c/slot"), "");
    assert_eq!(board.element(&id("c/slot")).unwrap().source, None);
}

#[test]
fn b153_what_goes_leaves_its_text_and_takes_it_back_with_the_same_undo() {
    let mut board = board_that_follows(1);
    let mut history = History::new(&board);
    board.edit(|edit| edit.set_text(&id("n"), "店長")).unwrap();
    history.close_step();
    board.edit(|edit| edit.delete(&id("n"))).unwrap();
    assert_eq!(says(&board, "c/slot"), "店長");
    history.undo();
    board.edit(|edit| edit.set_text(&id("n"), "店員")).unwrap();
    assert_eq!(says(&board, "c/slot"), "店員");
    // A copy has the text and no source.
    let copy = Element {
        id: id("copy"),
        ..board.element(&id("c/slot")).unwrap()
    };
    board.edit(|edit| edit.create(copy)).unwrap();
    let copy = board.element(&id("copy")).unwrap();
    assert_eq!((copy.text(), &copy.source), (Some("店員"), &None));
}

#[test]
fn b154_what_two_people_do_at_once_converges() {
    // Whoever writes, whoever writes in the source, whoever deletes it, whoever links anew: any two of them.
    type Act = fn(&mut Edit<'_, '_>);
    let acts: [Act; 5] = [
        |edit| edit.set_text(&id("c/slot"), "毎日使う人と店長").unwrap(),
        |edit| edit.set_text(&id("c/slot"), "毎日、使う人").unwrap(),
        |edit| edit.set_text(&id("n"), "朝に使う人").unwrap(),
        |edit| edit.delete(&id("n")).unwrap(),
        |edit| edit.set_source(&id("c/slot"), Some(&id("c/slot"))).unwrap(),
    ];
    for (first, one) in acts.iter().enumerate() {
        for (second, other) in acts.iter().enumerate() {
            let mut ana = board_that_follows(1);
            let mut ben = Board::new(ClientNumber::new(2));
            sync(&ana, &mut ben);
            ana.edit(one);
            ben.edit(other);
            sync(&ana, &mut ben);
            sync(&ben, &mut ana);
            assert_eq!(ana.snapshot(), ben.snapshot(), "{first} and {second}");
            let text = says(&ana, "c/slot");
            if first < 2 || second < 2 {
                assert!(!text.contains("朝に"), "{first} and {second}: {text}");
            }
        }
    }
}
