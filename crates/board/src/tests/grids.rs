//! Strips and matrices: what follows from their columns and rows.

mod copying;
mod hostile;
mod merging;
mod naming;
mod removing;

use std::collections::HashMap;
use std::sync::Arc;

use super::{free, id, sync};
use crate::*;

pub(super) fn matrix(count: u32) -> Holds {
    Holds::Matrix(Matrix {
        rows: Series {
            count,
            min: count,
            max: 40,
            size: 90.0,
            head: 280.0,
            ..Series::default()
        },
        columns: Series {
            count,
            min: count,
            max: 9,
            size: 170.0,
            head: 170.0,
            ..Series::default()
        },
        cell: Arc::new(Holds::Points),
        weights: Some(WeightScale::ODD),
        total: Some(CalcRule::Sum),
        total_label: None,
    })
}

pub(super) fn strip() -> Holds {
    let lane = |key: &str, holds: Holds| Lane {
        key: key.to_owned(),
        label: Label::new(key, key),
        h: 150.0,
        holds: Arc::new(holds),
    };
    Holds::Strip(Strip {
        columns: Series {
            max: 20,
            size: 200.0,
            head: 60.0,
            ..Series::default()
        },
        lanes: vec![
            lane("does", Holds::ZONE),
            lane(
                "mood",
                Holds::Text {
                    hint: None,
                    from: None,
                },
            ),
        ],
        side: 120.0,
    })
}

pub(super) fn add_cell(
    board: &mut Board,
    key: &str,
    at: BoardPoint,
    size: BoardSize,
    holds: Holds,
) {
    let cell = NewCell {
        placement: Placement::inside(id("c"), at),
        size,
        key,
        label: Label::new(key, key),
        tab: 0,
        holds,
        owner: "",
        cover: false,
    };
    let name = id(&format!("c/{key}"));
    board.edit(|edit| edit.create_cell(&name, cell)).unwrap();
}

pub(super) fn track<'a>(grid: &'a ElementId, axis: Axis, label: &str) -> NewTrack<'a> {
    NewTrack {
        grid,
        axis,
        place: TrackPlace::Last,
        extent: None,
        text: "",
        label: Label::new(label, label),
        weight: (axis == Axis::Column).then_some(5.0),
        names: None,
        band: "",
        holds: None,
    }
}

pub(super) fn add_track(board: &mut Board, name: &str, grid: &str, axis: Axis) {
    let grid = id(grid);
    board
        .edit(|edit| edit.create_track(&id(name), track(&grid, axis, name)))
        .unwrap();
}

/// A canvas `c` of 1,000 × 800 with a matrix `c/m` at (100, 100), two rows `r1`, `r2`, two columns `c1`, `c2`, a cell
/// `c/right` beyond it and a cell `c/below` under it.
pub(super) fn board_with_matrix(client: u64) -> Board {
    let mut board = Board::new(ClientNumber::new(client));
    let canvas = NewCanvas {
        placement: free(1000.0, 0.0),
        size: BoardSize::new(1200.0, 800.0),
        template: "test",
        label: Label::default(),
    };
    board
        .edit(|edit| edit.create_canvas(&id("c"), canvas))
        .unwrap();
    // 280 + 2 × 170 + 150 wide, 170 + 2 × 90 high.
    let size = BoardSize::new(770.0, 350.0);
    add_cell(
        &mut board,
        "m",
        BoardPoint::new(100.0, 100.0),
        size,
        matrix(2),
    );
    let side = BoardSize::new(250.0, 350.0);
    add_cell(
        &mut board,
        "right",
        BoardPoint::new(890.0, 100.0),
        side,
        Holds::ZONE,
    );
    add_cell(
        &mut board,
        "below",
        BoardPoint::new(100.0, 470.0),
        size,
        Holds::ZONE,
    );
    for (name, axis) in [
        ("r1", Axis::Row),
        ("r2", Axis::Row),
        ("c1", Axis::Column),
        ("c2", Axis::Column),
    ] {
        add_track(&mut board, name, "c/m", axis);
    }
    board
}

fn rect(board: &Board, name: &str) -> BoardRect {
    let element = board.element(&id(name)).unwrap();
    BoardRect::at(element.placement.offset, element.size)
}

fn points(board: &Board, name: &str) -> Option<f64> {
    let element = board.element(&id(name))?;
    element.as_cell()?.value("")?.as_number()
}

