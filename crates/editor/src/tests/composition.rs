use board::ElementId;

use super::at;
use crate::testing::TestEditor;
use crate::{Input, KeyInput};

#[test]
fn e7_a_composition_is_stored_when_it_is_confirmed() {
    let mut test = TestEditor::new();
    test.double_click(at(400.0, 300.0));
    test.compose_start().compose_step("か").compose_step("かち");
    assert_eq!(test.sent, 0);
    test.compose_step("価値").compose_end();
    let id = test.editing().unwrap();
    assert_eq!(test.note(&id).text, "価値");
    test.compose(&["て", "提", "提案"]);
    assert_eq!(test.note(&id).text, "価値提案");
}

#[test]
fn e7_a_composition_starts_in_the_field_of_a_merely_selected_note() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    test.compose_start();
    assert_eq!(test.editing().as_deref(), Some("n0"));
    let untouched = test.effects.iter().all(|effect| {
        !matches!(
            effect,
            crate::Effect::FocusField { .. } | crate::Effect::FieldText { .. }
        )
    });
    assert!(
        untouched,
        "the first kana would be lost: {:?}",
        test.effects
    );
    test.compose_step("で").compose_step("です").compose_end();
    assert_eq!(test.note("n0").text, "メモ0です");
}

#[test]
fn e15_no_key_of_the_input_method_is_ours() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter");
    for key in [
        "Enter",
        "Escape",
        "Tab",
        "ArrowDown",
        "Process",
        "n",
        "Delete",
        " ",
    ] {
        for ctrl in [false, true] {
            let mut input = KeyInput {
                key: key.into(),
                composing: true,
                ..KeyInput::default()
            };
            input.modifiers.ctrl = ctrl;
            test.input(Input::KeyDown(input));
            assert!(!test.was_handled(), "{key}");
            assert_eq!(test.editing().as_deref(), Some("n0"), "{key}");
        }
    }
    // Also between the borders of a composition, whatever the browser says about the key.
    test.compose_start().compose_step("に");
    test.input(Input::KeyDown(KeyInput {
        key: "Tab".into(),
        ..KeyInput::default()
    }));
    assert_eq!(test.editing().as_deref(), Some("n0"));
    test.compose_end();
    assert_eq!(test.note("n0").text, "メモ0に");
}

#[test]
fn e8_what_others_write_waits_until_the_composition_ends() {
    let mut test = TestEditor::with_notes(1);
    let n0 = ElementId::new("n0");
    test.select(&["n0"]).key("Enter");
    test.compose_start().compose_step("にほ");
    // The test field would panic if it were touched now.
    test.remote(|edit| edit.set_text(&n0, "新しいメモ0").unwrap());
    assert_eq!(test.field.as_ref().unwrap().text, "メモ0にほ");
    test.compose_step("日本").compose_end();
    assert_eq!(test.note("n0").text, "新しいメモ0日本");
    let field = test.field.as_ref().unwrap();
    assert_eq!(field.text, "新しいメモ0日本");
    assert_eq!(field.caret, 8, "the caret stays behind what was typed");
    test.type_text("!");
    assert_eq!(test.note("n0").text, "新しいメモ0日本!");
}

#[test]
fn e8_others_changes_elsewhere_do_not_disturb_a_composition() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]).key("Enter");
    test.compose_start().compose_step("あ");
    test.remote(|edit| edit.set_text(&ElementId::new("n1"), "別").unwrap());
    assert!(test.effects.is_empty(), "{:?}", test.effects);
    test.remote(|edit| edit.delete(&ElementId::new("n1")).unwrap());
    assert!(test.effects.is_empty(), "{:?}", test.effects);
    test.compose_end();
    assert_eq!(test.note("n0").text, "メモ0あ");
}

#[test]
fn e7_a_composition_that_is_broken_off_by_a_click_is_kept() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter");
    test.compose_start().compose_step("まだ");
    test.click(at(1000.0, 600.0));
    assert_eq!(test.editing(), None);
    assert_eq!(test.note("n0").text, "メモ0まだ");
}
