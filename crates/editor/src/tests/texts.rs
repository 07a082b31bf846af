use board::{
    BoardPoint, BoardRect, Connector, ElementKind, End, Frame, Shape, TextBlock, TextScale,
};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Refusal, TooLong, Tool};

fn rect(x: f64, y: f64, width: f64, height: f64) -> BoardRect {
    BoardRect::new(x, y, width, height)
}

/// One of each kind that can be written in, named after it, with the text 一.
fn with_texts() -> TestEditor {
    let text = || "一".to_owned();
    let mut test = TestEditor::with_notes(0);
    test.colleague_note("note", None, BoardPoint::new(50.0, 50.0), "一");
    let block = TextBlock {
        text: text(),
        ..TextBlock::default()
    };
    test.colleague_makes(
        "text",
        rect(300.0, 50.0, 60.0, 30.0),
        ElementKind::Text(block),
    );
    let shape = Shape {
        text: text(),
        ..Shape::default()
    };
    test.colleague_makes(
        "shape",
        rect(500.0, 50.0, 160.0, 100.0),
        ElementKind::Shape(shape),
    );
    let line = Connector {
        to: End::free(BoardPoint::new(200.0, 0.0)),
        text: text(),
        ..Connector::default()
    };
    test.colleague_makes(
        "line",
        rect(50.0, 400.0, 200.0, 0.0),
        ElementKind::Connector(line),
    );
    let frame = Frame {
        text: text(),
        tint: None,
    };
    test.colleague_makes(
        "frame",
        rect(400.0, 300.0, 400.0, 300.0),
        ElementKind::Frame(frame),
    );
    test
}

const KINDS: [&str; 5] = ["note", "text", "shape", "line", "frame"];

fn text(test: &TestEditor, id: &str) -> String {
    test.element(id).text().unwrap().to_owned()
}

#[test]
fn e21_whatever_has_a_text_is_written_in_the_same_ways() {
    for id in KINDS {
        for key in ["Enter", "F2"] {
            let mut test = with_texts();
            test.select(&[id]).key(key).type_text("二");
            assert_eq!(test.editing().as_deref(), Some(id), "{key}");
            assert_eq!(text(&test, id), "一二");
            test.key("Escape").key("Ctrl+Z");
            assert_eq!(text(&test, id), "一", "the session is one step");
        }
    }
    // Typing alone, and a composition, begin without losing the first key.
    for id in ["note", "text", "shape"] {
        let mut test = with_texts();
        test.select(&[id]).type_text("v");
        assert_eq!(text(&test, id), "一v");
        let mut test = with_texts();
        test.select(&[id]).compose(&["で", "です"]);
        assert_eq!(text(&test, id), "一です");
    }
}

#[test]
fn e21_a_double_click_writes_where_the_element_is_taken() {
    for (id, x, y) in [
        ("text", 310.0, 65.0),
        ("shape", 580.0, 100.0),
        ("line", 100.0, 400.0),
        ("frame", 430.0, 320.0),
    ] {
        let mut test = with_texts();
        let there = test.screen(x, y);
        test.double_click(there);
        assert_eq!(test.editing().as_deref(), Some(id));
    }
}

#[test]
fn e21_others_changes_merge_into_every_kind_of_text() {
    for id in KINDS {
        let mut test = with_texts();
        test.select(&[id]).key("Enter").type_text("末");
        test.remote(|edit| edit.set_text(&board::ElementId::new(id), "頭一末").unwrap());
        test.type_text("!");
        assert_eq!(text(&test, id), "頭一末!");
    }
}

#[test]
fn e21_titles_and_labels_are_short() {
    for (id, what, max) in [
        ("frame", TooLong::Label, 200),
        ("line", TooLong::Label, 200),
        ("text", TooLong::Text, 5_000),
        ("shape", TooLong::Text, 5_000),
    ] {
        let mut test = with_texts();
        test.select(&[id]).key("Enter").replace(&"あ".repeat(max));
        assert!(test.refusals().is_empty(), "{id}");
        test.insert("い");
        let characters = max + 1;
        let refusal = Refusal::TooLong {
            what,
            characters,
            max,
        };
        assert_eq!(test.refusals(), [&refusal]);
        test.key("Escape");
        assert_eq!(test.editing().as_deref(), Some(id), "nothing is lost");
    }
}

