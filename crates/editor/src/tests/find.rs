use board::{BoardPoint, ElementId, Locale};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Dialog, Effect, Input};

fn found(test: &TestEditor, query: &str) -> Vec<String> {
    let ids = test.editor.find(query);
    ids.iter().map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn e49_texts_are_found_in_the_order_of_reading() {
    let mut test = TestEditor::with_canvas();
    test.colleague_note("free", None, BoardPoint::new(-500.0, 0.0), "コスメの価値");
    test.colleague_note(
        "second",
        Some("bmc/vp"),
        BoardPoint::new(20.0, 200.0),
        "ｺｽﾒ",
    );
    test.colleague_note(
        "first",
        Some("bmc/vp"),
        BoardPoint::new(20.0, 60.0),
        "こすめ",
    );
    test.colleague_note("other", Some("bmc/vp"), BoardPoint::new(20.0, 400.0), "別");
    assert_eq!(found(&test, " コスメ "), ["first", "second", "free"]);
    assert_eq!(
        found(&test, "価値").last().map(String::as_str),
        Some("free")
    );
    assert_eq!(found(&test, "ない言葉"), Vec::<String>::new());
    assert_eq!(found(&test, "  "), Vec::<String>::new());
    assert_eq!(found(&test, &"あ".repeat(2_000)), Vec::<String>::new());
}

#[test]
fn e106_kana_are_found_by_the_letters_that_make_them() {
    let mut test = TestEditor::new();
    test.colleague_note(
        "kana",
        None,
        BoardPoint::new(0.0, 0.0),
        "ヴィーガンのコスメ",
    );
    test.colleague_note("latin", None, BoardPoint::new(0.0, 500.0), "kosuna");
    assert_eq!(found(&test, "kosume"), ["kana"]);
    assert_eq!(found(&test, "ＫＯＳＵＭ"), ["kana"]);
    assert_eq!(found(&test, "kosu"), ["kana", "latin"], "as letters, too");
    assert_eq!(found(&test, "gan"), ["kana"]);
    assert_eq!(found(&test, "kosumx"), Vec::<String>::new());
}

#[test]
fn e49_labels_are_found_in_the_language_of_the_moment() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Locale(Locale::En));
    assert_eq!(found(&test, "customer segment"), ["bmc/cs"]);
    test.input(Input::Locale(Locale::Ja));
    assert_eq!(found(&test, "customer segment"), Vec::<String>::new());
}

#[test]
fn e49_what_is_found_is_shown_and_selected() {
    let mut test = TestEditor::with_notes(1);
    test.colleague_note("far", None, BoardPoint::new(9_000.0, 9_000.0), "遠い");
    test.input(Input::Reveal(ElementId::new("far")));
    assert_eq!(test.selected(), ["far"]);
    assert_eq!(test.editor.camera().zoom, 1.0, "it could be read");
    assert!(seen(&test, "far"));
    test.input(Input::LookAt {
        center: BoardPoint::default(),
        zoom: 0.1,
    });
    test.input(Input::Reveal(ElementId::new("far")));
    assert!(test.editor.camera().zoom > 0.4, "closer, to be read");
    assert!(seen(&test, "far"));
    test.wheel(at(0.0, 0.0), 0.0, -40.0, crate::Modifiers::CTRL);
    test.input(Input::Reveal(ElementId::new("nobody")));
    assert_eq!(test.selected(), ["far"]);
    assert_eq!(test.sent, 0);
}

#[test]
fn e49_a_cell_that_is_found_gets_the_focus() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Reveal(ElementId::new("bmc/vp")));
    assert_eq!(test.editor.focus(), Some(&ElementId::new("bmc/vp")));
    assert!(test.selected().is_empty());
}

#[test]
fn e49_keys_ask_for_the_bar_and_the_palette() {
    let mut test = TestEditor::with_notes(1);
    for (key, dialog) in [
        ("Ctrl+F", Dialog::Find),
        ("Ctrl+K", Dialog::Palette),
        ("Ctrl+/", Dialog::Palette),
    ] {
        test.key(key);
        assert!(test.effects.contains(&Effect::OpenDialog(dialog)), "{key}");
        assert!(test.was_handled(), "the browser's own bar stays away");
    }
    test.key("M");
    assert!(test.editor.settings().minimap);
    test.command(CommandId::ToggleMinimap);
    assert!(!test.editor.settings().minimap);
}

fn seen(test: &TestEditor, id: &str) -> bool {
    let viewport = test.editor.settings().viewport;
    let seen = test.editor.camera().visible(viewport);
    seen.encloses(&test.rect(id))
}
