mod forged;
mod holdings;
mod layer;
mod splicing;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::*;
use crate::{BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};

fn note(board: &mut Board, id: &str) -> Vec<u8> {
    board
        .edit(|edit| {
            edit.create_note(
                &ElementId::new(id),
                NewNote {
                    placement: Placement::free(BoardPoint::new(0.0, 0.0)),
                    size: BoardSize::new(200.0, 200.0),
                    color: NoteColor::Yellow,
                    text: "付箋",
                    author: "",
                },
            )
        })
        .unwrap();
    board.drain_updates().pop().unwrap()
}

fn delete(board: &mut Board, id: &str) -> Vec<u8> {
    board.edit(|edit| edit.delete(&ElementId::new(id))).unwrap();
    board.drain_updates().pop().unwrap()
}

#[test]
fn b11_edits_in_order_are_taken_and_taken_twice_change_nothing() {
    let mut author = Board::new(ClientNumber::new(1));
    let updates = [note(&mut author, "a"), note(&mut author, "b")];
    let mut board = Board::new(ClientNumber::new(2));
    let mut clocks = Clocks::of(&board);
    for update in &updates {
        let checked = clocks.check(update).unwrap();
        assert!(checked.is_novel());
        let advance = checked.advance().clone();
        let delta = board.apply_checked(checked, Origin::Remote).unwrap();
        assert_ne!(delta, EMPTY_UPDATE);
        clocks.advance(&advance);
        assert_eq!(clocks, Clocks::of(&board));
    }
    for update in &updates {
        let checked = clocks.check(update).unwrap();
        assert!(!checked.is_novel());
        let delta = board.apply_checked(checked, Origin::Remote).unwrap();
        assert_eq!(delta, EMPTY_UPDATE);
    }
    assert_eq!(board.snapshot(), author.snapshot());
}

#[test]
fn b10_an_update_that_skips_one_is_a_gap_until_that_one_is_there() {
    let mut author = Board::new(ClientNumber::new(1));
    let (first, second) = (note(&mut author, "a"), note(&mut author, "b"));
    let mut board = Board::new(ClientNumber::new(2));
    let mut clocks = Clocks::of(&board);
    assert_eq!(clocks.check(&second).unwrap_err(), UpdateRefusal::Gap);
    let checked = clocks.check(&first).unwrap();
    clocks.advance(&checked.advance().clone());
    board.apply_checked(checked, Origin::Remote).unwrap();
    assert!(clocks.check(&second).unwrap().is_novel());
}

#[test]
fn b10_deleting_what_has_not_arrived_is_a_gap() {
    let mut author = Board::new(ClientNumber::new(1));
    let made = note(&mut author, "a");
    let mut other = Board::new(ClientNumber::new(2));
    other.apply(&made, Origin::Remote).unwrap();
    let deleted = delete(&mut other, "a");
    assert_eq!(
        Clocks::default().check(&deleted).unwrap_err(),
        UpdateRefusal::Gap
    );
}

/// The clocks of an update only tell of its own writer. What it is attached to may be somebody else's.
#[test]
fn b12_what_waits_for_another_writer_is_thrown_out_again() {
    let mut author = Board::new(ClientNumber::new(1));
    let made = note(&mut author, "a");
    let mut other = Board::new(ClientNumber::new(2));
    other.apply(&made, Origin::Remote).unwrap();
    other
        .edit(|edit| edit.set_color(&ElementId::new("a"), NoteColor::Pink))
        .unwrap();
    let recolored = other.drain_updates().pop().unwrap();

    let mut board = Board::new(ClientNumber::new(3));
    let clocks = Clocks::of(&board);
    match clocks.check(&recolored) {
        // It deletes the former colour, which has not arrived.
        Err(refusal) => assert_eq!(refusal, UpdateRefusal::Gap),
        Ok(checked) => {
            let wanted = checked.advance().clone();
            board.apply_checked(checked, Origin::Remote).unwrap();
            assert!(!Clocks::of(&board).cover(&wanted));
        }
    }
    // Typing into a text that is not here deletes nothing.
    other
        .edit(|edit| edit.set_text(&ElementId::new("a"), "付箋です"))
        .unwrap();
    let typed = other.drain_updates().pop().unwrap();
    let mut typist_known = Clocks::default();
    typist_known
        .0
        .insert(ClientID::new(2), Clocks::of(&other).get(&ClientID::new(2)));
    let checked = typist_known.check(&typed).unwrap();
    board.apply_checked(checked, Origin::Remote).unwrap();
    assert!(!board.doc.transact().has_missing_updates());
}

/// Inputs that made yrs panic, or accept what it could not encode afterwards.
#[test]
fn b10_updates_that_kill_yrs_are_refused() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/yrs-killers"
    );
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "bin") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        // They were made for a document in which writers 11 and 22 had written; refusal must not depend on that.
        let mut known = Clocks::default();
        for client in [11, 22] {
            known.0.insert(ClientID::new(client), 400);
        }
        for clocks in [Clocks::default(), known] {
            let outcome = catch_unwind(AssertUnwindSafe(|| clocks.check(&bytes).map(|_| ())));
            assert!(!matches!(outcome, Ok(Ok(()))), "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen >= 6, "only {seen} inputs");
    // Twelve bytes whose decoding panics where overflow is checked.
    let bytes = [
        0x00, 0x05, 0x0b, 0x9b, 0x01, 0xa8, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x16,
    ];
    let outcome = catch_unwind(|| Clocks::default().check(&bytes).map(|_| ()));
    assert!(!matches!(outcome, Ok(Ok(()))));
}

proptest::proptest! {
    /// One byte changed anywhere: whatever passes the guard can be applied, encoded and loaded again.
    #[test]
    fn b13_what_passes_the_guard_can_be_applied_and_encoded(position in 0usize..2_000, value: u8, position2 in 0usize..2_000, value2: u8) {
        let mut author = Board::new(ClientNumber::new(1));
        note(&mut author, "a");
        note(&mut author, "b");
        delete(&mut author, "a");
        let mut bytes = author.encode_state();
        let length = bytes.len();
        bytes[position % length] = value;
        bytes[position2 % length] ^= value2;
        let mut board = Board::new(ClientNumber::new(2));
        let outcome = catch_unwind(AssertUnwindSafe(|| Clocks::of(&board).check(&bytes)));
        if let Ok(Ok(checked)) = outcome
            && board.apply_checked(checked, Origin::Remote).is_ok() {
                let state = board.encode_state();
                let mut again = Board::new(ClientNumber::new(3));
                proptest::prop_assert!(again.apply(&state, Origin::Storage).is_ok());
        }
    }
}