#[test]
fn e21_what_is_no_note_is_left_by_tab() {
    let mut test = with_texts();
    test.select(&["shape"]).key("Enter").key("Tab");
    assert_eq!(test.editing(), None);
    assert_eq!(test.selected(), ["shape"]);
    assert_eq!(test.snapshot().elements().len(), KINDS.len());
}

#[test]
fn e22_t_and_a_click_begin_a_text_that_grows() {
    let mut test = TestEditor::new();
    test.command(CommandId::TextScale(TextScale::Large)); // not of use yet: nothing is selected
    assert_eq!(test.refusals().len(), 1);
    test.key("T");
    assert_eq!(test.editor.tool(), Tool::Text);
    test.command(CommandId::TextScale(TextScale::Large));
    test.click(at(300.0, 200.0));
    assert_eq!((test.editor.tool(), test.sent), (Tool::Select, 0));
    let id = test.editing().unwrap();
    test.type_text("長");
    let narrow = test.rect(&id);
    let letters = narrow.x + scene::TEXT_PADDING;
    assert_eq!(letters, 300.0, "they begin where the click was");
    assert!((narrow.center().y - 200.0).abs() <= 1.0, "{narrow:?}");
    test.type_text("い見出し");
    let wide = test.rect(&id);
    assert!(wide.width > narrow.width && wide.height == narrow.height);
    let block = test.element(&id).as_text_block().unwrap().clone();
    assert_eq!((block.text.as_str(), block.wrap), ("長い見出し", false));
    assert_eq!(
        (block.scale, block.author.as_str()),
        (TextScale::Large, "はな")
    );
    test.key("Escape").key("Ctrl+Z");
    assert!(test.snapshot().elements().is_empty(), "one step");
}

#[test]
fn e22_a_drag_gives_the_text_a_width_at_which_lines_end() {
    let mut test = TestEditor::new();
    test.key("T").drag(at(300.0, 200.0), at(420.0, 240.0));
    let id = test.editing().unwrap();
    test.type_text(&"あ".repeat(20));
    let block = test.element(&id).as_text_block().unwrap().clone();
    assert!(block.wrap);
    assert_eq!(test.rect(&id).width, 120.0);
    assert!(test.rect(&id).height > 60.0, "it has several lines");
}

#[test]
fn e22_a_text_without_letters_is_never_stored() {
    let mut test = TestEditor::new();
    test.key("T").click(at(300.0, 200.0)).key("Escape");
    assert_eq!((test.sent, test.editor.can_undo()), (0, false));
    assert!(test.editor.is_empty());
    // One that is emptied goes, in the step of its editing.
    let mut test = with_texts();
    test.select(&["text"])
        .key("Enter")
        .replace(" ")
        .key("Escape");
    assert!(!test.has("text"));
    test.key("Ctrl+Z");
    assert_eq!(text(&test, "text"), "一");
    // Everything else stays without a text.
    test.select(&["shape"])
        .key("Enter")
        .replace("")
        .key("Escape");
    assert_eq!(text(&test, "shape"), "");
}

#[test]
fn e22_enter_puts_what_the_tool_makes_in_the_middle_of_the_view() {
    for (key, kind) in [("T", "text"), ("R", "shape"), ("F", "frame")] {
        let mut test = TestEditor::with_notes(0);
        test.key(key).key("Enter");
        if kind == "text" {
            test.type_text("a").key("Escape");
        }
        let id = test.selected().remove(0);
        let middle = test.rect(&id).center();
        assert!((middle.x - 640.0).abs() <= 20.0 && (middle.y - 360.0).abs() <= 20.0);
    }
}

#[test]
fn e21_a_double_click_writes_though_a_handle_lies_there() {
    let mut test = TestEditor::with_notes(0);
    let block = TextBlock {
        text: "自由な文字".into(),
        ..TextBlock::default()
    };
    test.colleague_makes(
        "text",
        rect(300.0, 200.0, 60.0, 30.0),
        ElementKind::Text(block),
    );
    for x in [302.0, 310.0, 318.0, 330.0, 350.0] {
        let there = test.screen(x, 215.0);
        test.double_click(there);
        assert_eq!(test.editing().as_deref(), Some("text"), "{x}");
        test.key("Escape").key("Escape");
    }
}
