use super::*;
use crate::{free_place, parse_template};
use board::{Axis, BoardRect, ClientNumber, Locale, NewNote, NoteColor, Track};

const TYPED: &str = include_str!("../../tests/templates/typed.json");

fn typed() -> Template {
    parse_template("typed.json", TYPED).unwrap_or_else(|errors| panic!("{errors}"))
}

fn empty() -> Board {
    Board::new(ClientNumber::new(1))
}

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

/// The tracks of a grid along one axis, in order.
fn tracks(board: &Board, grid: &str, axis: Axis) -> Vec<(ElementId, Track)> {
    let snapshot = board.snapshot();
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| Some((element.id.clone(), element.as_track()?.clone())))
        .filter(|(_, track)| track.grid == Some(id(grid)) && track.axis == axis)
        .collect()
}

fn names(board: &Board, grid: &str, axis: Axis) -> Vec<String> {
    tracks(board, grid, axis)
        .iter()
        .map(|(_, track)| track.name(Locale::Ja).to_owned())
        .collect()
}

fn note(board: &mut Board, note: &str, owner: &str, at: (f64, f64), size: (f64, f64), text: &str) {
    let new = NewNote {
        placement: Placement::inside(id(owner), BoardPoint::new(at.0, at.1)),
        size: BoardSize::new(size.0, size.1),
        color: NoteColor::Blue,
        text,
        author: "",
    };
    board.edit(|edit| edit.create_note(&id(note), new)).unwrap();
}

#[test]
fn w2_a_template_is_inserted_once_under_fixed_ids() {
    let template = crate::template("rikai.bmc").unwrap();
    let mut board = empty();
    let canvas = id("bmc");
    insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    let before = board.snapshot();
    let keys: Vec<_> = before
        .cells(&canvas)
        .iter()
        .filter_map(|cell| cell.as_cell())
        .map(|cell| cell.key.clone())
        .take(10)
        .collect();
    assert_eq!(
        keys,
        ["cs", "cr", "ch", "vp", "ka", "kr", "kp", "co", "rv", "bv"]
    );
    let again = insert_template(&mut board, template, &canvas, BoardPoint::default());
    assert_eq!(again, Err(BoardError::Taken(canvas)));
    assert_eq!(board.snapshot(), before);
}

#[test]
fn w83_everything_of_a_canvas_lies_inside_it() {
    for template in crate::templates() {
        let mut board = empty();
        let canvas = id("k");
        insert_template(&mut board, template, &canvas, BoardPoint::new(-300.0, 40.0)).unwrap();
        let snapshot = board.snapshot();
        let frame = snapshot.rect(&canvas).unwrap();
        for part in snapshot.children(&canvas) {
            if part.as_connector().is_none() {
                let rect = snapshot.rect(&part.id).unwrap();
                assert!(
                    frame.encloses(&rect),
                    "{} {}: {rect:?}",
                    template.id,
                    part.id
                );
            }
        }
    }
}

#[test]
fn w83_step_card_and_piles_come_last_in_reading_order_card_first() {
    let mut board = empty();
    let canvas = id("k");
    insert_template(&mut board, &typed(), &canvas, BoardPoint::default()).unwrap();
    let snapshot = board.snapshot();
    let stored: Vec<&Element> = snapshot
        .cells(&canvas)
        .into_iter()
        .filter(|cell| cell.as_cell().unwrap().slot.is_none())
        .collect();
    let [.., card, pile] = stored.as_slice() else {
        panic!("no card")
    };
    assert_eq!(
        (card.id.as_str(), pile.id.as_str()),
        ("k/step", "k/pile.strengths")
    );
    assert!(
        matches!(&*card.as_cell().unwrap().holds, Holds::Card { lines, minutes: Some(25), mode: Some(mode), owner: Some(owner), .. } if lines.len() == 2 && mode == "group" && owner == "pdm")
    );
    assert!(
        matches!(*pile.as_cell().unwrap().holds, Holds::Pile { count: 5, size, .. } if size == BoardSize::new(240.0, 120.0))
    );
    // Left of the body, from left to right.
    let left = |key: &str| snapshot.rect(&id(key)).unwrap();
    assert!(left("k/step").right() < left("k/pile.strengths").x);
    assert!(left("k/pile.strengths").right() < left("k/memo").x);
}

