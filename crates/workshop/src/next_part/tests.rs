use super::*;
use crate::{FigureOptions, figures_with, insert_template, template};
use board::{
    BoardSize, CellValue, ClientNumber, Connector, Evidence, Figure, Locale, NewNote, NoteColor,
    Track,
};

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

fn note(board: &mut Board, name: &str, cell: &ElementId, left: f64, text: &str) {
    let new = NewNote {
        placement: Placement::inside(cell.clone(), BoardPoint::new(left, 60.0)),
        size: BoardSize::new(180.0, 92.0),
        color: NoteColor::Blue,
        text,
        author: "はな",
    };
    board.edit(|edit| edit.create_note(&id(name), new)).unwrap();
}

/// Reviews, posts that refer to them, weighted issues, and a matrix whose columns they name.
fn first_part() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    for (index, name) in ["reviews", "posts", "weights"].iter().enumerate() {
        let template = template(&format!("jissen2.{name}")).unwrap();
        let at = BoardPoint::new(0.0, index as f64 * 2000.0);
        insert_template(&mut board, template, &id(name), at).unwrap();
    }
    note(
        &mut board,
        "issue",
        &id("weights/issues"),
        10.0,
        "語学力向上の実感（5）",
    );
    let matrix = template("jissen2.matrix").unwrap();
    insert_template(
        &mut board,
        matrix,
        &id("matrix"),
        BoardPoint::new(0.0, 8000.0),
    )
    .unwrap();
    note(
        &mut board,
        "review",
        &id("reviews/use-bad"),
        10.0,
        "声が聞こえない",
    );
    let post = board
        .snapshot()
        .cells(&id("posts"))
        .iter()
        .find(|cell| cell.as_cell().unwrap().holds.takes_notes())
        .map(|cell| cell.id.clone())
        .unwrap();
    note(&mut board, "post", &post, 10.0, "使わない");
    board.edit(|edit| {
        let line = Connector {
            from: End::attached(id("post"), End::MIDDLE),
            to: End::attached(id("review"), End::MIDDLE),
            ..Connector::default()
        };
        let place = Placement::free(BoardPoint::new(5.0, 5.0));
        let size = BoardSize::new(10.0, 10.0);
        edit.create(Element::new(
            id("line"),
            place,
            size,
            ElementKind::Connector(line),
        ))
        .unwrap();
        edit.set_evidence(&id("review"), Some(Evidence::Assumption))
            .unwrap();
        edit.add_tag(&id("review"), "音声").unwrap();
        let slot = ElementId::of_crossing(&id("matrix/scores.r1"), &id("matrix/scores.c1"));
        edit.set_value(&slot, "ana", Some(CellValue::Number(2.5)))
            .unwrap();
    });
    board
}

const PART: [(&str, &str); 4] = [
    ("reviews", "reviews-2"),
    ("posts", "posts-2"),
    ("weights", "weights-2"),
    ("matrix", "matrix-2"),
];

fn roots() -> Vec<(ElementId, ElementId)> {
    PART.iter().map(|(old, new)| (id(old), id(new))).collect()
}

fn make(board: &mut Board) -> Vec<ElementId> {
    let plan = next_part(&board.snapshot(), &roots(), BoardPoint::new(5000.0, 100.0));
    apply_part(board, &plan).unwrap()
}

fn figures_of(board: &Board, canvas: &str) -> Vec<(String, Figure)> {
    let options = FigureOptions::default();
    let found = figures_with(&board.snapshot(), &id(canvas), &options);
    found
        .into_iter()
        .map(|(id, figure)| (id.to_string(), figure))
        .collect()
}

fn track(board: &Board, name: &str) -> Track {
    let snapshot = board.snapshot();
    snapshot
        .element(&id(name))
        .unwrap()
        .as_track()
        .unwrap()
        .clone()
}

