use board::{BoardPoint, BoardRect, Form, Ink, NoteColor};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Input, Modifiers, PointerButton, PointerPhase, Tool};

fn rect(x: f64, y: f64, width: f64, height: f64) -> BoardRect {
    BoardRect::new(x, y, width, height)
}

fn drawn(key: &str, held: Modifiers) -> (TestEditor, String) {
    let mut test = TestEditor::with_notes(0);
    test.key(key).drag_with(
        at(100.0, 100.0),
        at(300.0, 180.0),
        PointerButton::Primary,
        held,
    );
    let id = test.selected().remove(0);
    (test, id)
}

#[test]
fn e24_a_drag_draws_a_shape_and_the_tool_is_used_up() {
    for (key, form) in [("R", Form::Rectangle), ("O", Form::Ellipse)] {
        let (mut test, id) = drawn(key, Modifiers::NONE);
        assert_eq!(test.element(&id).as_shape().unwrap().form, form);
        assert_eq!(test.rect(&id), rect(100.0, 100.0, 200.0, 80.0));
        assert_eq!((test.sent, test.editor.tool()), (1, Tool::Select));
        test.type_text("中");
        assert_eq!(
            test.element(&id).text(),
            Some("中"),
            "it is written in at once"
        );
        test.key("Escape").key("Ctrl+Z").key("Ctrl+Z");
        assert!(test.snapshot().elements().is_empty());
    }
}

#[test]
fn e24_shift_draws_a_square_and_alt_from_the_middle() {
    let (test, id) = drawn("R", Modifiers::SHIFT);
    assert_eq!(test.rect(&id), rect(100.0, 100.0, 200.0, 200.0));
    let (test, id) = drawn("R", Modifiers::ALT);
    assert_eq!(test.rect(&id), rect(-100.0, 20.0, 400.0, 160.0));
    let both = Modifiers {
        shift: true,
        ..Modifiers::ALT
    };
    let (test, id) = drawn("O", both);
    assert_eq!(test.rect(&id), rect(-100.0, -100.0, 400.0, 400.0));
    let mut test = TestEditor::with_notes(0);
    test.command(CommandId::ToolShape(Form::Circle))
        .drag(at(300.0, 300.0), at(200.0, 250.0));
    let id = test.selected().remove(0);
    assert_eq!(
        test.rect(&id),
        rect(200.0, 200.0, 100.0, 100.0),
        "circles are round"
    );
}

#[test]
fn e24_a_click_puts_one_of_the_usual_size() {
    for form in Form::ALL {
        let mut test = TestEditor::with_notes(0);
        test.command(CommandId::ToolShape(*form))
            .click(at(400.0, 300.0));
        let id = test.selected().remove(0);
        let rect = test.rect(&id);
        assert_eq!((rect.center().x, rect.center().y), (400.0, 300.0));
        assert!(rect.width >= 120.0 && rect.height >= 100.0, "{form:?}");
    }
}

#[test]
fn e24_the_box_is_an_overlay_until_the_pointer_comes_up() {
    let mut test = TestEditor::with_notes(0);
    test.key("R")
        .press(at(100.0, 100.0))
        .move_to(at(200.0, 150.0));
    let shown = test.editor.overlay().drawn_box.unwrap();
    assert_eq!(shown.form, Some(Form::Rectangle));
    assert_eq!(shown.rect, rect(100.0, 100.0, 100.0, 50.0));
    assert_eq!(test.sent, 0);
    test.key("Escape");
    assert!(test.editor.overlay().is_empty());
    test.release(at(200.0, 150.0));
    assert!(test.snapshot().elements().is_empty());
    assert_eq!(
        test.editor.tool(),
        Tool::Shape(Form::Rectangle),
        "the tool stays"
    );
    test.key("Escape");
    assert_eq!(test.editor.tool(), Tool::Select);
}

#[test]
fn e24_looks_chosen_last_are_those_of_the_next_shape() {
    let mut test = TestEditor::with_notes(0);
    test.key("R");
    test.command(CommandId::Ink(Ink::Red));
    test.command(CommandId::Fill(Some(NoteColor::Pink)));
    test.command(CommandId::Form(Form::Diamond));
    assert_eq!(test.editor.tool(), Tool::Shape(Form::Diamond));
    test.click(at(400.0, 300.0));
    let id = test.selected().remove(0);
    let shape = test.element(&id).as_shape().unwrap().clone();
    assert_eq!((shape.form, shape.ink), (Form::Diamond, Ink::Red));
    assert_eq!(shape.fill, Some(NoteColor::Pink));
    assert_eq!(shape.author, "はな");
}

