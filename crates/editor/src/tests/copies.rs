use board::{
    BoardPoint, BoardSize, Connector, Element, ElementId, ElementKind, End, Frame, Note, Placement,
};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Effect, Input, Modifiers, Pasted, PointerButton};

fn id(name: &str) -> ElementId {
    ElementId::new(name)
}

/// A frame `f` with notes `a` and `b` in it, joined by `l`, and a note `c` outside to which `k` leads from `b`.
fn framed() -> TestEditor {
    let mut test = TestEditor::with_notes(0);
    let note = |text: &str| {
        ElementKind::Note(Note {
            text: text.into(),
            tags: vec!["急ぎ".into()],
            ..Note::default()
        })
    };
    let line = |from: &str, to: &str| {
        ElementKind::Connector(Connector {
            from: End::attached(id(from), End::MIDDLE),
            to: End::attached(id(to), End::MIDDLE),
            ..Connector::default()
        })
    };
    let inside = |x: f64, y: f64| Placement::inside(id("f"), BoardPoint::new(x, y));
    let square = BoardSize::new(100.0, 100.0);
    let elements = [
        Element::new(
            id("f"),
            Placement::free(BoardPoint::new(100.0, 100.0)),
            BoardSize::new(400.0, 300.0),
            ElementKind::Frame(Frame::default()),
        ),
        Element::new(id("a"), inside(20.0, 40.0), square, note("あ")),
        Element::new(id("b"), inside(240.0, 40.0), square, note("い")),
        Element::new(
            id("l"),
            inside(120.0, 90.0),
            BoardSize::new(120.0, 1.0),
            line("a", "b"),
        ),
        Element::new(
            id("c"),
            Placement::free(BoardPoint::new(700.0, 140.0)),
            square,
            note("う"),
        ),
        Element::new(
            id("k"),
            Placement::free(BoardPoint::new(440.0, 190.0)),
            BoardSize::new(260.0, 1.0),
            line("b", "c"),
        ),
    ];
    test.remote(|edit| {
        for element in elements {
            edit.create(element).unwrap();
        }
    });
    test
}

/// The copy of a note, by its text.
fn copy_of(test: &TestEditor, text: &str, original: &str) -> Element {
    let snapshot = test.snapshot();
    let mut found = snapshot
        .elements()
        .iter()
        .filter(|it| it.text() == Some(text));
    let copy = found.find(|it| it.id.as_str() != original);
    copy.unwrap().clone()
}

fn lines(test: &TestEditor) -> Vec<Connector> {
    let snapshot = test.snapshot();
    let lines = snapshot
        .elements()
        .iter()
        .filter(|it| !["l", "k"].contains(&it.id.as_str()));
    lines.filter_map(|it| it.as_connector().cloned()).collect()
}

#[test]
fn e46_a_frame_is_copied_with_all_that_is_in_it() {
    let mut test = framed();
    test.select(&["f"]).key("Ctrl+D");
    assert_eq!(test.sent, 1);
    let frame = test.selected();
    assert_eq!(frame.len(), 1);
    assert_eq!(test.rect(&frame[0]).origin(), BoardPoint::new(510.0, 100.0));
    let (a, b) = (copy_of(&test, "あ", "a"), copy_of(&test, "い", "b"));
    assert_eq!(
        a.placement,
        Placement::inside(id(&frame[0]), BoardPoint::new(20.0, 40.0))
    );
    assert_eq!(a.as_note().unwrap().tags, ["急ぎ"]);
    let [line] = &lines(&test)[..] else {
        panic!("the line inside was copied, the one outside was not");
    };
    assert_eq!(line.from.element, Some(a.id));
    assert_eq!(line.to.element, Some(b.id));
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements().len(), 6);
}

