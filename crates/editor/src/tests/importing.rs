use std::sync::Arc;

use board::{
    BoardPoint, BoardSize, Element, ElementId, ElementKind, Frame, Note, Placement, Shape,
};

use crate::testing::TestEditor;
use crate::{Announcement, Effect, Input, Refusal};

fn element(id: &str, placement: Placement, kind: ElementKind) -> Element {
    Element::new(
        ElementId::new(id),
        placement,
        BoardSize::new(300.0, 200.0),
        kind,
    )
}

/// A frame with a note in it, and a shape beside it, far away.
fn file() -> Arc<[Element]> {
    let at = |x: f64, y: f64| Placement::free(BoardPoint::new(x, y));
    let inside = Placement::inside(ElementId::new("f"), BoardPoint::new(20.0, 30.0));
    let note = ElementKind::Note(Note {
        text: "中".to_owned(),
        ..Note::default()
    });
    Arc::new([
        element(
            "f",
            at(90_000.0, -7.0),
            ElementKind::Frame(Frame::default()),
        ),
        element("n", inside, note),
        element(
            "s",
            at(90_500.0, 13.0),
            ElementKind::Shape(Shape::default()),
        ),
    ])
}

#[test]
fn e210_a_file_is_added_in_one_step_where_there_is_room() {
    let mut test = TestEditor::new();
    test.colleague_note("there", None, BoardPoint::new(100.0, 100.0), "もとから");
    let before = test.snapshot();
    test.input(Input::AddElements(file()));
    let snapshot = test.snapshot();
    let rect = |id: &str| snapshot.rect(&ElementId::new(id)).unwrap();
    assert_eq!(rect("s").x - rect("f").x, 500.0);
    assert_eq!(rect("s").y - rect("f").y, 20.0);
    assert_eq!(
        rect("n").origin(),
        rect("f").origin() + BoardPoint::new(20.0, 30.0)
    );
    let old = rect("there");
    assert!(!rect("f").intersects(&old) && !rect("s").intersects(&old));
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.encloses(&rect("f")) && seen.encloses(&rect("s")));
    assert!(
        test.effects
            .contains(&Effect::Announce(Announcement::Added { count: 2 }))
    );
    let sent = |effect: &&Effect| matches!(effect, Effect::Send(_));
    assert_eq!(test.effects.iter().filter(sent).count(), 1);

    test.command(crate::CommandId::Undo);
    assert_eq!(test.snapshot(), before);
    test.command(crate::CommandId::Redo);
    assert_eq!(test.snapshot().elements().len(), 4);
}

#[test]
fn e211_who_may_only_look_adds_no_file() {
    let mut test = TestEditor::new();
    test.input(Input::ReadOnly(true));
    test.input(Input::AddElements(file()));
    assert!(test.effects.contains(&Effect::Refused(Refusal::ReadOnly)));
    assert!(test.snapshot().elements().is_empty());
    test.input(Input::ReadOnly(false));
    test.input(Input::AddElements(Arc::new([])));
    assert!(test.snapshot().elements().is_empty());
}
