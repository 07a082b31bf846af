use board::ElementId;
use board::limits::NOTE_CHARACTERS_MAX;

use super::at;
use crate::testing::TestEditor;
use crate::{Caret, CommandId, Effect, Refusal, TooLong, Tool};

#[test]
fn e6_text_is_committed_as_typed_and_is_one_step() {
    let mut test = TestEditor::with_notes(1);
    let n0 = test.middle("n0");
    test.double_click(n0);
    assert_eq!(test.editing().as_deref(), Some("n0"));
    let at_click = test.effects.iter().any(|effect| {
        matches!(effect, Effect::FocusField { caret: Caret::At(point), .. } if *point == n0)
    });
    assert!(
        at_click,
        "the caret comes where the click was: {:?}",
        test.effects
    );
    test.type_text("と");
    assert_eq!(test.note("n0").text, "メモ0と");
    test.type_text("本\n");
    assert_eq!(
        test.colleague.snapshot(),
        test.snapshot(),
        "others see every key"
    );
    test.key("Escape").key("Ctrl+Z");
    assert_eq!(test.note("n0").text, "メモ0");
    assert!(!test.editor.can_undo());
}

#[test]
fn e9_typing_with_one_note_selected_edits_it() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n1"]);
    assert_eq!(
        test.field.as_ref().unwrap().text,
        "メモ1",
        "the field has the keyboard already"
    );
    // N would be a tool; with one note selected it is a letter.
    test.type_text("n");
    assert_eq!(test.editing().as_deref(), Some("n1"));
    assert_eq!(test.note("n1").text, "メモ1n");
    assert_eq!(test.editor.tool(), Tool::Select);
    test.key("Escape").key("Escape");
    assert!(test.field.is_none());
    test.key("N");
    assert_eq!(test.editor.tool(), Tool::Note);
}

#[test]
fn e9_enter_and_f2_edit_the_selected_note() {
    for key in ["Enter", "F2"] {
        let mut test = TestEditor::with_notes(1);
        test.select(&["n0"]).key(key);
        assert_eq!(test.editing().as_deref(), Some("n0"), "{key}");
        assert!(test.was_handled());
        assert_eq!(test.note("n0").text, "メモ0");
        test.key("Enter");
        assert_eq!(
            test.note("n0").text,
            "メモ0\n",
            "while editing it is a new line"
        );
    }
}

#[test]
fn e9_the_field_follows_the_selection() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0"]);
    assert_eq!(test.field.as_ref().unwrap().element, ElementId::new("n0"));
    test.select(&["n0", "n1"]);
    assert!(test.field.is_none());
    assert!(test.effects.contains(&Effect::BlurField));
    test.select(&["n2"]);
    assert_eq!(test.field.as_ref().unwrap().text, "メモ2");
    // Somebody changes the text below the waiting field.
    test.remote(|edit| edit.set_text(&ElementId::new("n2"), "変わった").unwrap());
    assert_eq!(test.field.as_ref().unwrap().text, "変わった");
    assert_eq!(test.editing(), None);
}

#[test]
fn e6_escape_ends_editing_and_again_deselects() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").key("Escape");
    assert_eq!(test.editing(), None);
    assert_eq!(test.selected(), ["n0"]);
    test.key("Escape");
    assert!(test.selected().is_empty());
}

#[test]
fn e10_a_text_beyond_the_limit_stays_in_the_field_and_is_not_stored() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter");
    let long = "あ".repeat(10_000);
    test.replace(&long);
    let refusal = Refusal::TooLong {
        what: TooLong::Note,
        characters: 10_000,
        max: NOTE_CHARACTERS_MAX,
    };
    assert_eq!(test.refusals(), [&refusal]);
    assert!(!test.has_written());
    assert_eq!(test.field.as_ref().unwrap().text, long);
    // It is said once, not with every key – and again when somebody wants to leave.
    test.insert("い");
    assert!(test.refusals().is_empty());
    for leave in ["Escape", "Tab"] {
        test.key(leave);
        assert_eq!(test.refusals().len(), 1, "{leave}");
        assert_eq!(test.editing().as_deref(), Some("n0"));
    }
    test.click(at(1000.0, 600.0));
    assert_eq!(test.editing().as_deref(), Some("n0"));
    test.command(CommandId::SelectAll);
    assert_eq!(test.editing().as_deref(), Some("n0"));
    let fits = "あ".repeat(NOTE_CHARACTERS_MAX);
    test.replace(&fits);
    assert_eq!(test.note("n0").text, fits);
    test.key("Escape");
    assert_eq!(test.editing(), None);
}

#[test]
fn e9_letters_are_tools_where_the_setting_says_so() {
    let settings = crate::EditorSettings {
        typing_edits: false,
        ..crate::EditorSettings::default()
    };
    let mut test = TestEditor::with_notes(0);
    test.editor = crate::Editor::new(board::Board::new(board::ClientNumber::new(5)), settings);
    test.editor.learn(crate::Verbs::ALL);
    test.colleague_note("n0", None, board::BoardPoint::new(0.0, 0.0), "a");
    test.select(&["n0"]).key("H");
    assert_eq!(test.editor.tool(), Tool::Hand);
    assert_eq!(test.editing(), None);
}
