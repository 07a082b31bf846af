use board::{BoardPoint, ElementId};

use super::at;
use crate::testing::TestEditor;
use crate::{Modifiers, PointerButton};

#[test]
fn e11_a_marquee_selects_what_it_touches_and_with_alt_what_it_encloses() {
    let mut test = TestEditor::with_notes(3);
    test.drag(at(50.0, 50.0), at(450.0, 250.0));
    assert_eq!(test.selected(), ["n0", "n1"]);
    assert!(test.editor.overlay().is_empty());
    test.drag_with(
        at(50.0, 50.0),
        at(450.0, 350.0),
        PointerButton::Primary,
        Modifiers::ALT,
    );
    assert_eq!(test.selected(), ["n0"]);
    test.drag_with(
        at(1100.0, 50.0),
        at(750.0, 250.0),
        PointerButton::Primary,
        Modifiers::SHIFT,
    );
    assert_eq!(test.selected(), ["n0", "n2"]);
    assert_eq!(test.sent, 0);
}

#[test]
fn e11_escape_gives_back_what_was_selected_before_the_marquee() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n2"]);
    test.press(at(50.0, 50.0)).move_to(at(450.0, 250.0));
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.remote(|edit| edit.delete(&ElementId::new("n2")).unwrap());
    test.key("Escape");
    assert!(test.selected().is_empty(), "n2 is gone meanwhile");
}

#[test]
fn e4_a_marquee_over_a_canvas_takes_its_notes_and_nothing_else() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/kp"), BoardPoint::new(20.0, 80.0), "協力者");
    let before = test.snapshot();
    let cell = test.rect("bmc/kp");
    let from = test.screen(cell.x + 5.0, cell.y + 5.0);
    let to = test.screen(cell.right() - 5.0, cell.bottom() - 5.0);
    test.drag(from, to);
    assert_eq!(test.selected(), ["n"]);
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e11_a_marquee_that_adds_does_not_bring_back_what_others_deleted() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n2"]);
    let add = Modifiers::SHIFT;
    test.pointer(
        crate::PointerPhase::Down,
        at(50.0, 50.0),
        PointerButton::Primary,
        add,
    );
    test.move_with(at(150.0, 150.0), add);
    test.remote(|edit| edit.delete(&ElementId::new("n2")).unwrap());
    test.move_with(at(160.0, 160.0), add);
    assert_eq!(test.selected(), ["n0"]);
}
