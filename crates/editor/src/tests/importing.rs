use std::sync::Arc;

use board::limits::COMMENTS_MAX;
use board::{
    BoardPoint, BoardSize, Comment, Element, ElementId, ElementKind, Frame, Note, Placement, Shape,
};

use crate::testing::TestEditor;
use crate::{Addition, Announcement, Effect, Input, Refusal};

fn element(id: &str, placement: Placement, kind: ElementKind) -> Element {
    Element::new(
        ElementId::new(id),
        placement,
        BoardSize::new(300.0, 200.0),
        kind,
    )
}

/// A frame with a note in it, and a shape beside it, far away.
fn file() -> Arc<Addition> {
    let at = |x: f64, y: f64| Placement::free(BoardPoint::new(x, y));
    let inside = Placement::inside(ElementId::new("f"), BoardPoint::new(20.0, 30.0));
    let note = ElementKind::Note(Note {
        text: "中".to_owned(),
        ..Note::default()
    });
    let elements = vec![
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
    ];
    Arc::new(Addition {
        elements,
        comments: Vec::new(),
    })
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
fn e210_a_text_that_follows_another_in_the_file_follows_it_on_the_board() {
    let mut addition = Arc::unwrap_or_clone(file());
    let mut follower = element(
        "m",
        Placement::free(BoardPoint::new(91_000.0, 0.0)),
        ElementKind::Note(Note {
            text: "中".to_owned(),
            ..Note::default()
        }),
    );
    follower.source = Some(ElementId::new("n"));
    addition.elements.push(follower);
    let mut test = TestEditor::new();
    test.input(Input::AddElements(Arc::new(addition)));
    let follower = test.element("m");
    assert_eq!(follower.source, Some(ElementId::new("n")));
}

#[test]
fn e211_who_may_only_look_adds_no_file() {
    let mut test = TestEditor::new();
    test.input(Input::ReadOnly(true));
    test.input(Input::AddElements(file()));
    assert!(test.effects.contains(&Effect::Refused(Refusal::ReadOnly)));
    assert!(test.snapshot().elements().is_empty());
    test.input(Input::ReadOnly(false));
    test.input(Input::AddElements(Arc::default()));
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e264_what_was_said_comes_in_the_same_step_beside_its_elements() {
    let mut test = TestEditor::new();
    test.colleague_note("there", None, BoardPoint::new(100.0, 100.0), "もとから");
    let said = |id: &str, to: Option<&str>, on: Option<&str>| Comment {
        id: id.to_owned(),
        to: to.map(str::to_owned),
        on: on.map(ElementId::new),
        at: BoardPoint::new(90_010.0, 3.0),
        text: "なぜ".to_owned(),
        author: "花".to_owned(),
        who: "a1".to_owned(),
        made_millis: 5.0,
        resolved: to.is_none(),
    };
    let comments = vec![
        said("c1", None, Some("n")),
        said("c2", Some("c1"), Some("n")),
    ];
    let file = Arc::new(Addition {
        elements: file().elements.clone(),
        comments,
    });
    test.input(Input::AddElements(file));
    let sent = |effect: &&Effect| matches!(effect, Effect::Send(_));
    assert_eq!(test.effects.iter().filter(sent).count(), 1);
    let comments = test.editor.info().comments.clone();
    assert_eq!(comments.len(), 2);
    assert!(comments[0].resolved && comments[1].to.as_deref() == Some("c1"));
    let corner = test.rect("f").origin();
    assert_eq!(comments[0].at - corner, BoardPoint::new(10.0, 10.0));
    test.command(crate::CommandId::Undo);
    assert!(test.editor.info().comments.is_empty() && !test.has("n"));
    test.command(crate::CommandId::Redo);
    assert_eq!(test.editor.info().comments, comments);

    // A file may have nothing else; and there is an end to how many a board has.
    let many = |count: usize| {
        let name = |number| said(&format!("m{count}-{number}"), None, None);
        let comments = (0..count).map(name).collect();
        Input::AddElements(Arc::new(Addition {
            elements: Vec::new(),
            comments,
        }))
    };
    test.input(many(1));
    assert_eq!(test.editor.info().comments.len(), 3);
    test.input(many(COMMENTS_MAX - 2));
    assert_eq!(test.refusals(), [&Refusal::TooMany { max: COMMENTS_MAX }]);
    assert_eq!(test.editor.info().comments.len(), 3);
}
