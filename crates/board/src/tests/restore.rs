//! Taking back, and telling what differs.

use super::*;
use Difference::{Added, Changed, Moved, Removed};

/// Another replica with the same state.
fn copy(board: &Board, client: u64) -> Board {
    let mut copy = Board::new(ClientNumber::new(client));
    copy.apply(&board.encode_state(), Origin::Storage).unwrap();
    copy
}

fn work_on(board: &mut Board) {
    board.edit(|edit| {
        edit.set_title("別の名前").unwrap();
        edit.set_text(&id("n"), "毎日ではない人").unwrap();
        edit.add_tag(&id("n"), "要確認").unwrap();
        edit.place(&id("c"), &free(900.0, 900.0)).unwrap();
        let new = Placement::inside(id("c/cs"), BoardPoint::new(50.0, 90.0));
        edit.create_note(&id("later"), note(new, "あとから"))
            .unwrap();
        edit.create_note(&id("free"), note(free(-500.0, 0.0), "外の付箋"))
            .unwrap();
    });
}

#[test]
fn b90_a_board_is_taken_back_to_what_it_held() {
    let mut board = board_with_canvas(1);
    let past = copy(&board, 9);
    let before = board.snapshot();
    work_on(&mut board);
    let after = board.snapshot();
    let mut history = History::new(&board);
    let restored = board.restore(&past, &Extent::Board).unwrap();
    assert_eq!(
        restored,
        Restored {
            brought_back: 0,
            changed: 2,
            taken_away: 2
        }
    );
    assert_eq!(board.snapshot(), before);
    assert!(board.restore(&past, &Extent::Board).unwrap().is_nothing());
    // It is one step of one's own.
    history.close_step();
    assert!(history.undo());
    assert_eq!(board.snapshot(), after);
    assert!(history.redo());
    assert_eq!(board.snapshot(), before);
    drop(history);

    // What was deleted comes back under its own id, with all that was stuck on it.
    let past = copy(&board, 8);
    board.edit(|edit| {
        for gone in ["n", "c/cs", "c"] {
            edit.delete(&id(gone)).unwrap();
        }
    });
    let restored = board.restore(&past, &Extent::Board).unwrap();
    assert_eq!(restored.brought_back, 3);
    assert_eq!(board.snapshot(), before);
}

#[test]
fn b91_a_part_is_taken_back_and_the_rest_stays() {
    let mut board = board_with_canvas(1);
    let past = copy(&board, 9);
    work_on(&mut board);
    board
        .edit(|edit| edit.place(&id("n"), &free(0.0, 0.0)))
        .unwrap();
    board.restore(&past, &Extent::Part(id("c/cs"))).unwrap();
    let now = board.snapshot();
    assert_eq!(now.info().title, "別の名前");
    assert_eq!(now.rect(&id("c")).unwrap().x, 900.0);
    assert!(now.element(&id("free")).is_some());
    assert!(now.element(&id("later")).is_none());
    let back = now.element(&id("n")).unwrap();
    assert_eq!(back.text(), Some("毎日使う人"));
    assert_eq!(back.placement.parent, Some(id("c/cs")));
    assert_eq!(
        board.restore(&past, &Extent::Part(id("never"))),
        Err(BoardError::Missing(id("never")))
    );
}

#[test]
fn b92_what_others_do_meanwhile_is_kept() {
    let mut hana = board_with_canvas(1);
    let past = copy(&hana, 9);
    hana.edit(|edit| edit.set_text(&id("n"), "毎日使う人たち"))
        .unwrap();
    let mut ken = copy(&hana, 2);
    hana.restore(&past, &Extent::Board).unwrap();
    ken.edit(|edit| {
        let new = Placement::inside(id("c/cs"), BoardPoint::new(50.0, 90.0));
        edit.create_note(&id("kens"), note(new, "けんの付箋"))
            .unwrap();
        edit.set_text(&id("n"), "毎日使う人たち、と家族").unwrap();
    });
    hana.apply(&ken.encode_state(), Origin::Remote).unwrap();
    ken.apply(&hana.encode_state(), Origin::Remote).unwrap();
    assert_eq!(hana.snapshot(), ken.snapshot());
    let now = hana.snapshot();
    assert_eq!(now.element(&id("kens")).unwrap().text(), Some("けんの付箋"));
    // Both splices: the words taken back are gone, the words added are there.
    assert_eq!(
        now.element(&id("n")).unwrap().text(),
        Some("毎日使う人、と家族")
    );
}

#[test]
fn b93_what_differs_is_told_by_where_it_is() {
    let mut board = board_with_canvas(1);
    let before = board.snapshot();
    work_on(&mut board);
    board.edit(|edit| {
        edit.create_note(&id("gone"), note(free(0.0, 0.0), "消える"))
            .unwrap();
    });
    let between = board.snapshot();
    board.edit(|edit| edit.delete(&id("gone"))).unwrap();
    let told = |before: &Snapshot, after: &Snapshot| -> Vec<(String, Difference, Option<String>)> {
        let all = differences(before, after).into_iter();
        all.map(|one| {
            let ground = one.ground.map(|id| id.as_str().to_owned());
            (one.id.as_str().to_owned(), one.difference, ground)
        })
        .collect()
    };
    let on = |ground: &str| Some(ground.to_owned());
    assert_eq!(
        told(&before, &board.snapshot()),
        [
            ("c".to_owned(), Moved, None),
            ("free".to_owned(), Added, None),
            ("n".to_owned(), Changed, on("c")),
            ("later".to_owned(), Added, on("c")),
        ]
    );
    assert_eq!(
        told(&between, &board.snapshot()),
        [("gone".to_owned(), Removed, None)]
    );
    assert!(told(&between, &between).is_empty());
}
