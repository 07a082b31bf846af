use board::ElementId;

use crate::testing::TestEditor;
use crate::{CommandId, Input};

fn texts(test: &TestEditor, cell: &str) -> Vec<String> {
    let snapshot = test.snapshot();
    let notes = snapshot.notes_in_reading_order(&ElementId::new(cell));
    notes
        .iter()
        .map(|note| note.as_note().unwrap().text.clone())
        .collect()
}

#[test]
fn e18_tab_writes_note_after_note_into_a_cell() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(ElementId::new("bmc/cs"))).key("N");
    for text in ["一", "二", "三", "四"] {
        test.type_text(text).key("Tab");
        assert!(test.was_handled());
    }
    assert_eq!(texts(&test, "bmc/cs"), ["一", "二", "三", "四"]);
    // The fifth is still empty: Tab stays there, Escape takes it away.
    let fifth = test.editing();
    test.key("Tab");
    assert_eq!(test.editing(), fifth);
    test.key("Escape");
    assert_eq!(texts(&test, "bmc/cs").len(), 4);
    let snapshot = test.snapshot();
    let notes = snapshot.notes_in_reading_order(&ElementId::new("bmc/cs"));
    for (index, note) in notes.iter().enumerate() {
        for other in notes.iter().skip(index + 1) {
            assert!(
                !test
                    .rect(note.id.as_str())
                    .intersects(&test.rect(other.id.as_str()))
            );
        }
    }
    for _ in 0..4 {
        test.command(CommandId::Undo);
    }
    assert!(texts(&test, "bmc/cs").is_empty(), "each note is one step");
}

#[test]
fn e18_tab_and_shift_tab_walk_through_notes_that_are_there() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(ElementId::new("bmc/cs"))).key("N");
    test.type_text("一")
        .key("Tab")
        .type_text("二")
        .key("Shift+Tab");
    assert_eq!(test.field.as_ref().unwrap().text, "一");
    test.type_text("!").key("Shift+Tab");
    assert_eq!(
        test.field.as_ref().unwrap().text,
        "一!",
        "before the first there is nothing"
    );
    test.key("Tab");
    assert_eq!(test.field.as_ref().unwrap().text, "二");
    test.type_text("!");
    assert_eq!(texts(&test, "bmc/cs"), ["一!", "二!"]);
}

#[test]
fn e18_free_notes_go_on_to_the_right_to_the_left_and_below() {
    let mut test = TestEditor::with_notes(1);
    let home = test.rect("n0");
    let cases = [
        ("Tab", 210.0, 0.0),
        ("Shift+Tab", -210.0, 0.0),
        ("Ctrl+Enter", 0.0, 210.0),
    ];
    for (key, x, y) in cases {
        test.select(&["n0"]).key("Enter").key(key).type_text(key);
        let id = test.editing().unwrap();
        assert_eq!(test.rect(&id).origin().x - home.x, x, "{key}");
        assert_eq!(test.rect(&id).origin().y - home.y, y, "{key}");
        // The second time the neighbour is there.
        test.select(&["n0"]).key("Enter").key(key);
        assert_eq!(test.editing().as_deref(), Some(id.as_str()), "{key}");
    }
    assert_eq!(test.snapshot().elements().len(), 4);
}

#[test]
fn e18_ctrl_enter_goes_below_in_a_cell_and_never_out_of_it() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(ElementId::new("bmc/kr"))).key("N");
    for text in ["一", "二", "三", "四", "五"] {
        test.type_text(text).key("Ctrl+Enter");
    }
    test.key("Escape");
    assert_eq!(texts(&test, "bmc/kr").len(), 5);
    let cell = test.rect("bmc/kr");
    let snapshot = test.snapshot();
    for note in snapshot.children(&ElementId::new("bmc/kr")) {
        assert!(cell.encloses(&test.rect(note.id.as_str())), "{}", note.id);
    }
}

#[test]
fn e18_ctrl_enter_works_from_a_selected_note() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Ctrl+Enter").type_text("下");
    let id = test.editing().unwrap();
    assert_eq!(test.rect(&id).y, 310.0);
}
