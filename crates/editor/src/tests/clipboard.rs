use board::{BoardPoint, ElementId};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Effect, Input, PasteMode, PasteOffer, Pasted, Refusal, TooLong};

fn copied(test: &TestEditor) -> (String, String) {
    test.effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Copy { json, text, .. } => Some((json.clone(), text.clone())),
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

/// Pastes several lines or a table, and answers the question.
fn paste_as(test: &mut TestEditor, text: &str, mode: PasteMode) -> PasteOffer {
    paste_text(test, text);
    assert_eq!(test.sent, 0, "asked first");
    let asked = test.effects.iter().find_map(|effect| match effect {
        Effect::AskPaste(offer) => Some(offer.clone()),
        _ => None,
    });
    test.input(Input::PasteAs(mode));
    asked.expect("a question")
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
    paste_as(
        &mut test,
        "サーバー代\r\n\r\n  人件費 \n広告",
        PasteMode::Notes,
    );
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
    paste_as(&mut test, "a\nb\nc\nd", PasteMode::Notes);
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
fn e47_too_many_lines_can_only_become_one_note() {
    let mut test = TestEditor::new();
    let offer = paste_as(&mut test, &"行\n".repeat(1_001), PasteMode::OneNote);
    assert!(offer.too_big && offer.canvas.is_none());
    assert_eq!(test.snapshot().elements().len(), 1);
    let mut test = TestEditor::new();
    paste_as(&mut test, &"行\n".repeat(1_001), PasteMode::Notes);
    assert_eq!(test.refusals(), [&Refusal::TooMuchPasted { max: 1_000 }]);
    let mut test = TestEditor::new();
    paste_as(&mut test, &"行\n".repeat(1_000), PasteMode::Notes);
    assert_eq!(test.snapshot().elements().len(), 1_000);
    assert_eq!(test.sent, 1);
}

#[test]
fn e47_a_table_keeps_its_rows_and_columns() {
    let mut test = TestEditor::new();
    let offer = paste_as(&mut test, "名前\t年齢\nはな\t\n\t7", PasteMode::Notes);
    let preview: Vec<Vec<&str>> = offer
        .preview
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    assert_eq!(preview, [vec!["名前", "年齢"], vec!["はな"], vec!["", "7"]]);
    assert_eq!((offer.notes, offer.rows, offer.columns), (4, 3, 2));
    assert_eq!(offer.canvas, None);
    let place = |text: &str| {
        let snapshot = test.snapshot();
        let note = snapshot
            .elements()
            .iter()
            .find(|it| it.text() == Some(text));
        note.unwrap().placement.offset
    };
    let (head, beside, below, last) = (place("名前"), place("年齢"), place("はな"), place("7"));
    assert_eq!(beside - head, BoardPoint::new(210.0, 0.0));
    assert_eq!(below - head, BoardPoint::new(0.0, 210.0));
    assert_eq!(last - head, BoardPoint::new(210.0, 420.0));
}

#[test]
fn e47_columns_go_into_the_cells_of_the_canvas_in_the_order_of_reading() {
    let mut test = TestEditor::with_canvas();
    let offer = paste_as(&mut test, "客1\t関係1\t\n客2\t\t路2", PasteMode::IntoCells);
    assert_eq!(offer.canvas, Some((ElementId::new("bmc"), 10)));
    let texts = |cell: &str| -> Vec<String> {
        let snapshot = test.snapshot();
        let notes = snapshot.notes_in_reading_order(&ElementId::new(cell));
        notes
            .iter()
            .map(|it| it.text().unwrap().to_owned())
            .collect()
    };
    assert_eq!(texts("bmc/cs"), ["客1", "客2"]);
    assert_eq!(texts("bmc/cr"), ["関係1"]);
    assert_eq!(texts("bmc/ch"), ["路2"]);
    assert_eq!(test.sent, 1);
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements().len(), 11);
}

#[test]
fn e47_lines_go_into_the_cell_with_the_focus() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Focus(ElementId::new("bmc/co")));
    paste_as(&mut test, "一\n二", PasteMode::IntoCells);
    assert_eq!(test.owner("t1").as_deref(), Some("bmc/co"));
    assert_eq!(test.owner("t2").as_deref(), Some("bmc/co"));
}

#[test]
fn e47_more_columns_than_cells_are_not_offered() {
    let mut test = TestEditor::with_canvas();
    let offer = paste_as(&mut test, &"x\t".repeat(11), PasteMode::Cancel);
    assert_eq!(offer.columns, 11);
    assert_eq!(offer.canvas, None);
    assert_eq!(test.sent, 0);
    test.input(Input::PasteAs(PasteMode::Notes));
    assert_eq!(test.sent, 0, "it was answered");
}