#[test]
fn e46_a_canvas_is_copied_with_its_cells_and_notes() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(20.0, 80.0), "価値");
    test.select(&["bmc"]).key("Ctrl+D");
    let canvas = test.selected().remove(0);
    let snapshot = test.snapshot();
    assert_eq!(snapshot.elements().len(), 24);
    let cells = snapshot.cells(&id(&canvas));
    assert_eq!(cells.len(), 10);
    assert!(cells.iter().all(|cell| cell.locked));
    let note = copy_of(&test, "価値", "n");
    let owner = note.placement.parent.unwrap();
    assert_eq!(test.element(owner.as_str()).as_cell().unwrap().key, "vp");
    assert!(!test.rect(&canvas).intersects(&test.rect("bmc")));
}

#[test]
fn e46_alt_drags_copies_of_every_kind() {
    let mut test = framed();
    test.select(&["c", "b", "k"]);
    let from = test.middle("c");
    let to = at(from.x + 40.0, from.y + 333.0);
    test.drag_with(from, to, PointerButton::Primary, Modifiers::ALT);
    assert_eq!(test.sent, 1);
    let (b, c) = (copy_of(&test, "い", "b"), copy_of(&test, "う", "c"));
    assert_eq!(
        b.placement.parent, None,
        "it was dropped outside of the frame"
    );
    let [line] = &lines(&test)[..] else {
        panic!("one line");
    };
    assert_eq!(line.from.element, Some(b.id));
    assert_eq!(line.to.element, Some(c.id));
}

#[test]
fn e46_a_line_copied_without_what_it_joins_stays_where_it_was_seen() {
    let mut test = framed();
    test.select(&["k"]).key("Ctrl+D");
    let [line] = &lines(&test)[..] else {
        panic!("one line");
    };
    assert!(line.from.element.is_none() && line.to.element.is_none());
    let way = line.to.at - line.from.at;
    // From the right edge of b at 440 to the left one of c at 700.
    assert!((way.x - 260.0).abs() < 2.0 && way.y.abs() < 2.0, "{way:?}");
}

#[test]
fn e46_everything_travels_between_boards() {
    let mut test = framed();
    test.select(&["f", "c", "k"]).command(CommandId::Copy);
    let (json, text) = test
        .effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Copy { json, text, .. } => Some((json.clone(), text.clone())),
            _ => None,
        })
        .unwrap();
    assert_eq!(text, "あ\nい\nう");
    let mut other = TestEditor::with_notes(1);
    other.move_to(at(640.0, 500.0));
    other.input(Input::Paste(Pasted {
        json: Some(json),
        text: Some(text),
        as_one_note: false,
    }));
    assert_eq!(other.sent, 1);
    assert_eq!(other.snapshot().elements().len(), 7);
    assert_eq!(other.selected().len(), 3);
    let (a, b, c) = (
        copy_of(&other, "あ", ""),
        copy_of(&other, "い", ""),
        copy_of(&other, "う", ""),
    );
    assert_eq!(a.placement.offset, BoardPoint::new(20.0, 40.0));
    assert_eq!(a.placement.parent, b.placement.parent);
    let found = lines(&other);
    assert!(
        found
            .iter()
            .any(|line| line.from.element.as_ref() == Some(&a.id))
    );
    assert!(
        found
            .iter()
            .any(|line| line.to.element.as_ref() == Some(&c.id))
    );
    other.key("Ctrl+Z");
    assert_eq!(other.snapshot().elements().len(), 1);
}

#[test]
fn e46_copies_are_free_of_locks_and_of_what_others_thought_of_the_original() {
    let mut test = TestEditor::with_notes(1);
    test.remote(|edit| {
        edit.set_reaction(&id("n0"), board::ReactionToken::Like, "someone", true)
            .unwrap();
        edit.set_locked(&id("n0"), true).unwrap();
    });
    test.select(&["n0"]).key("Ctrl+D");
    let copy = test.selected().remove(0);
    assert!(!test.element(&copy).locked);
    assert!(test.note(&copy).reactions.is_empty());
    assert_eq!(test.note("n0").reactions.len(), 1);
}
