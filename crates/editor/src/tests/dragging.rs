use board::{BoardPoint, ElementId};

use super::at;
use crate::testing::TestEditor;
use crate::{Input, KeyInput, Modifiers, PointerButton};

#[test]
fn e3_a_drag_is_an_overlay_and_then_one_transaction() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.press(from);
    for step in 1..=10 {
        test.move_to(at(
            from.x + 10.0 * f64::from(step),
            from.y + 5.0 * f64::from(step),
        ));
        assert!(!test.has_written());
    }
    let drag = test.editor.overlay().drag.clone().unwrap();
    assert_eq!(drag.delta, BoardPoint::new(100.0, 50.0));
    assert_eq!(
        test.rect("n0").origin(),
        BoardPoint::new(100.0, 100.0),
        "the document waits"
    );
    test.release(at(from.x + 100.0, from.y + 50.0));
    assert_eq!(test.sent, 1);
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(200.0, 150.0));
    assert!(test.editor.overlay().is_empty());
    test.key("Ctrl+Z");
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    assert!(!test.editor.can_undo());
}

#[test]
fn e3_a_hand_that_trembles_does_not_drag() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.drag(from, at(from.x + 3.0, from.y + 2.0));
    assert_eq!(test.sent, 0);
    assert_eq!(test.selected(), ["n0"], "it was a click");
    test.drag(from, at(from.x + 5.0, from.y));
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(105.0, 100.0));
}

#[test]
fn e3_escape_gives_a_drag_up() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 80.0, from.y));
    test.key("Escape");
    assert!(test.was_handled());
    assert!(test.editor.overlay().is_empty());
    test.move_to(at(from.x + 90.0, from.y))
        .release(at(from.x + 90.0, from.y));
    assert_eq!(test.sent, 0);
    assert_eq!(test.selected(), ["n0"]);
}

#[test]
fn e3_shift_locks_the_axis_and_can_be_pressed_on_the_way() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 80.0, from.y + 20.0));
    let shift = KeyInput {
        key: "Shift".into(),
        modifiers: Modifiers::SHIFT,
        ..KeyInput::default()
    };
    test.input(Input::KeyDown(shift.clone()));
    let delta = test.editor.overlay().drag.as_ref().unwrap().delta;
    assert_eq!(delta, BoardPoint::new(80.0, 0.0));
    let up = KeyInput {
        modifiers: Modifiers::NONE,
        ..shift
    };
    test.input(Input::KeyUp(up));
    let delta = test.editor.overlay().drag.as_ref().unwrap().delta;
    assert_eq!(delta, BoardPoint::new(80.0, 20.0));
}

#[test]
fn e3_several_notes_keep_their_distances() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0", "n2"]);
    let from = test.middle("n2");
    test.drag(from, at(from.x + 11.0, from.y + 250.0));
    assert_eq!(test.sent, 1);
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(111.0, 350.0));
    assert_eq!(test.rect("n2").origin(), BoardPoint::new(711.0, 350.0));
    assert_eq!(test.rect("n1").origin(), BoardPoint::new(400.0, 100.0));
}

#[test]
fn e3_alt_drags_a_copy_away() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    let to = at(from.x + 400.0, from.y + 30.0);
    test.drag_with(from, to, PointerButton::Primary, Modifiers::ALT);
    assert_eq!(test.sent, 1);
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    let copy = test.selected().remove(0);
    assert_eq!(test.rect(&copy).origin(), BoardPoint::new(500.0, 130.0));
    assert_eq!(test.note(&copy), test.note("n0"));
    test.key("Ctrl+Z");
    assert!(!test.has(&copy));
}

#[test]
fn e2_a_note_dropped_in_a_cell_belongs_to_it() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", None, BoardPoint::new(-400.0, 0.0), "価値");
    test.command(crate::CommandId::FitBoard);
    let (from, to) = (test.middle("n"), test.middle("bmc/vp"));
    test.press(from)
        .move_to(at(from.x, from.y + 9.0))
        .move_to(to);
    assert_eq!(test.editor.overlay().drop_cells, [ElementId::new("bmc/vp")]);
    test.release(to);
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
    let apart = test.rect("n").center() - test.rect("bmc/vp").center();
    assert!(
        apart.x.abs() < 2.0 && apart.y.abs() < 2.0,
        "it lies where it was dropped: {apart:?}"
    );
    let outside = test.screen(-300.0, 100.0);
    test.drag(to, outside);
    assert_eq!(test.owner("n"), None);
    test.key("Ctrl+Z");
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
}

#[test]
fn e2_dropped_together_each_note_belongs_to_the_cell_under_its_middle() {
    let mut test = TestEditor::with_canvas();
    let left = test.rect("bmc/ka");
    test.colleague_note("a", None, BoardPoint::new(left.x, -500.0), "a");
    test.colleague_note("b", None, BoardPoint::new(left.x + 400.0, -500.0), "b");
    test.command(crate::CommandId::FitBoard).select(&["a", "b"]);
    let from = test.middle("a");
    let to = test.screen(left.center().x, left.center().y);
    test.drag(from, to);
    assert_eq!(test.owner("a").as_deref(), Some("bmc/ka"));
    assert_eq!(test.owner("b").as_deref(), Some("bmc/vp"));
}

#[test]
fn e3_the_view_scrolls_when_a_drag_reaches_its_edge() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.press(from).move_to(at(640.0, 300.0));
    assert!(!test.editor.wants_ticks());
    test.move_to(at(1277.0, 300.0));
    assert!(test.editor.wants_ticks());
    for _ in 0..10 {
        test.wait(16.0).input(Input::Tick);
    }
    assert_eq!(test.editor.camera().origin.x, 0.0, "not at once");
    for _ in 0..60 {
        test.wait(16.0).input(Input::Tick);
    }
    let scrolled = test.editor.camera().origin.x;
    assert!(scrolled > 200.0, "{scrolled}");
    test.release(at(1277.0, 300.0));
    assert!(!test.editor.wants_ticks());
    let expected = 100.0 + (1277.0 - from.x) + scrolled;
    assert!((test.rect("n0").x - expected).abs() <= 1.0, "it went along");
}

#[test]
fn e3_a_second_finger_or_a_lost_pointer_gives_the_drag_up() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 80.0, from.y));
    test.input(Input::Blur);
    assert!(!test.editor.in_gesture());
    test.release(at(from.x + 80.0, from.y));
    assert_eq!(test.sent, 0);
}

#[test]
fn e3_another_button_does_not_end_a_drag() {
    let mut test = TestEditor::with_notes(1);
    let from = test.middle("n0");
    let to = at(from.x + 80.0, from.y);
    test.press(from).move_to(to);
    for phase in [crate::PointerPhase::Down, crate::PointerPhase::Up] {
        test.pointer(phase, to, PointerButton::Secondary, Modifiers::NONE);
        assert!(test.editor.overlay().drag.is_some());
        assert!(test.effects.is_empty(), "{:?}", test.effects);
    }
    test.release(to);
    assert_eq!(test.rect("n0").x, 180.0);
}
