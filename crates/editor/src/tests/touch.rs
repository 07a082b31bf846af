use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{Input, PinchInput, PointerButton, PointerDevice, PointerInput, PointerPhase};

#[test]
fn e19_one_finger_pans_on_the_empty_board_and_moves_a_note() {
    let mut test = TestEditor::with_notes(1);
    test.by_touch().drag(at(900.0, 600.0), at(850.0, 570.0));
    assert_eq!(test.editor.camera().origin, BoardPoint::new(50.0, 30.0));
    assert!(test.editor.overlay().is_empty());
    let n0 = test.middle("n0");
    test.drag(n0, at(n0.x + 40.0, n0.y));
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(140.0, 100.0));
    assert_eq!(
        test.editor.presence().cursor,
        None,
        "a finger that left points nowhere"
    );
}

#[test]
fn e19_tap_and_tap_again_edits() {
    let mut test = TestEditor::with_notes(1);
    let n0 = test.middle("n0");
    test.by_touch().click(n0);
    assert_eq!(test.editing(), None);
    test.click(n0);
    assert_eq!(test.editing().as_deref(), Some("n0"));
}

#[test]
fn e19_a_second_finger_turns_a_drag_into_a_pinch() {
    let mut test = TestEditor::with_notes(1);
    let n0 = test.middle("n0");
    test.by_touch().press(n0).move_to(at(n0.x + 40.0, n0.y));
    assert!(test.editor.overlay().drag.is_some());
    test.input(Input::Pointer(PointerInput {
        phase: PointerPhase::Down,
        pointer: 2,
        device: PointerDevice::Touch,
        at: at(600.0, 600.0),
        button: PointerButton::Primary,
        modifiers: crate::Modifiers::NONE,
        pressure: 0.5,
        millis: 0.0,
    }));
    assert!(test.editor.overlay().is_empty());
    test.input(Input::Pinch(PinchInput {
        at: at(300.0, 300.0),
        moved: at(0.0, 0.0),
        scale: 0.5,
    }));
    test.release(at(n0.x + 40.0, n0.y));
    assert_eq!(test.sent, 0);
    assert_eq!(test.editor.camera().zoom, 0.5);
}
