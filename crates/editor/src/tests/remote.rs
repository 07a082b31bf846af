use board::{Board, BoardPoint, ClientNumber, ElementId, Origin, Placement};

use super::at;
use crate::testing::TestEditor;
use crate::{Effect, Input, Refusal};

#[test]
fn e8_two_people_typing_in_one_note_keep_both_texts_and_the_caret() {
    let mut test = TestEditor::with_notes(1);
    let n0 = ElementId::new("n0");
    test.select(&["n0"]).key("Enter").type_text("のあと");
    test.remote(|edit| edit.set_text(&n0, "まえのメモ0のあと").unwrap());
    let field = test.field.as_ref().unwrap();
    assert_eq!((field.text.as_str(), field.caret), ("まえのメモ0のあと", 9));
    test.type_text("。");
    assert_eq!(test.note("n0").text, "まえのメモ0のあと。");
}

#[test]
fn e8_a_text_beyond_the_limit_is_merged_too_and_still_not_stored() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter");
    test.replace(&"あ".repeat(6_000));
    test.remote(|edit| edit.set_text(&ElementId::new("n0"), "メモ0い").unwrap());
    let text = &test.field.as_ref().unwrap().text;
    assert!(text.ends_with('い') && text.chars().count() == 6_001);
    assert_eq!(test.note("n0").text, "メモ0い");
}

#[test]
fn e11_what_others_delete_is_not_selected_any_more() {
    let mut test = TestEditor::with_notes(3);
    test.select(&["n0", "n1"]);
    test.remote(|edit| edit.delete(&ElementId::new("n0")).unwrap());
    assert_eq!(test.selected(), ["n1"]);
    assert!(test.editor.take_changes().selection);
    test.remote(|edit| edit.delete(&ElementId::new("n1")).unwrap());
    assert!(test.selected().is_empty());
}

#[test]
fn e10_the_text_of_a_note_that_somebody_deleted_is_handed_out() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").type_text("大事");
    test.remote(|edit| edit.delete(&ElementId::new("n0")).unwrap());
    let refusal = Refusal::TextLeftOver {
        text: "メモ0大事".into(),
    };
    assert_eq!(test.refusals(), [&refusal]);
    assert!(test.effects.contains(&Effect::BlurField));
    assert_eq!(test.editing(), None);
}

#[test]
fn e3_a_drag_survives_that_others_delete_part_of_it() {
    let mut test = TestEditor::with_notes(2);
    test.select(&["n0", "n1"]);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 50.0, from.y));
    test.remote(|edit| edit.delete(&ElementId::new("n0")).unwrap());
    assert!(test.editor.in_gesture());
    test.release(at(from.x + 50.0, from.y));
    assert_eq!(test.rect("n1").origin(), BoardPoint::new(450.0, 100.0));
    let from = test.middle("n1");
    test.press(from).move_to(at(from.x + 50.0, from.y));
    test.remote(|edit| edit.delete(&ElementId::new("n1")).unwrap());
    assert!(!test.editor.in_gesture());
    test.release(at(from.x + 50.0, from.y));
    assert!(!test.has_written());
}

#[test]
fn e2_a_new_note_whose_cell_somebody_deletes_stays_where_it_is() {
    let mut test = TestEditor::with_canvas();
    let cell = test.middle("bmc/vp");
    test.double_click(cell);
    let before = test.rect(&test.editing().unwrap());
    test.remote(|edit| edit.delete(&ElementId::new("bmc/vp")).unwrap());
    test.type_text("残る");
    let id = test.editing().unwrap();
    assert_eq!(test.owner(&id), None);
    assert_eq!(test.rect(&id), before);
}

#[test]
fn e102_what_loses_its_owner_stays_where_it_was_seen() {
    let mut test = TestEditor::with_canvas();
    let cell = test.rect("bmc/vp");
    // Somebody writes it without a net, while the cell is deleted here.
    let mut away = Board::new(ClientNumber::new(3));
    let seen_there = test.colleague.encode_state();
    away.apply(&seen_there, Origin::Remote).unwrap();
    away.edit(|edit| {
        let note = board::NewNote {
            placement: Placement::inside(ElementId::new("bmc/vp"), BoardPoint::new(30.0, 60.0)),
            size: crate::FREE_NOTE_SIZE,
            color: board::NoteColor::Yellow,
            text: "遅れて",
            author: "けん",
        };
        edit.create_note(&ElementId::new("late"), note).unwrap();
    });
    let late = away.drain_updates();
    test.select(&["bmc"]).key("Delete");
    assert!(!test.has("bmc/vp"));
    for update in &late {
        test.colleague.apply(update, Origin::Remote).unwrap();
    }
    test.input(Input::Remote {
        updates: late,
        origin: Origin::Remote,
    });
    let seen = cell.origin() + BoardPoint::new(30.0, 60.0);
    assert_eq!(test.rect("late").origin(), seen);
    // It can be taken like any other, and undoing brings the canvas back under it.
    let at = test.middle("late");
    test.drag(at, crate::ScreenPoint::new(at.x + 40.0, at.y));
    assert_eq!(test.owner("late"), None);
    test.command(crate::CommandId::Undo)
        .command(crate::CommandId::Undo);
    assert_eq!(test.owner("late").as_deref(), Some("bmc/vp"));
    assert_eq!(test.rect("late").origin(), seen);
}

#[test]
fn bytes_that_are_no_update_are_refused_and_change_nothing() {
    let mut test = TestEditor::with_notes(1);
    let before = test.snapshot();
    test.input(Input::Remote {
        updates: vec![vec![255, 255, 1], vec![]],
        origin: Origin::Remote,
    });
    assert_eq!(test.refusals().len(), 2);
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e20_presence_tells_cursor_selection_editing_and_drag() {
    let mut test = TestEditor::with_notes(2);
    let from = test.middle("n0");
    test.press(from).move_to(at(from.x + 30.0, from.y));
    assert!(test.effects.contains(&Effect::PresenceChanged));
    let presence = test.editor.presence();
    assert_eq!(presence.cursor, Some(BoardPoint::new(230.0, 200.0)));
    assert_eq!(presence.selection, [ElementId::new("n0")]);
    assert_eq!(presence.drag.unwrap().delta, BoardPoint::new(30.0, 0.0));
    test.release(at(from.x + 30.0, from.y));
    assert_eq!(test.editor.presence().drag, None);
    test.key("Enter");
    assert_eq!(test.editor.presence().editing, Some(ElementId::new("n0")));
    // What others do is not told as ours.
    test.remote(|edit| {
        let there = Placement::free(BoardPoint::new(0.0, 900.0));
        edit.place(&ElementId::new("n1"), &there).unwrap();
    });
    assert!(!test.effects.contains(&Effect::PresenceChanged));
}
