use board::{BoardPoint, BoardRect, ElementKind, Frame, Shape};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Tool};

fn rect(x: f64, y: f64, width: f64, height: f64) -> BoardRect {
    BoardRect::new(x, y, width, height)
}

fn frame() -> ElementKind {
    ElementKind::Frame(Frame::default())
}

/// Note n0 at (100, 100), n1 at (400, 100), and a frame drawn around n0, selected.
fn framed() -> (TestEditor, String) {
    let mut test = TestEditor::with_notes(2);
    test.key("F").drag(at(50.0, 30.0), at(350.0, 450.0));
    let id = test.selected().remove(0);
    (test, id)
}

#[test]
fn e31_a_frame_takes_in_what_lies_wholly_inside_when_it_is_drawn() {
    let (mut test, frame) = framed();
    assert_eq!((test.sent, test.editor.tool()), (1, Tool::Select));
    assert_eq!(test.owner("n0"), Some(frame.clone()));
    assert_eq!(test.owner("n1"), None);
    assert_eq!(
        test.rect("n0"),
        rect(100.0, 100.0, 200.0, 200.0),
        "it stays where it was"
    );
    test.key("Ctrl+Z");
    assert_eq!(test.owner("n0"), None);
    assert!(!test.has(&frame));
}

#[test]
fn e31_a_drop_into_a_frame_sets_the_owner_and_leaving_it_unsets() {
    let (mut test, frame) = framed();
    test.key("Escape");
    test.press(at(500.0, 200.0))
        .move_to(at(400.0, 210.0))
        .move_to(at(210.0, 280.0));
    assert_eq!(test.editor.overlay().drop_cells[0].as_str(), frame);
    test.release(at(210.0, 280.0));
    assert_eq!(test.owner("n1"), Some(frame));
    test.drag(at(210.0, 280.0), at(800.0, 280.0));
    assert_eq!(test.owner("n1"), None);
}

#[test]
fn e31_everything_made_in_a_frame_belongs_to_it() {
    let (mut test, frame) = framed();
    test.key("Escape")
        .double_click(at(200.0, 380.0))
        .type_text("a");
    let note = test.editing().unwrap();
    assert_eq!(test.owner(&note), Some(frame.clone()));
    test.key("Escape")
        .key("Escape")
        .key("R")
        .click(at(200.0, 380.0));
    let shape = test.selected().remove(0);
    assert_eq!(test.owner(&shape), Some(frame.clone()));
    test.key("Escape")
        .key("P")
        .drag(at(100.0, 400.0), at(200.0, 420.0));
    let drawing = test.snapshot().elements().last().unwrap().clone();
    assert_eq!(drawing.placement.parent.unwrap().as_str(), frame);
}

#[test]
fn e31_a_cell_wins_over_a_frame_for_notes() {
    let mut test = TestEditor::with_canvas();
    let canvas = test.rect("bmc");
    test.colleague_makes("frame", canvas.grown(200.0), frame());
    let cell = test.middle("bmc/vp");
    test.double_click(cell).type_text("a");
    let note = test.editing().unwrap();
    assert_eq!(test.owner(&note).as_deref(), Some("bmc/vp"));
    test.key("Escape").key("Escape").key("R").click(cell);
    let shape = test.selected().remove(0);
    assert_eq!(test.owner(&shape).as_deref(), Some("frame"));
}

#[test]
fn e32_a_frame_is_taken_by_its_title_or_edge_and_carries_what_it_owns() {
    let (mut test, frame) = framed();
    test.key("Escape").drag(at(200.0, 45.0), at(300.0, 145.0));
    assert_eq!(test.rect(&frame), rect(150.0, 130.0, 300.0, 420.0));
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(200.0, 200.0));
    assert_eq!(test.sent, 2);
    // Within, one draws a marquee around what it owns.
    test.key("Escape").drag(at(170.0, 400.0), at(390.0, 190.0));
    assert_eq!(test.selected(), ["n0"]);
    test.click(at(300.0, 480.0));
    assert!(test.selected().is_empty(), "a click within selects nothing");
    let edge = at(151.0, 480.0);
    test.click(edge);
    assert_eq!(test.selected(), [frame]);
}

#[test]
fn e32_a_frame_is_deleted_with_what_it_owns_or_dissolved_without() {
    let (mut test, frame) = framed();
    let before = test.snapshot();
    test.key("Delete");
    assert!(!test.has(&frame) && !test.has("n0") && test.has("n1"));
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot(), before);
    test.select(&[&frame]);
    let sent = test.sent;
    test.command(CommandId::DissolveFrame);
    assert_eq!(test.sent, sent + 1);
    assert!(!test.has(&frame));
    assert_eq!(test.owner("n0"), None);
    assert_eq!(test.rect("n0"), rect(100.0, 100.0, 200.0, 200.0));
    assert_eq!(test.selected(), ["n0"]);
    test.command(CommandId::DissolveFrame);
    assert_eq!(test.refusals().len(), 1);
}

#[test]
fn e44_a_locked_frame_is_not_dissolved() {
    let (mut test, frame) = framed();
    test.key("Ctrl+Shift+L");
    test.select(&["n0", &frame]);
    let sent = test.sent;
    test.command(CommandId::DissolveFrame);
    assert_eq!((test.sent, test.owner("n0")), (sent, Some(frame)));
}

#[test]
fn e32_frames_nest_but_never_in_a_circle() {
    let mut test = TestEditor::with_notes(0);
    test.colleague_makes("outer", rect(100.0, 100.0, 600.0, 400.0), frame());
    test.colleague_makes("inner", rect(800.0, 100.0, 200.0, 200.0), frame());
    test.colleague_makes(
        "shape",
        rect(850.0, 180.0, 80.0, 80.0),
        ElementKind::Shape(Shape {
            fill: Some(board::NoteColor::Blue),
            ..Shape::default()
        }),
    );
    test.drag(at(890.0, 220.0), at(892.0, 230.0));
    test.drag(at(890.0, 230.0), at(900.0, 240.0));
    assert_eq!(test.owner("shape").as_deref(), Some("inner"));
    test.drag(at(900.0, 120.0), at(400.0, 220.0));
    assert_eq!(test.owner("inner").as_deref(), Some("outer"));
    assert_eq!(test.owner("shape").as_deref(), Some("inner"));
    // The outer one moved a little is not put into the inner one, over whose area its middle comes to lie.
    test.drag(at(200.0, 120.0), at(210.0, 130.0));
    assert_eq!(test.owner("outer"), None);
    test.select(&["inner"]);
    test.command(CommandId::DissolveFrame);
    assert_eq!(
        test.owner("shape").as_deref(),
        Some("outer"),
        "to the next one outside"
    );
}
