use super::*;
use crate::{cell_id, insert_template, template};
use board::{
    BoardPoint, BoardSize, CellValue, ClientNumber, Locale, NewNote, NoteColor, Placement,
};

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

fn note(board: &mut Board, name: &str, cell: &str, left: f64, text: &str) {
    let new = NewNote {
        placement: Placement::inside(id(cell), BoardPoint::new(left, 60.0)),
        size: BoardSize::new(180.0, 92.0),
        color: NoteColor::Blue,
        text,
        author: "",
    };
    board.edit(|edit| edit.create_note(&id(name), new)).unwrap();
}

/// The matrix first, and then the weights, as when nobody thought of it before.
fn board() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    for (name, canvas, y) in [
        ("jissen2.matrix", "m", 0.0),
        ("jissen2.weights", "w", 3000.0),
    ] {
        let template = template(name).unwrap();
        insert_template(&mut board, template, &id(canvas), BoardPoint::new(0.0, y)).unwrap();
    }
    board
}

fn columns(board: &Board) -> Vec<(String, Option<f64>, String)> {
    let snapshot = board.snapshot();
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| element.as_track())
        .filter(|track| track.grid == Some(id("m/scores")) && track.axis == Axis::Column)
        .map(|track| {
            (
                track.name(Locale::Ja).to_owned(),
                track.weight,
                track.band.clone(),
            )
        })
        .collect()
}

#[test]
fn w95_notes_name_blank_columns_of_their_band_first_and_new_ones_then() {
    let mut board = board();
    for (index, text) in ["一（5）", "二（3）", "三", "四（1）"].iter().enumerate() {
        note(
            &mut board,
            &format!("n{index}"),
            "w/issues",
            index as f64 * 200.0,
            text,
        );
    }
    // The second blank column has points already: it is not blank.
    board.edit(|edit| {
        edit.set_weight(&id("m/scores.c2"), Some(5.0)).unwrap();
        let slot = ElementId::of_crossing(&id("m/scores.r1"), &id("m/scores.c2"));
        edit.set_value(&slot, "ana", Some(CellValue::Number(2.0)))
            .unwrap();
    });
    let targets = carry_targets(&board.snapshot(), &id("w/issues"));
    assert_eq!(
        targets,
        [CarryTarget {
            grid: id("m/scores"),
            axis: Axis::Column,
            band: "issues".to_owned(),
            part: String::new(),
        }]
    );
    let plan = carry(&board.snapshot(), &id("w/issues"), &targets[0]);
    let steps: Vec<(&str, bool, Option<f64>)> = plan
        .tracks
        .iter()
        .map(|step| (step.track.as_str(), step.is_new, step.weight))
        .collect();
    assert_eq!(
        steps,
        [
            ("m/scores.c1", false, Some(5.0)),
            ("m/scores.c3", false, Some(3.0)),
            ("m/scores.c-n2", true, None),
            ("m/scores.c-n3", true, Some(1.0)),
        ]
    );
    apply_carry(&mut board, &plan).unwrap();
    let named: Vec<String> = columns(&board)
        .into_iter()
        .map(|(name, _, _)| name)
        .collect();
    // New ones stand beside the others of their band.
    assert_eq!(named, ["一", "", "二", "三", "四", "", "", ""]);
    // Carrying again changes nothing; what came since is added.
    assert!(
        carry(&board.snapshot(), &id("w/issues"), &targets[0])
            .tracks
            .is_empty()
    );
    note(&mut board, "late", "w/issues", 900.0, "五");
    let plan = carry(&board.snapshot(), &id("w/issues"), &targets[0]);
    assert_eq!(plan.tracks.len(), 1);
    // A later edit follows.
    board
        .edit(|edit| edit.set_text(&id("n0"), "はじめの課題"))
        .unwrap();
    assert_eq!(columns(&board)[0].0, "はじめの課題");
}

#[test]
fn w95_what_finds_no_place_is_counted_and_two_people_make_one_set() {
    let mut board = board();
    for index in 0..12 {
        let left = f64::from(index) * 200.0;
        note(
            &mut board,
            &format!("n{index}"),
            "w/strengths",
            left,
            &format!("強み{index}"),
        );
    }
    let target = carry_targets(&board.snapshot(), &id("w/strengths")).remove(0);
    let plan = carry(&board.snapshot(), &id("w/strengths"), &target);
    // Nine columns at most: three blank ones of the band, three new ones, six left out.
    assert_eq!((plan.tracks.len(), plan.left_out), (6, 6));
    let mut other = Board::new(ClientNumber::new(2));
    other
        .apply(&board.encode_state(), board::Origin::Remote)
        .unwrap();
    apply_carry(&mut board, &plan).unwrap();
    let theirs = carry(&other.snapshot(), &id("w/strengths"), &target);
    apply_carry(&mut other, &theirs).unwrap();
    let (mine, yours) = (board.encode_state(), other.encode_state());
    board.apply(&yours, board::Origin::Remote).unwrap();
    other.apply(&mine, board::Origin::Remote).unwrap();
    assert_eq!(board.snapshot(), other.snapshot());
    assert_eq!(columns(&board).len(), 9);
}

#[test]
fn w95_actions_of_a_journey_become_rows_of_questions() {
    let mut board = Board::new(ClientNumber::new(1));
    for (name, y) in [("jissen3.questions", 0.0), ("jissen3.journey", 3000.0)] {
        let template = template(name).unwrap();
        insert_template(&mut board, template, &id(name), BoardPoint::new(0.0, y)).unwrap();
    }
    let journey = cell_id(&id("jissen3.journey"), "journey");
    let targets = carry_targets(&board.snapshot(), &journey);
    assert_eq!((targets.len(), targets[0].axis), (1, Axis::Row));
    let first = id(&format!("{journey}.c1"));
    board
        .edit(|edit| edit.set_text(&first, "求人を探す"))
        .unwrap();
    let plan = carry(&board.snapshot(), &journey, &targets[0]);
    assert_eq!(plan.tracks.len(), 1);
    apply_carry(&mut board, &plan).unwrap();
    board
        .edit(|edit| edit.set_text(&first, "求人を見る"))
        .unwrap();
    let snapshot = board.snapshot();
    let row = snapshot.element(&plan.tracks[0].track).unwrap();
    assert_eq!(row.as_track().unwrap().name(Locale::Ja), "求人を見る");
}

#[test]
fn w95_nothing_is_carried_from_or_to_what_is_not_there() {
    let board = board();
    let snapshot = board.snapshot();
    assert!(carry_targets(&snapshot, &id("nobody")).is_empty());
    assert!(carry_targets(&snapshot, &id("m/merged")).is_empty());
    let target = CarryTarget {
        grid: id("w/issues"),
        axis: Axis::Row,
        band: String::new(),
        part: String::new(),
    };
    let plan = carry(&snapshot, &id("m/scores"), &target);
    assert!(plan.tracks.is_empty());
    assert_eq!(plan.left_out, 6);
}
