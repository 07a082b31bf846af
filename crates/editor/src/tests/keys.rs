use super::at;
use crate::testing::TestEditor;
use crate::{Effect, Input, KeyInput, Modifiers, Tool};

#[test]
fn tools_have_their_letters_and_escape_puts_them_down() {
    let mut test = TestEditor::new();
    for (key, tool) in [
        ("H", Tool::Hand),
        ("N", Tool::Note),
        ("V", Tool::Select),
        ("S", Tool::Note),
    ] {
        test.key(key);
        assert_eq!(test.editor.tool(), tool, "{key}");
        assert!(test.was_handled(), "the browser's quick find must not open");
    }
    test.key("Escape");
    assert_eq!(test.editor.tool(), Tool::Select);
}

#[test]
fn keys_without_a_meaning_are_left_to_the_browser() {
    let mut test = TestEditor::with_notes(1);
    for key in [
        "Ctrl+T",
        "F5",
        "Ctrl+R",
        "x",
        "ArrowLeft",
        "Delete",
        "Alt+ArrowLeft",
    ] {
        test.key(key);
        assert!(!test.was_handled(), "{key}");
        assert!(test.refusals().is_empty(), "{key}");
    }
}

#[test]
fn undo_is_found_on_a_cyrillic_keyboard_and_redo_has_two_keys() {
    let mut test = TestEditor::new();
    test.double_click(at(400.0, 400.0))
        .type_text("a")
        .key("Escape");
    test.input(Input::KeyDown(KeyInput {
        key: "я".into(),
        code: "KeyZ".into(),
        modifiers: Modifiers::CTRL,
        ..KeyInput::default()
    }));
    assert!(test.editor.is_empty());
    test.key("Ctrl+Shift+Z");
    assert!(!test.editor.is_empty());
    test.key("Ctrl+Z").key("Ctrl+Y");
    assert!(!test.editor.is_empty());
}

#[test]
fn the_menu_key_opens_the_menu_at_the_selection() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    for key in ["ContextMenu", "Shift+F10"] {
        test.key(key);
        let middle = test.middle("n0");
        assert!(
            test.effects.contains(&Effect::OpenContextMenu(middle)),
            "{key}"
        );
    }
}

#[test]
fn e3_other_keys_wait_while_a_gesture_runs() {
    let mut test = TestEditor::with_notes(2);
    let n0 = test.middle("n0");
    test.press(n0).move_to(at(n0.x + 50.0, n0.y));
    test.key("Delete").key("Ctrl+A").key("N");
    assert!(test.editor.in_gesture());
    assert!(test.has("n0"));
    assert_eq!(test.selected(), ["n0"]);
}
