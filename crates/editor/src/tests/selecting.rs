use board::ElementId;

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Input, Modifiers};

#[test]
fn e11_clicks_select_and_shift_adds_and_takes_away() {
    let mut test = TestEditor::with_notes(3);
    let [n0, n1] = ["n0", "n1"].map(|id| test.middle(id));
    test.click(n0);
    assert_eq!(test.selected(), ["n0"]);
    test.click_with(n1, Modifiers::SHIFT);
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.click_with(n0, Modifiers::SHIFT);
    assert_eq!(test.selected(), ["n1"]);
    test.click(n0);
    assert_eq!(test.selected(), ["n0"]);
    test.click(at(900.0, 600.0));
    assert!(test.selected().is_empty());
}

#[test]
fn e11_a_click_on_one_of_several_selects_that_one_but_a_press_keeps_all_for_dragging() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0", "n1"]);
    let n1 = test.middle("n1");
    test.press(n1);
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.release(n1);
    assert_eq!(test.selected(), ["n1"]);
}

#[test]
fn e11_ctrl_a_selects_all_notes_and_no_template() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::InsertSample {
        canvas: None,
        sample: crate::testing::sample(),
    });
    test.key("Ctrl+A");
    assert_eq!(test.selected().len(), 11);
    assert!(
        test.selected()
            .iter()
            .all(|id| id.starts_with("bmc/sample/"))
    );
    test.command(CommandId::Deselect);
    assert!(test.selected().is_empty());
}

#[test]
fn e4_a_click_in_a_cell_gives_it_the_focus() {
    let mut test = TestEditor::with_canvas();
    let cell = test.middle("bmc/ch");
    test.click(cell);
    assert_eq!(test.editor.focus(), Some(&ElementId::new("bmc/ch")));
    assert!(test.selected().is_empty());
    assert_eq!(
        test.editor.current_cell().unwrap().id,
        ElementId::new("bmc/ch")
    );
}

#[test]
fn e11_selecting_from_outside_takes_what_can_be_selected() {
    let mut test = TestEditor::with_canvas();
    test.select(&["bmc", "bmc/cs", "nobody"]);
    assert_eq!(test.selected(), ["bmc"]);
}

#[test]
fn e3_the_end_of_a_press_is_told_even_if_it_changed_nothing() {
    let mut test = TestEditor::with_notes(1);
    let middle = test.middle("n0");
    test.press(middle);
    assert!(test.editor.take_changes().overlay, "a gesture began");
    test.release(middle);
    assert_eq!(test.selected(), ["n0"]);
    assert!(test.editor.take_changes().overlay, "and ended");
}
