//! The measures of one part come to the timeline of the next.

use super::*;

/// Everything that carrying from a canvas means, as the editor does it.
fn carried_all(board: &mut Board, canvas: &str) -> usize {
    let mut done = 0;
    let cells: Vec<ElementId> = {
        let snapshot = board.snapshot();
        snapshot
            .cells(&id(canvas))
            .iter()
            .map(|cell| cell.id.clone())
            .collect()
    };
    for cell in cells {
        for target in carry_targets(&board.snapshot(), &cell) {
            let plan = carry(&board.snapshot(), &cell, &target);
            done += apply_carry(board, &plan).unwrap().len();
        }
    }
    let values = crate::carry_values(&board.snapshot(), &id(canvas));
    done + crate::apply_values(board, &values)
}

fn measured(board: &mut Board) {
    write(
        board,
        &slot("measure/measures", 0, 0),
        "登録3カ月以内の店長30名が",
    );
    write(
        board,
        &slot("measure/measures", 2, 0),
        "満足度平均 4.5 以上",
    );
    write(
        board,
        &slot("measure/measures", 1, 1),
        "代わりが決まった割合を",
    );
}

fn at(board: &Board, row: usize, column: usize) -> String {
    let element = board.element(&slot("timeline/measures", row, column));
    element.unwrap().text().unwrap_or_default().to_owned()
}

#[test]
fn w165_measures_come_to_the_timeline_row_by_row_and_leave_what_is_written() {
    // In one pack: named by carrying.
    let mut board = with(&["jissen2.measure", "kaizen2.timeline"]);
    measured(&mut board);
    write(&mut board, &slot("timeline/measures", 3, 0), "4.7 以上");
    assert_eq!(carried_all(&mut board, "measure"), 3 + 2);
    assert_eq!(at(&board, 0, 0), "", "the date is for now");
    assert_eq!(at(&board, 1, 0), "登録3カ月以内の店長30名が");
    assert_eq!(at(&board, 3, 0), "4.7 以上");
    assert_eq!(at(&board, 2, 1), "代わりが決まった割合を");
    assert_eq!(carried_all(&mut board, "measure"), 0);
    // A column's name follows.
    write(
        &mut board,
        &id("measure/measures.c1"),
        "店長が助かっている？",
    );
    let column = board.element(&id("timeline/measures.c1")).unwrap();
    assert_eq!(
        column.as_track().unwrap().name(Locale::Ja),
        "店長が助かっている？"
    );
}

#[test]
fn w165_a_timeline_of_the_next_part_has_the_columns_of_the_measures() {
    let mut board = with(&["jissen2.measure"]);
    measured(&mut board);
    let more = board::NewTrack {
        grid: &id("measure/measures"),
        axis: Axis::Column,
        place: board::TrackPlace::First,
        extent: None,
        text: "まず3名で",
        label: board::Label::default(),
        weight: None,
        names: None,
        band: "",
        holds: None,
    };
    board
        .edit(|edit| edit.create_track(&id("measure/measures.c0"), more))
        .unwrap();
    let next = [(id("timeline"), template("kaizen2.timeline").unwrap())];
    insert_pack(&mut board, &next, BoardPoint::new(0.0, 3000.0)).unwrap();
    let first = board.element(&id("timeline/measures.c1")).unwrap();
    assert_eq!(first.as_track().unwrap().name(Locale::Ja), "まず3名で");
    assert_eq!(carried_all(&mut board, "measure"), 3);
    assert_eq!(at(&board, 1, 1), "登録3カ月以内の店長30名が");
    // A closed part is left alone.
    board
        .edit(|edit| edit.set_closed(&id("timeline"), true))
        .unwrap();
    write(&mut board, &slot("measure/measures", 0, 2), "開発役が");
    assert_eq!(carried_all(&mut board, "measure"), 0);
}
