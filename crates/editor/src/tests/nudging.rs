use board::BoardPoint;

use crate::testing::TestEditor;

#[test]
fn e3_arrows_move_by_1_and_with_shift_by_10() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    test.key("ArrowRight")
        .key("Shift+ArrowDown")
        .key("ArrowUp")
        .key("ArrowLeft");
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 109.0));
    assert_eq!(test.editing(), None);
    for _ in 0..4 {
        assert!(test.editor.can_undo());
        test.key("Ctrl+Z");
    }
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    assert!(!test.editor.can_undo());
}

#[test]
fn e3_a_held_arrow_is_one_step() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).hold("ArrowRight", 20);
    assert_eq!(test.rect("n0").x, 121.0);
    test.key("ArrowDown").hold("ArrowRight", 2);
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(121.0, 100.0));
    test.key("Ctrl+Z");
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
    assert!(!test.editor.can_undo());
}

#[test]
fn e2_the_keyboard_can_move_a_note_from_cell_to_cell() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("n", Some("bmc/vp"), BoardPoint::new(300.0, 100.0), "価値");
    test.select(&["n"]).hold("Shift+ArrowRight", 10);
    assert_eq!(test.owner("n").as_deref(), Some("bmc/cr"));
    test.key("Ctrl+Z");
    assert_eq!(test.owner("n").as_deref(), Some("bmc/vp"));
}

#[test]
fn a_nudged_note_stays_in_sight() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).hold("Shift+ArrowLeft", 60);
    let seen = test
        .editor
        .camera()
        .visible(test.editor.settings().viewport);
    assert!(seen.encloses(&test.rect("n0")));
}