#[test]
fn e47_the_answer_goes_where_the_pointer_was_at_the_question() {
    let mut test = TestEditor::new();
    test.move_to(at(300.0, 200.0));
    paste_text(&mut test, "a\tb");
    test.move_to(at(900.0, 600.0));
    test.input(Input::PasteAs(PasteMode::OneNote));
    let note = test.selected().remove(0);
    assert_eq!(test.rect(&note).center(), BoardPoint::new(300.0, 200.0));
}

#[test]
fn e47_an_answer_without_a_question_or_without_the_right_does_nothing() {
    let mut test = TestEditor::new();
    test.input(Input::PasteAs(PasteMode::Notes));
    assert_eq!(test.sent, 0);
    paste_text(&mut test, "a\nb");
    test.input(Input::ReadOnly(true));
    test.input(Input::PasteAs(PasteMode::Notes));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}

#[test]
fn e47_a_single_address_is_a_link() {
    let address = "https://example.com/a?b=1";
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0"]);
    paste_text(&mut test, &format!(" {address}\n"));
    let link = |test: &TestEditor, id: &str| test.element(id).link.map(|it| it.to_string());
    assert_eq!(link(&test, "n0").as_deref(), Some(address));
    assert_eq!(test.snapshot().elements().len(), 2);
    test.key("Escape");
    paste_text(&mut test, address);
    let note = test.selected().remove(0);
    assert_eq!(test.note(&note).text, address);
    assert_eq!(link(&test, &note).as_deref(), Some(address));
    paste_text(&mut test, "javascript:alert(1)");
    assert_eq!(test.selected().len(), 1);
    assert_eq!(link(&test, &test.selected()[0]), None);
}

#[test]
fn e17_what_cannot_be_pasted_is_said_and_changes_nothing() {
    let mut test = TestEditor::new();
    paste_text(&mut test, " \n\u{7}");
    assert_eq!(test.refusals(), [&Refusal::NothingToPaste]);
    test.input(Input::Paste(Pasted::default()));
    assert_eq!(test.refusals(), [&Refusal::NothingToPaste]);
    paste_text(&mut test, &"長".repeat(2_000_000));
    assert_eq!(
        test.refusals(),
        [&Refusal::TooLong {
            what: TooLong::Pasted,
            characters: 2_000_000,
            max: 1_000_000,
        }]
    );
    // A sheet of a hundred thousand cells.
    paste_text(
        &mut test,
        &format!("{}\n", "12\t".repeat(100)).repeat(1_000),
    );
    assert_eq!(test.refusals(), [&Refusal::TooMuchPasted { max: 1_000 }]);
    assert!(
        !test
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::AskPaste(_))),
        "nothing to choose from"
    );
    let note = r#"{"id":"x","kind":"note"},"#;
    let many = note.repeat(5_001);
    let json = format!(
        r#"{{"format":"nonet.elements","elements":[{}]}}"#,
        many.trim_end_matches(',')
    );
    paste_json(&mut test, &json);
    assert_eq!(test.refusals(), [&Refusal::TooMuchPasted { max: 5_000 }]);
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e17_hostile_json_is_tamed_or_taken_as_text() {
    let mut test = TestEditor::new();
    let wild = r#"{"format":"nonet.elements","version":1,"elements":[
        {"id":"a","kind":"note","text":"x","color":"pinkish","size":[1e300,-5],"at":["b",1e300,0],"onBoard":[1e300,-1e300]},
        {"id":"b","kind":"note","at":["a",0,0]},
        {"id":"b","kind":"shape"},
        {"id":"c","kind":"cell"},
        {"id":"d","kind":"from a newer version"},
        {"id":"e","kind":"connector","from":["nobody",0.5,0.5],"to":["a",9,9]}]}"#;
    paste_json(&mut test, wild);
    let snapshot = test.snapshot();
    assert_eq!(snapshot.elements().len(), 3, "two notes and the connector");
    for element in snapshot.elements() {
        assert!(element.size.width >= 1.0 && element.size.height <= 1e6);
        if let Some(line) = element.as_connector() {
            assert_eq!(line.from.element, None);
            assert!(line.to.element.is_some());
        }
    }
    for strange in [
        "",
        "{}",
        "[[[[",
        r#"{"format":"other","elements":[]}"#,
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

#[test]
fn e231_a_text_too_long_for_a_field_is_kept_from_it() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").insert("まえ");
    let written = test.field.clone();
    paste_text(&mut test, &"長".repeat(20_001));
    assert_eq!(
        test.refusals(),
        [&Refusal::TooLong {
            what: TooLong::Pasted,
            characters: 20_001,
            max: 5_000,
        }]
    );
    assert_eq!(test.editing().as_deref(), Some("n0"));
    assert_eq!(test.field, written);
    // What the field takes is nothing to refuse.
    paste_text(&mut test, &"長".repeat(20_000));
    assert!(test.refusals().is_empty());
}