#[test]
fn e23_q_keeps_the_tool_and_escape_puts_it_away() {
    let mut test = TestEditor::with_notes(0);
    test.key("Q").key("R");
    assert!(test.editor.keeps_tool());
    for x in [100.0, 400.0] {
        test.click(at(x, 300.0));
        assert_eq!(test.editor.tool(), Tool::Shape(Form::Rectangle));
    }
    assert_eq!(test.snapshot().elements().len(), 2);
    test.key("Escape");
    assert_eq!(test.editor.tool(), Tool::Select);
    test.key("Escape").key("Q").key("N");
    test.click(at(700.0, 300.0)).type_text("a").key("Escape");
    assert_eq!(test.editor.tool(), Tool::Select, "one note only");
}

#[test]
fn e23_every_tool_has_its_key() {
    for (key, tool) in [
        ("V", Tool::Select),
        ("H", Tool::Hand),
        ("N", Tool::Note),
        ("S", Tool::Note),
        ("T", Tool::Text),
        ("R", Tool::Shape(Form::Rectangle)),
        ("O", Tool::Shape(Form::Ellipse)),
        ("A", Tool::Connector),
        ("L", Tool::Connector),
        ("P", Tool::Pen),
        ("E", Tool::Eraser),
        ("F", Tool::Frame),
    ] {
        let mut test = TestEditor::with_notes(0);
        test.key(key);
        assert_eq!(test.editor.tool(), tool, "{key}");
        test.input(Input::ReadOnly(true));
        test.key("V").key(key);
        let looks_only = matches!(tool, Tool::Select | Tool::Hand);
        assert_eq!(test.refusals().is_empty(), looks_only, "{key}");
        assert_eq!(test.editor.tool() == tool, looks_only, "{key}");
    }
}

#[test]
fn e24_a_drag_in_the_corner_of_the_eye_is_not_lost() {
    // A second button during the drag means nothing; a lost pointer gives it up.
    let mut test = TestEditor::with_notes(0);
    test.key("F")
        .press(at(100.0, 100.0))
        .move_to(at(500.0, 400.0));
    let (right, none) = (PointerButton::Secondary, Modifiers::NONE);
    test.pointer(PointerPhase::Up, at(500.0, 400.0), right, none);
    assert!(test.editor.overlay().drawn_box.is_some());
    test.pointer(
        PointerPhase::Cancel,
        at(500.0, 400.0),
        PointerButton::Primary,
        none,
    );
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e3_a_box_that_is_drawn_to_the_edge_takes_the_view_along_and_keeps_its_corner() {
    let mut test = TestEditor::with_notes(0);
    test.key("R");
    test.press(at(1000.0, 300.0));
    assert!(!test.editor.wants_ticks());
    test.move_to(at(1277.0, 400.0));
    assert!(test.editor.wants_ticks());
    for _ in 0..70 {
        test.wait(16.0).input(Input::Tick);
    }
    let scrolled = test.editor.camera().origin.x;
    assert!(scrolled > 200.0, "{scrolled}");
    test.release(at(1277.0, 400.0));
    assert!(!test.editor.wants_ticks());
    let id = test.selected().remove(0);
    let drawn = test.rect(&id);
    assert_eq!(drawn.origin(), BoardPoint::new(1000.0, 300.0));
    assert!(
        (drawn.right() - 1277.0 - scrolled).abs() <= 1.0,
        "{drawn:?}"
    );
}

#[test]
fn e3_a_press_at_the_edge_that_draws_nothing_yet_moves_nothing() {
    let mut test = TestEditor::with_notes(0);
    for tool in ["R", "A"] {
        test.key(tool).press(at(1277.0, 400.0));
        test.move_to(at(1278.0, 400.0));
        assert!(!test.editor.wants_ticks(), "{tool}");
        test.key("Escape").key("Escape").release(at(1278.0, 400.0));
    }
}
