use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{Availability, CommandId, Input, Modifiers, Reason};

fn locked() -> TestEditor {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]).key("Ctrl+Shift+L").key("Escape");
    assert!(test.element("n0").locked);
    assert_eq!(test.sent, 1);
    test
}

#[test]
fn e44_a_click_selects_what_is_locked_and_a_drag_does_not_move_it() {
    let mut test = locked();
    let n0 = test.middle("n0");
    test.click(n0);
    assert_eq!(test.selected(), ["n0"]);
    test.drag(n0, at(n0.x + 50.0, n0.y + 50.0));
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    assert_eq!(test.sent, 1);
}

#[test]
fn e44_what_is_locked_is_not_changed_by_anything() {
    let mut test = locked();
    test.select(&["n0"]);
    for key in ["ArrowRight", "Delete", "Ctrl+]", "Enter"] {
        test.key(key);
        assert_eq!(test.sent, 1, "{key}");
    }
    test.command(CommandId::Color(board::NoteColor::Pink));
    test.command(CommandId::NoteSize(crate::NoteSize::Large));
    assert_eq!(test.sent, 1);
    assert_eq!(
        test.editor.availability(CommandId::Delete),
        Availability::Disabled(Reason::Locked)
    );
    assert_eq!(test.editor.resizable_box(), None);
    let n0 = test.middle("n0");
    test.double_click(n0);
    assert_eq!(test.editing(), None);
    test.input(Input::Edit(board::ElementId::new("n0")));
    assert_eq!(test.editing(), None);
    assert_eq!(test.sent, 1);
}

#[test]
fn e44_the_marquee_and_select_all_leave_it_out() {
    let mut test = locked();
    test.drag(at(50.0, 50.0), at(450.0, 250.0));
    assert_eq!(test.selected(), ["n1"]);
    test.key("Ctrl+A");
    assert_eq!(test.selected(), ["n1"]);
    let n0 = test.middle("n0");
    test.click(n0);
    let n1 = test.middle("n1");
    test.click_with(n1, Modifiers::SHIFT);
    test.key("Delete");
    assert!(test.has("n0") && !test.has("n1"));
}

#[test]
fn e44_the_same_command_sets_it_free() {
    let mut test = locked();
    test.select(&["n0", "n1"]).key("Ctrl+Shift+L");
    assert!(
        test.element("n0").locked && test.element("n1").locked,
        "not all were"
    );
    test.key("Ctrl+Shift+L");
    assert!(!test.element("n0").locked && !test.element("n1").locked);
    test.key("Ctrl+Z");
    assert!(test.element("n0").locked);
}

#[test]
fn e44_a_canvas_is_the_templates_and_not_a_persons_lock() {
    let mut test = TestEditor::with_canvas();
    test.select(&["bmc"]);
    assert_eq!(
        test.editor.availability(CommandId::ToggleLock),
        Availability::Disabled(Reason::NothingSelected)
    );
    test.key("Shift+ArrowRight");
    assert_eq!(test.rect("bmc").x, 10.0);
}

#[test]
fn e44_while_others_lock_what_is_being_dragged_it_stays() {
    let mut test = TestEditor::with_notes(1);
    let n0 = test.middle("n0");
    test.press(n0).move_to(at(n0.x + 60.0, n0.y));
    test.remote(|edit| edit.set_locked(&board::ElementId::new("n0"), true).unwrap());
    test.release(at(n0.x + 60.0, n0.y));
    assert_eq!(test.rect("n0").x, 100.0);
    assert_eq!(test.sent, 0);
}
