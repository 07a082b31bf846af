use board::{BoardPoint, ElementId};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Effect, Input, Pasted, Refusal};

fn copied(test: &TestEditor) -> (String, String) {
    test.effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Copy { json, text } => Some((json.clone(), text.clone())),
            _ => None,
        })
        .expect("something was copied")
}

fn paste_text(test: &mut TestEditor, text: &str) {
    test.input(Input::Paste(Pasted {
        text: Some(text.into()),
        ..Pasted::default()
    }));
}

fn paste_json(test: &mut TestEditor, json: &str) {
    test.input(Input::Paste(Pasted {
        json: Some(json.into()),
        text: Some("plain".into()),
        as_one_note: false,
    }));
}

#[test]
fn e17_notes_travel_between_boards_with_colour_size_and_arrangement() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n1", "n0"]);
    test.command(CommandId::Color(board::NoteColor::Blue))
        .command(CommandId::Copy);
    let (json, text) = copied(&test);
    assert_eq!(text, "メモ0\nメモ1", "in reading order");
    let mut other = TestEditor::new();
    paste_json(&mut other, &json);
    assert_eq!(other.sent, 1);
    let snapshot = other.snapshot();
    let [first, second] = snapshot.elements() else {
        panic!("two notes");
    };
    assert_eq!(first.as_note().unwrap().color, board::NoteColor::Blue);
    assert_eq!(
        first.as_note().unwrap().author,
        "けん",
        "whose it was stays"
    );
    let apart = second.placement.offset - first.placement.offset;
    assert_eq!(apart, BoardPoint::new(300.0, 0.0));
    assert_eq!(other.selected().len(), 2);
    other.key("Ctrl+Z");
    assert!(other.snapshot().elements().is_empty());
}

#[test]
fn e17_cut_is_copy_and_delete_in_one_step() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]).command(CommandId::Cut);
    let (json, _) = copied(&test);
    assert!(!test.has("n0"));
    test.move_to(at(600.0, 500.0));
    paste_json(&mut test, &json);
    let pasted = test.selected().remove(0);
    assert_eq!(
        test.rect(&pasted).center(),
        BoardPoint::new(600.0, 500.0),
        "under the pointer"
    );
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert!(test.has("n0"));
}

#[test]
fn e17_the_focused_cell_takes_what_is_pasted() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(ElementId::new("bmc/co")));
    paste_text(&mut test, "サーバー代\r\n\r\n  人件費 \n広告");
    assert_eq!(test.sent, 1);
    let snapshot = test.snapshot();
    let notes = snapshot.notes_in_reading_order(&ElementId::new("bmc/co"));
    let texts: Vec<_> = notes
        .iter()
        .map(|note| note.as_note().unwrap().text.as_str())
        .collect();
    assert_eq!(texts, ["サーバー代", "人件費", "広告"]);
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements().len(), 11);
}

#[test]
fn e17_lines_become_notes_and_ctrl_shift_v_one_note() {
    let mut test = TestEditor::new();
    paste_text(&mut test, "a\nb\nc\nd");
    let ids = test.selected();
    assert_eq!(ids.len(), 4);
    for (index, id) in ids.iter().enumerate() {
        for other in &ids[index + 1..] {
            assert!(!test.rect(id).intersects(&test.rect(other)));
        }
    }
    test.input(Input::Paste(Pasted {
        text: Some("a\nb".into()),
        json: None,
        as_one_note: true,
    }));
    let one = test.selected().remove(0);
    assert_eq!(test.note(&one).text, "a\nb");
}

#[test]
fn e17_hundreds_of_lines_are_one_note() {
    let mut test = TestEditor::new();
    paste_text(&mut test, &"行\n".repeat(101));
    assert_eq!(test.snapshot().elements().len(), 1);
    paste_text(&mut test, &"行\n".repeat(100));
    assert_eq!(test.snapshot().elements().len(), 101);
}

#[test]
fn e17_what_cannot_be_pasted_is_said_and_changes_nothing() {
    let mut test = TestEditor::new();
    paste_text(&mut test, " \n\u{7}");
    assert_eq!(test.refusals(), [&Refusal::NothingToPaste]);
    test.input(Input::Paste(Pasted::default()));
    assert_eq!(test.refusals(), [&Refusal::NothingToPaste]);
    paste_text(&mut test, &"長".repeat(2_000_000));
    assert!(matches!(
        test.refusals()[..],
        [Refusal::TooLong {
            characters: 2_000_000,
            ..
        }]
    ));
    let note = r#"{"text":"x","color":"yellow","rect":[0,0,200,200]},"#;
    let many = note.repeat(5_001);
    let json = format!(
        r#"{{"format":"nonet.notes","notes":[{}]}}"#,
        many.trim_end_matches(',')
    );
    paste_json(&mut test, &json);
    assert_eq!(test.refusals(), [&Refusal::TooMuchPasted { max: 5_000 }]);
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e17_hostile_json_is_tamed_or_taken_as_text() {
    let mut test = TestEditor::new();
    let wild = r#"{"format":"nonet.notes","notes":[{"text":"x","color":"pinkish","rect":[1e300,-1e300,-5,1e300]}]}"#;
    paste_json(&mut test, wild);
    let element = &test.snapshot().elements()[0].clone();
    assert!(element.size.width >= 1.0 && element.size.height <= 1e6);
    for strange in [
        "",
        "{}",
        "[[[[",
        r#"{"format":"other","notes":[]}"#,
        "\u{0}",
    ] {
        let mut test = TestEditor::new();
        paste_json(&mut test, strange);
        assert_eq!(test.note("t1").text, "plain");
    }
}

#[test]
fn e17_a_paste_while_editing_belongs_to_the_field() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter");
    paste_text(&mut test, "a\nb");
    assert_eq!(test.snapshot().elements().len(), 1);
    assert!(!test.was_handled());
}

#[test]
fn e17_the_keys_of_the_clipboard_are_left_to_its_events() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]);
    for key in ["Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Shift+V"] {
        test.key(key);
        assert!(!test.was_handled(), "{key}");
    }
    test.command(CommandId::Paste);
    assert!(
        test.effects
            .contains(&Effect::RequestPaste { as_one_note: false })
    );
}
