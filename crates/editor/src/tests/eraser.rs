use board::{BoardPoint, BoardRect, Connector, ElementKind, End};

use super::at;
use crate::Tool;
use crate::testing::TestEditor;

/// Two strokes, a line and a note.
fn board() -> TestEditor {
    let mut test = TestEditor::with_notes(1);
    test.key("P");
    test.drag(at(500.0, 100.0), at(700.0, 100.0));
    test.drag(at(500.0, 300.0), at(700.0, 400.0));
    let line = Connector {
        to: End::free(BoardPoint::new(0.0, 200.0)),
        ..Connector::default()
    };
    test.colleague_makes(
        "line",
        BoardRect::new(900.0, 100.0, 0.0, 200.0),
        ElementKind::Connector(line),
    );
    test.key("E");
    test
}

#[test]
fn e27_what_the_eraser_touches_fades_and_goes_at_the_end_in_one_step() {
    let mut test = board();
    let (before, sent) = (test.snapshot(), test.sent);
    test.press(at(600.0, 50.0)).move_to(at(600.0, 150.0));
    assert_eq!(test.editor.overlay().erased.len(), 1);
    test.move_to(at(800.0, 150.0)).move_to(at(950.0, 200.0));
    assert_eq!(test.editor.overlay().erased.len(), 2);
    assert_eq!((test.snapshot(), test.sent), (before.clone(), sent));
    test.release(at(950.0, 200.0));
    assert_eq!(test.sent, sent + 1);
    assert!(!test.has("line") && test.has("n0"));
    assert_eq!(
        test.snapshot().elements().len(),
        before.elements().len() - 2
    );
    assert_eq!(test.editor.tool(), Tool::Eraser, "it stays in hand");
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e27_lines_are_touched_not_boxes_and_notes_never() {
    let mut test = board();
    let before = test.snapshot();
    // Inside the box of the slanting stroke, beside its line; then over the note.
    test.drag(at(510.0, 390.0), at(540.0, 395.0));
    test.drag(at(120.0, 120.0), at(280.0, 280.0));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e27_escape_brings_back_what_faded() {
    let mut test = board();
    let before = test.snapshot();
    test.press(at(600.0, 90.0))
        .move_to(at(600.0, 110.0))
        .key("Escape");
    assert!(test.editor.overlay().erased.is_empty());
    test.release(at(600.0, 110.0));
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e27_what_somebody_else_deletes_meanwhile_is_no_matter() {
    let mut test = board();
    test.press(at(890.0, 200.0)).move_to(at(910.0, 200.0));
    test.remote(|edit| edit.delete(&board::ElementId::new("line")).unwrap());
    assert!(test.editor.overlay().erased.is_empty());
    let sent = test.sent;
    test.release(at(910.0, 200.0));
    assert_eq!(test.sent, sent);
}
