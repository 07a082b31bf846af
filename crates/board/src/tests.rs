//! What a board promises, seen from outside.

mod acts;
mod comments;
mod following;
mod graves;
mod grids;
mod hostile;
mod kinds;
mod making;
mod private;
mod restore;
mod undoing_at_once;

use crate::*;

fn note<'a>(placement: Placement, text: &'a str) -> NewNote<'a> {
    NewNote {
        placement,
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text,
        author: "はな",
    }
}

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

fn free(x: f64, y: f64) -> Placement {
    Placement::free(BoardPoint::new(x, y))
}

/// A board with a canvas `c`, its cell `c/cs` at (400, 0), and a note `n` in the cell.
fn board_with_canvas(client: u64) -> Board {
    let mut board = Board::new(ClientNumber::new(client));
    board.edit(|edit| {
        let canvas = NewCanvas {
            placement: free(100.0, 100.0),
            size: BoardSize::new(2000.0, 1000.0),
            template: "rikai.bmc",
            label: Label::new("ビジネスモデルキャンバス", "Business Model Canvas"),
        };
        edit.create_canvas(&id("c"), canvas).unwrap();
        let cell = NewCell {
            placement: Placement::inside(id("c"), BoardPoint::new(400.0, 0.0)),
            size: BoardSize::new(400.0, 370.0),
            key: "cs",
            label: Label::new("顧客セグメント", "Customer Segment"),
            tab: 0,
            holds: Holds::ZONE,
            owner: "",
            cover: false,
        };
        edit.create_cell(&id("c/cs"), cell).unwrap();
        edit.create_note(
            &id("n"),
            note(
                Placement::inside(id("c/cs"), BoardPoint::new(10.0, 40.0)),
                "毎日使う人",
            ),
        )
        .unwrap();
    });
    board
}

fn sync(from: &Board, to: &mut Board) {
    let update = from.encode_difference(&to.state_vector()).unwrap();
    to.apply(&update, Origin::Remote).unwrap();
}

#[test]
fn b1_moving_a_canvas_moves_its_notes_by_one_small_write() {
    let mut board = board_with_canvas(1);
    board.drain_updates();
    board
        .edit(|edit| edit.place(&id("c"), &free(1100.0, 100.0)))
        .unwrap();
    assert_eq!(
        board.snapshot().rect(&id("n")).unwrap().origin(),
        BoardPoint::new(1510.0, 140.0)
    );
    let updates = board.drain_updates();
    assert_eq!(updates.len(), 1);
    assert!(updates[0].len() < 60, "{}", updates[0].len());
}