#[test]
fn w85_columns_and_rows_are_made_under_fixed_ids_with_their_labels_types_and_bands() {
    let mut board = empty();
    insert_template(&mut board, &typed(), &id("k"), BoardPoint::default()).unwrap();
    let columns = tracks(&board, "k/scores", Axis::Column);
    let ids: Vec<&str> = columns.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids.first(), Some(&"k/scores.c1"));
    let bands: Vec<&str> = columns
        .iter()
        .map(|(_, track)| track.band.as_str())
        .collect();
    assert_eq!(
        bands,
        [
            "issues",
            "issues",
            "issues",
            "strengths",
            "strengths",
            "strengths"
        ]
    );
    assert_eq!(tracks(&board, "k/scores", Axis::Row).len(), 6);
    assert_eq!(
        names(&board, "k/scores", Axis::Row).first().unwrap(),
        "解決策①"
    );
    let ice = tracks(&board, "k/ice", Axis::Column);
    assert!(matches!(
        ice[1].1.holds.as_deref(),
        Some(Holds::Select { .. })
    ));
    assert_eq!(tracks(&board, "k/steps", Axis::Column).len(), 7);
    assert!(tracks(&board, "k/steps", Axis::Row).is_empty());
    // The slots are there as cells.
    let slot = ElementId::of_crossing(&id("k/ice.r1"), &id("k/ice.c2"));
    let snapshot = board.snapshot();
    let slot = snapshot.element(&slot).unwrap().as_cell().unwrap();
    assert!(matches!(&*slot.holds, Holds::Select { .. }));
}

#[test]
fn w85_lines_of_the_template_belong_to_the_canvas_and_are_attached() {
    let mut board = empty();
    insert_template(&mut board, &typed(), &id("k"), BoardPoint::new(500.0, 0.0)).unwrap();
    let snapshot = board.snapshot();
    let line = snapshot.element(&id("k/arrow.0")).unwrap();
    assert!(line.locked);
    assert_eq!(line.placement.parent, Some(id("k")));
    let connector = line.as_connector().unwrap();
    assert_eq!(connector.from.element, Some(id("k/memo")));
    // The free end lies at the body's (1500, 50).
    let body = snapshot.rect(&id("k/memo")).unwrap();
    let origin = snapshot.rect(&line.id).unwrap().origin();
    assert_eq!(
        origin + connector.to.at,
        body.origin() + BoardPoint::new(1500.0, 50.0)
    );
    let curved = snapshot.element(&id("k/arrow.1")).unwrap();
    assert_eq!(
        curved.as_connector().unwrap().to.element,
        Some(id("k/answer"))
    );
}

#[test]
fn w86_columns_take_their_names_and_weights_from_the_notes_of_another_canvas() {
    let mut board = empty();
    let weights = crate::template("jissen2.weights").unwrap();
    insert_template(&mut board, weights, &id("w"), BoardPoint::default()).unwrap();
    let large = (180.0, 92.0);
    note(
        &mut board,
        "n1",
        "w/issues",
        (10.0, 60.0),
        large,
        "語学力向上の実感",
    );
    note(
        &mut board,
        "n2",
        "w/issues",
        (300.0, 60.0),
        large,
        "安定した環境（3）",
    );
    note(
        &mut board,
        "n3",
        "w/strengths",
        (10.0, 60.0),
        large,
        "実践的な添削",
    );
    note(
        &mut board,
        "n4",
        "w/strengths",
        (300.0, 60.0),
        large,
        "まだ重みのない強み",
    );
    // A small note with the weight on the note, in full-width digits.
    note(
        &mut board,
        "t1",
        "w/issues",
        (150.0, 130.0),
        (44.0, 44.0),
        "５",
    );
    board.edit(|edit| edit.add_tag(&id("n3"), "5")).unwrap();
    let matrix = crate::template("jissen2.matrix").unwrap();
    insert_template(&mut board, matrix, &id("m"), BoardPoint::new(0.0, 3000.0)).unwrap();
    let columns = tracks(&board, "m/scores", Axis::Column);
    let found: Vec<(&str, Option<f64>, &str)> = columns
        .iter()
        .map(|(_, track)| (track.name(Locale::Ja), track.weight, track.band.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("語学力向上の実感", Some(5.0), "issues"),
            ("安定した環境", Some(3.0), "issues"),
            ("実践的な添削", Some(5.0), "strengths"),
            ("まだ重みのない強み", None, "strengths"),
        ]
    );
    // A later edit follows.
    board
        .edit(|edit| edit.set_text(&id("n1"), "英語で会議ができる実感"))
        .unwrap();
    assert_eq!(
        names(&board, "m/scores", Axis::Column).first().unwrap(),
        "英語で会議ができる実感"
    );
}