#[test]
fn b71_slots_and_headings_lie_where_columns_and_rows_meet() {
    let board = board_with_matrix(1);
    assert_eq!(
        rect(&board, "c1"),
        BoardRect::new(380.0, 100.0, 170.0, 170.0)
    );
    assert_eq!(
        rect(&board, "r2"),
        BoardRect::new(100.0, 360.0, 280.0, 90.0)
    );
    assert_eq!(
        rect(&board, "r2*c2"),
        BoardRect::new(550.0, 360.0, 170.0, 90.0)
    );
    let slot = board.element(&id("r2*c2")).unwrap();
    assert!(slot.locked && slot.is_slot());
    assert_eq!(slot.placement.parent, Some(id("c")));
    let cell = slot.as_cell().unwrap();
    assert_eq!(*cell.holds, Holds::Points);
    let of = SlotOf {
        grid: id("c/m"),
        row: Some(id("r2")),
        column: id("c2"),
        lane: None,
    };
    assert_eq!(cell.slot, Some(of));
    // Nothing had to grow.
    assert_eq!(
        rect(&board, "c/m"),
        BoardRect::new(100.0, 100.0, 770.0, 350.0)
    );
    assert_eq!(board.snapshot().elements().len(), 4 + 4 + 4);
    assert_eq!(board.element_count(), 8, "slots are not stored");
}

#[test]
fn b71_a_strip_has_a_slot_for_each_lane() {
    let mut board = board_with_matrix(1);
    let size = BoardSize::new(520.0, 360.0);
    add_cell(&mut board, "s", BoardPoint::new(0.0, 900.0), size, strip());
    for name in ["s1", "s2"] {
        add_track(&mut board, name, "c/s", Axis::Column);
    }
    assert_eq!(
        rect(&board, "s2"),
        BoardRect::new(320.0, 900.0, 200.0, 60.0)
    );
    assert_eq!(
        rect(&board, "s2/mood"),
        BoardRect::new(320.0, 1110.0, 200.0, 150.0)
    );
    let slot = board.element(&id("s1/does")).unwrap();
    let cell = slot.as_cell().unwrap();
    assert_eq!(
        (cell.key.as_str(), cell.label.ja.as_str()),
        ("does", "does")
    );
    // What is written in a slot is the team's value.
    board
        .edit(|edit| edit.set_text(&id("s1/mood"), "わくわく"))
        .unwrap();
    let slot = board.element(&id("s1/mood")).unwrap();
    assert_eq!(slot.text(), Some("わくわく"));
    let refused = board.edit(|edit| edit.set_text(&id("s1/does"), "x"));
    assert_eq!(refused, Err(BoardError::OtherKind(id("s1/does"))));
}

#[test]
fn b72_what_lies_beyond_a_grid_gives_way_and_the_canvas_grows() {
    let mut board = board_with_matrix(1);
    add_track(&mut board, "c3", "c/m", Axis::Column);
    assert_eq!(rect(&board, "c/m").width, 940.0);
    assert_eq!(rect(&board, "c/right").x, 1060.0);
    assert_eq!(
        rect(&board, "c/below").origin(),
        BoardPoint::new(100.0, 470.0)
    );
    assert_eq!(rect(&board, "c").width, 1370.0);
    add_track(&mut board, "r3", "c/m", Axis::Row);
    assert_eq!(rect(&board, "c/below").y, 560.0);
    assert_eq!(rect(&board, "c").height, 910.0);
    // What is stored is as it was.
    let stored = board.edit(|edit| edit.element(&id("c/right"))).unwrap();
    assert_eq!(stored.placement.offset.x, 890.0);
    board.edit(|edit| edit.remove_track(&id("c3"))).unwrap();
    assert_eq!(rect(&board, "c/right").x, 890.0);
    assert_eq!(rect(&board, "c").width, 1200.0);
}

