use board::{BoardPoint, NoteColor};

use crate::testing::TestEditor;
use crate::{CommandId, Input, Pasted};

#[test]
fn e50_undo_gives_back_what_was_selected_before_the_step_and_redo_what_was_after() {
    let mut test = TestEditor::with_notes(4);
    test.select(&["n0", "n1"])
        .command(CommandId::Color(NoteColor::Blue));
    test.select(&["n2"]).key("Ctrl+D");
    let copy = test.selected();
    test.select(&["n3", "n0"]).key("Delete");
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n3", "n0"], "in the order of selecting");
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n2"]);
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.key("Ctrl+Y").key("Ctrl+Y");
    assert_eq!(test.selected(), copy);
}

#[test]
fn e50_a_new_step_forgets_those_that_were_taken_back() {
    let mut test = TestEditor::with_notes(3);
    for id in ["n0", "n1"] {
        test.select(&[id])
            .command(CommandId::Color(NoteColor::Pink));
    }
    test.key("Ctrl+Z").key("Ctrl+Z");
    test.select(&["n2"])
        .command(CommandId::Color(NoteColor::Green));
    test.key("Escape").key("Ctrl+Z");
    assert_eq!(test.selected(), ["n2"]);
    assert!(!test.editor.can_undo());
}

#[test]
fn e50_typing_and_pasting_are_remembered_too() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"])
        .key("Enter")
        .type_text("abc")
        .key("Escape");
    test.select(&["n1"]);
    test.input(Input::Paste(Pasted {
        text: Some("貼った".into()),
        ..Pasted::default()
    }));
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n1"]);
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n0"]);
    assert_eq!(test.note("n0").text, "メモ0");
}

#[test]
fn e50_what_others_deleted_meanwhile_is_not_selected() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0", "n1"]).key("ArrowRight");
    test.key("Escape");
    test.remote(|edit| edit.delete(&board::ElementId::new("n1")).unwrap());
    test.key("Ctrl+Z");
    assert_eq!(test.selected(), ["n0"]);
    assert_eq!(test.rect("n0").origin(), BoardPoint::new(100.0, 100.0));
}