#[test]
fn w86_rows_of_a_canvas_in_the_same_pack_are_named_by_the_one_above() {
    let mut board = empty();
    let plan = crate::template("kaizen2.plan").unwrap();
    let schedule = crate::template("plan.schedule").unwrap();
    let pack = [(id("plan"), plan), (id("schedule"), schedule)];
    insert_pack(&mut board, &pack, BoardPoint::default()).unwrap();
    let link = schedule
        .cells
        .iter()
        .find_map(|cell| Some((cell, cell.holds.as_matrix()?.rows.from.clone()?)));
    let (cell, link) = link.unwrap();
    let namers = tracks(&board, &format!("plan/{}", link.cell), Axis::Row);
    let rows = tracks(&board, &format!("schedule/{}", cell.key), Axis::Row);
    assert_eq!(rows.len(), 4);
    for ((namer, _), (_, row)) in namers.iter().zip(&rows) {
        assert_eq!(row.names.as_ref(), Some(namer));
    }
    board
        .edit(|edit| edit.set_text(&namers[0].0, "求人を見る"))
        .unwrap();
    let first = &tracks(&board, &format!("schedule/{}", cell.key), Axis::Row)[0];
    assert_eq!(first.1.name(Locale::Ja), "求人を見る");
}

#[test]
fn w87_a_pack_is_one_step_one_below_the_other() {
    let mut board = empty();
    let ids = ["jissen2.reviews", "jissen2.weights", "jissen2.matrix"];
    let pack: Vec<(ElementId, &Template)> = ids
        .iter()
        .map(|name| (id(name), crate::template(name).unwrap()))
        .collect();
    let templates: Vec<&Template> = pack.iter().map(|(_, template)| *template).collect();
    insert_pack(&mut board, &pack, BoardPoint::new(100.0, 50.0)).unwrap();
    let snapshot = board.snapshot();
    let rects: Vec<BoardRect> = ids
        .iter()
        .map(|name| snapshot.rect(&id(name)).unwrap())
        .collect();
    for pair in rects.windows(2) {
        assert_eq!(pair[1].y, pair[0].bottom() + PLACE_GAP);
        assert_eq!(pair[1].x, 100.0);
    }
    let all = rects.into_iter().reduce(|all, rect| all.union(&rect));
    assert_eq!(all.unwrap().size(), pack_size(&templates));
    // One update for the others.
    assert_eq!(board.drain_updates().len(), 1);
    let again = insert_pack(&mut board, &pack[1..2], BoardPoint::default());
    assert_eq!(again, Err(BoardError::Taken(id("jissen2.weights"))));
    let there = free_place(&snapshot, pack_size(&templates));
    let second: Vec<(ElementId, &Template)> = templates
        .iter()
        .enumerate()
        .map(|(index, template)| (id(&format!("second{index}")), *template))
        .collect();
    insert_pack(&mut board, &second, there).unwrap();
    let snapshot = board.snapshot();
    let (first, second) = (
        snapshot.rect(&id("jissen2.reviews")).unwrap(),
        snapshot.rect(&id("second0")).unwrap(),
    );
    assert!(!first.intersects(&second));
}