#[test]
fn b73_changes_name_everything_that_looks_other_than_before() {
    let mut anna = board_with_matrix(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    let known: Vec<ElementId> = ben.drain_changes().elements.into_keys().collect();
    assert_eq!(known.len(), ben.snapshot().elements().len());
    anna.drain_changes();
    let value = Some(CellValue::Number(2.5));
    anna.edit(|edit| edit.set_value(&id("r1*c2"), "", value))
        .unwrap();
    let changed: Vec<ElementId> = anna.drain_changes().elements.into_keys().collect();
    assert_eq!(changed, [id("r1"), id("r1*c2")]);
    sync(&anna, &mut ben);
    let changes = ben.drain_changes();
    assert!(
        changes
            .elements
            .values()
            .all(|&origin| origin == Origin::Remote)
    );
    assert_eq!(changes.elements.into_keys().collect::<Vec<_>>(), changed);
    assert_eq!(points(&ben, "r1*c2"), Some(2.5));
    // A new column shifts nothing but what lies behind it.
    add_track(&mut anna, "c3", "c/m", Axis::Column);
    let changed: Vec<ElementId> = anna.drain_changes().elements.into_keys().collect();
    let expected = ["c", "c/m", "c/right", "c3", "r1*c3", "r2*c3"].map(id);
    assert_eq!(changed, expected);
}

#[test]
fn b74_slots_are_read_after_their_grid_row_by_row() {
    let mut board = board_with_matrix(1);
    let size = BoardSize::new(520.0, 360.0);
    add_cell(&mut board, "s", BoardPoint::new(0.0, 900.0), size, strip());
    for name in ["s1", "s2"] {
        add_track(&mut board, name, "c/s", Axis::Column);
    }
    let snapshot = board.snapshot();
    let cells = snapshot.cells(&id("c"));
    let read: Vec<&str> = cells.iter().map(|cell| cell.id.as_str()).collect();
    let expected = [
        "c/below", "c/m", "r1*c1", "r1*c2", "r2*c1", "r2*c2", "c/right", "c/s", "s1/does",
        "s1/mood", "s2/does", "s2/mood",
    ];
    assert_eq!(read, expected);
}

#[test]
fn b76_what_does_not_fit_is_refused_and_nothing_changes() {
    let mut board = board_with_matrix(1);
    let before = board.snapshot();
    let mut put = |name: &str, who: &str, value| {
        board.edit(|edit| edit.set_value(&id(name), who, Some(value)))
    };
    let six = CellValue::Number(6.0);
    assert_eq!(
        put("r1*c1", "", six.clone()),
        Err(BoardError::Unfit("above-weight"))
    );
    assert_eq!(
        put("c/m", "", six.clone()),
        Err(BoardError::Unfit("no-value"))
    );
    assert_eq!(
        put("r1*c9", "", six.clone()),
        Err(BoardError::Missing(id("r1*c9")))
    );
    assert_eq!(
        put("c1*r1", "", six.clone()),
        Err(BoardError::Missing(id("c1*r1")))
    );
    assert_eq!(
        put("c", "", six.clone()),
        Err(BoardError::OtherKind(id("c")))
    );
    assert!(matches!(
        put("r1*c1", "no body", six),
        Err(BoardError::Unfit(_))
    ));
    let weight = board.edit(|edit| edit.set_weight(&id("c1"), Some(2.0)));
    assert_eq!(weight, Err(BoardError::Unfit("no-such-weight")));
    assert_eq!(board.snapshot(), before);
}

#[test]
fn b77_nothing_that_follows_from_others_can_be_moved_or_made() {
    let mut board = board_with_matrix(1);
    let before = board.snapshot();
    let place = free(0.0, 0.0);
    board.edit(|edit| {
        for name in ["r1*c1", "r1"] {
            let derived = || Err(BoardError::Derived(id(name)));
            assert_eq!(edit.place(&id(name), &place), derived());
            assert_eq!(edit.resize(&id(name), BoardSize::new(9.0, 9.0)), derived());
        }
        let slot = Err(BoardError::Derived(id("r1*c1")));
        assert_eq!(edit.delete(&id("r1*c1")), slot.clone());
        assert_eq!(
            edit.create_note(&id("r1*c1"), super::note(place.clone(), "")),
            slot
        );
    });
    let copy = board.element(&id("r1*c1")).unwrap();
    let copied = board.edit(|edit| {
        edit.create(Element {
            id: id("copy"),
            ..copy
        })
    });
    assert!(matches!(copied, Err(BoardError::Derived(_))));
    let cross = board.edit(|edit| {
        let grid = id("c/m");
        edit.create_track(&id("a*b"), track(&grid, Axis::Row, ""))
    });
    assert!(matches!(cross, Err(BoardError::Unfit(_))));
    assert_eq!(board.snapshot(), before);
}