#[test]
fn b2_position_and_owner_never_come_from_two_people() {
    let mut anna = board_with_canvas(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.edit(|edit| edit.place(&id("n"), &free(5000.0, 5000.0)))
        .unwrap();
    let inside = Placement::inside(id("c/cs"), BoardPoint::new(77.0, 77.0));
    ben.edit(|edit| edit.place(&id("n"), &inside)).unwrap();
    sync(&anna, &mut ben);
    sync(&ben, &mut anna);
    let placement = anna.element(&id("n")).unwrap().placement;
    assert_eq!(
        Some(&placement),
        ben.element(&id("n")).map(|note| note.placement).as_ref()
    );
    assert!(
        placement == free(5000.0, 5000.0) || placement == inside,
        "{placement:?}"
    );
}

#[test]
fn b3_simultaneous_typing_merges() {
    let mut anna = board_with_canvas(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.edit(|edit| edit.set_text(&id("n"), "若い毎日使う人"))
        .unwrap();
    ben.edit(|edit| edit.set_text(&id("n"), "毎日使う人たち😀"))
        .unwrap();
    sync(&anna, &mut ben);
    sync(&ben, &mut anna);
    assert_eq!(
        anna.element(&id("n")).unwrap().as_note().unwrap().text,
        "若い毎日使う人たち😀"
    );
    assert_eq!(anna.snapshot(), ben.snapshot());
}

#[test]
fn b4_undo_takes_back_ones_own_work_only() {
    let mut anna = board_with_canvas(1);
    let mut history = History::new(&anna);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.edit(|edit| edit.set_color(&id("n"), NoteColor::Blue))
        .unwrap();
    history.close_step();
    anna.edit(|edit| {
        edit.create_note(&id("m"), note(free(0.0, 0.0), ""))
            .unwrap()
    });
    anna.edit(|edit| edit.set_text(&id("m"), "二歩目")).unwrap();
    ben.edit(|edit| {
        edit.create_note(&id("b"), note(free(9.0, 9.0), "ベン"))
            .unwrap()
    });
    sync(&ben, &mut anna);
    assert!(history.undo());
    assert_eq!(
        anna.element(&id("m")),
        None,
        "creation and typing were one step"
    );
    assert!(
        anna.element(&id("b")).is_some(),
        "somebody else's note stays"
    );
    assert!(history.undo());
    assert_eq!(
        anna.element(&id("n")).unwrap().as_note().unwrap().color,
        NoteColor::Yellow
    );
    assert!(!history.can_undo());
    assert!(history.redo() && history.redo());
    assert_eq!(
        anna.element(&id("m")).unwrap().as_note().unwrap().text,
        "二歩目"
    );
}

#[test]
fn b4_an_undo_reaches_the_others_like_any_edit() {
    let mut anna = board_with_canvas(1);
    let mut history = History::new(&anna);
    anna.edit(|edit| edit.delete(&id("n"))).unwrap();
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    anna.drain_updates();
    history.undo();
    let updates = anna.drain_updates();
    assert_eq!(updates.len(), 1);
    ben.apply(&updates[0], Origin::Remote).unwrap();
    assert_eq!(
        ben.element(&id("n")).unwrap().as_note().unwrap().text,
        "毎日使う人"
    );
}

#[test]
fn b5_changes_name_what_was_touched_and_by_whom() {
    let mut anna = board_with_canvas(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    let changes = ben.drain_changes();
    assert_eq!(changes.elements.len(), 3);
    assert!(changes.info);
    assert!(
        changes
            .elements
            .values()
            .all(|&origin| origin == Origin::Remote)
    );
    assert!(
        ben.drain_updates().is_empty(),
        "what came from others is not sent back"
    );
    anna.drain_changes();
    anna.edit(|edit| edit.set_text(&id("n"), "別の人")).unwrap();
    assert_eq!(
        anna.drain_changes()
            .elements
            .into_iter()
            .collect::<Vec<_>>(),
        [(id("n"), Origin::Local)]
    );
}

#[test]
fn b6_an_orphan_keeps_its_text_and_stays_on_the_board() {
    let mut anna = board_with_canvas(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    let doomed = anna.snapshot().descendants(&id("c"));
    assert_eq!(doomed, [id("c/cs"), id("n")]);
    anna.edit(|edit| {
        doomed
            .iter()
            .chain([&id("c")])
            .try_for_each(|id| edit.delete(id))
    })
    .unwrap();
    ben.edit(|edit| {
        edit.create_note(
            &id("late"),
            note(
                Placement::inside(id("c/cs"), BoardPoint::new(10.0, 250.0)),
                "遅れて",
            ),
        )
        .unwrap();
    });
    sync(&ben, &mut anna);
    let snapshot = anna.snapshot();
    assert_eq!(
        snapshot
            .element(&id("late"))
            .unwrap()
            .as_note()
            .unwrap()
            .text,
        "遅れて"
    );
    assert_eq!(
        snapshot.rect(&id("late")).unwrap().origin(),
        BoardPoint::new(510.0, 350.0),
        "where Ben put it"
    );
}

#[test]
fn b7_what_is_too_long_is_refused_and_nothing_changes() {
    let mut board = board_with_canvas(1);
    let before = board.snapshot();
    let long = "あ".repeat(10_000);
    let refused = board.edit(|edit| edit.set_text(&id("n"), &long));
    assert_eq!(
        refused,
        Err(BoardError::TooLong {
            characters: 10_000,
            max: limits::NOTE_CHARACTERS_MAX
        })
    );
    assert!(matches!(
        board.edit(|edit| edit.set_title(&long)),
        Err(BoardError::TooLong { .. })
    ));
    assert_eq!(board.snapshot(), before);
}

#[test]
fn b8_bytes_that_are_no_update_are_an_error() {
    let mut board = board_with_canvas(1);
    let before = board.snapshot();
    for bad in [&b""[..], &[0xff; 40], "顧客".as_bytes()] {
        assert!(
            matches!(
                board.apply(bad, Origin::Remote),
                Err(BoardError::Malformed(_))
            ),
            "{bad:?}"
        );
    }
    assert!(board.encode_difference(&[0xff; 11]).is_err());
    assert_eq!(board.snapshot(), before);
}

#[test]
fn b9_owners_in_a_circle_do_not_hang_anything() {
    let mut board = Board::new(ClientNumber::new(1));
    board.edit(|edit| {
        edit.create_note(
            &id("a"),
            note(Placement::inside(id("b"), BoardPoint::new(1.0, 1.0)), ""),
        )
        .unwrap();
        edit.create_note(
            &id("b"),
            note(Placement::inside(id("a"), BoardPoint::new(1.0, 1.0)), ""),
        )
        .unwrap();
    });
    let snapshot = board.snapshot();
    assert!(snapshot.rect(&id("a")).is_some());
    assert_eq!(snapshot.descendants(&id("a")), [id("b")]);
}

#[test]
fn notes_are_read_in_rows() {
    let mut board = board_with_canvas(1);
    board.edit(|edit| {
        for (name, x, y) in [("right", 230.0, 35.0), ("below", 10.0, 260.0)] {
            edit.create_note(
                &id(name),
                note(Placement::inside(id("c/cs"), BoardPoint::new(x, y)), name),
            )
            .unwrap();
        }
    });
    let snapshot = board.snapshot();
    let read: Vec<&str> = snapshot
        .notes_in_reading_order(&id("c/cs"))
        .iter()
        .map(|note| note.id.as_str())
        .collect();
    assert_eq!(read, ["n", "right", "below"]);
}