#[test]
fn w96_the_next_part_has_counts_weights_assumptions_values_and_links() {
    let mut board = first_part();
    let before: HashMap<&str, Vec<Figure>> = PART
        .iter()
        .map(|(old, _)| {
            let figures = figures_of(&board, old);
            (
                *old,
                figures.into_iter().map(|(_, figure)| figure).collect(),
            )
        })
        .collect();
    assert_eq!(make(&mut board), PART.map(|(_, new)| id(new)));
    let snapshot = board.snapshot();
    // The same on every canvas: references, totals, votes.
    for (old, new) in PART {
        let figures: Vec<Figure> = figures_of(&board, new)
            .into_iter()
            .map(|(_, figure)| figure)
            .collect();
        assert_eq!(Some(&figures), before.get(old), "{old}");
    }
    assert!(
        !before.get("reviews").unwrap().is_empty() && !before.get("matrix").unwrap().is_empty()
    );
    let note = snapshot.element(&id("reviews-2/copy/review")).unwrap();
    assert_eq!(note.placement.parent, Some(id("reviews-2/use-bad")));
    let inner = note.as_note().unwrap();
    assert_eq!(inner.evidence, Some(Evidence::Assumption));
    assert_eq!(inner.tags, ["音声"]);
    // The columns follow the copy of the note that named them.
    let column = track(&board, "matrix-2/scores.c1");
    assert_eq!(column.weight, Some(5.0));
    assert_eq!(column.names, Some(id("weights-2/copy/issue")));
    let slot = ElementId::of_crossing(&id("matrix-2/scores.r1"), &id("matrix-2/scores.c1"));
    let slot = snapshot.element(&slot).unwrap().as_cell().unwrap();
    assert_eq!(slot.value("ana"), Some(&CellValue::Number(2.5)));
    // The line leads from copy to copy.
    let line = snapshot.element(&id("reviews-2/copy/line")).unwrap();
    let line = line.as_connector().unwrap();
    assert_eq!(line.from.element, Some(id("posts-2/copy/post")));
    assert_eq!(line.to.element, Some(id("reviews-2/copy/review")));
}

#[test]
fn w96_the_old_part_stays_as_it_was_and_is_locked() {
    let mut board = first_part();
    let before = board.snapshot();
    make(&mut board);
    let after = board.snapshot();
    for element in before.elements() {
        let mut now = after.element(&element.id).unwrap().clone();
        assert!(now.locked, "{}", element.id);
        now.locked = element.locked;
        if let ElementKind::Canvas(canvas) = &mut now.kind {
            assert!(canvas.closed);
            canvas.closed = false;
        }
        assert_eq!(now, *element);
    }
    // What is changed in the new part does not reach the old one.
    board
        .edit(|edit| edit.set_text(&id("weights-2/copy/issue"), "会議で話せる実感"))
        .unwrap();
    assert_eq!(
        track(&board, "matrix-2/scores.c1").name(Locale::Ja),
        "会議で話せる実感"
    );
    assert_eq!(
        track(&board, "matrix/scores.c1").name(Locale::Ja),
        "語学力向上の実感"
    );
}

#[test]
fn w96_the_new_part_looks_as_the_old_one_and_lies_where_it_was_put() {
    let mut board = first_part();
    // A column more: the matrix grew.
    board.edit(|edit| {
        let new = board::NewTrack {
            grid: &id("matrix/scores"),
            axis: board::Axis::Column,
            place: board::TrackPlace::Last,
            extent: None,
            text: "増えた列",
            label: board::Label::default(),
            weight: None,
            names: None,
            band: "strengths",
            holds: None,
        };
        edit.create_track(&id("extra"), new).unwrap();
    });
    let before = board.snapshot();
    make(&mut board);
    let after = board.snapshot();
    let shift = BoardPoint::new(5000.0, 100.0) - before.rect(&id("reviews")).unwrap().origin();
    for (old, new) in PART {
        let (old, new) = (after.rect(&id(old)).unwrap(), after.rect(&id(new)).unwrap());
        assert_eq!(
            (new.origin(), new.size()),
            (old.origin() + shift, old.size())
        );
    }
    let made = after.element(&id("matrix-2")).unwrap().as_canvas().unwrap();
    assert_eq!((made.closed, &made.follows), (false, &Some(id("matrix"))));
    let slot = ElementId::of_crossing(&id("matrix-2/scores.r2"), &id("matrix-2/copy/extra"));
    assert!(after.element(&slot).is_some());
}

#[test]
fn w96_a_part_is_made_once_and_undone_in_one_step() {
    let mut board = first_part();
    board.drain_updates();
    make(&mut board);
    assert_eq!(board.drain_updates().len(), 1);
    let plan = next_part(&board.snapshot(), &roots(), BoardPoint::default());
    assert_eq!(
        apply_part(&mut board, &plan),
        Err(BoardError::Taken(plan.copies()[0].1.clone()))
    );
    let nothing = next_part(
        &board.snapshot(),
        &[(id("x"), id("y"))],
        BoardPoint::default(),
    );
    assert!(nothing.copies().is_empty() && nothing.locks().is_empty());
    assert_eq!(apply_part(&mut board, &nothing), Ok(Vec::new()));
}
