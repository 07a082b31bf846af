use board::BoardPoint;

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, Dialog, Effect, Input, Tool};

fn asks_for_chat(test: &TestEditor) -> bool {
    test.effects.contains(&Effect::OpenDialog(Dialog::Chat))
}

#[test]
fn e260_the_laser_points_while_it_is_pressed_and_writes_nothing() {
    for device in ["mouse", "finger", "pen"] {
        let mut test = TestEditor::with_notes(3);
        let before = test.snapshot();
        match device {
            "finger" => drop(test.by_touch()),
            "pen" => drop(test.by_pen(0.8)),
            _ => {}
        }
        test.key("K");
        assert_eq!(test.editor.tool(), Tool::Laser);
        assert!(!test.editor.presence().laser, "nothing is pressed yet");
        // Over a note, which stays where it is.
        test.press(at(100.0, 100.0));
        assert!(test.editor.presence().laser, "{device}");
        test.move_to(at(300.0, 260.0));
        let pointing = test.editor.presence();
        assert!(pointing.laser && pointing.drag.is_none());
        let there = test.editor.camera().to_board(at(300.0, 260.0));
        assert_eq!(pointing.cursor, Some(there));
        assert!(test.effects.contains(&Effect::PresenceChanged));
        test.release(at(300.0, 260.0));
        assert!(!test.editor.presence().laser);
        assert_eq!(test.editor.tool(), Tool::Laser, "it stays in hand");
        assert!(test.selected().is_empty());
        test.key("Escape");
        assert_eq!(test.editor.tool(), Tool::Select);
        assert_eq!((test.snapshot(), test.sent), (before, 0));
    }
}

#[test]
fn e260_escape_ends_a_pointing_and_viewers_point_too() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::ReadOnly(true));
    test.key("K");
    test.press(at(500.0, 400.0));
    assert!(test.editor.presence().laser);
    test.key("Escape");
    assert!(!test.editor.presence().laser);
    assert_eq!(
        test.editor.tool(),
        Tool::Laser,
        "the second one puts it away"
    );
    test.key("Escape");
    assert_eq!(test.editor.tool(), Tool::Select);
}

#[test]
fn e261_what_is_said_at_the_pointer_is_shown_and_not_stored() {
    let mut test = TestEditor::with_notes(1);
    test.move_to(at(400.0, 300.0));
    test.key("/");
    assert!(asks_for_chat(&test));
    let there = test.editor.presence().cursor;
    assert_eq!(there, Some(test.editor.camera().to_board(at(400.0, 300.0))));
    test.input(Input::Chat("ここです".into()));
    assert_eq!(test.editor.presence().chat, "ここです");
    assert!(test.effects.contains(&Effect::PresenceChanged));
    test.input(Input::Chat(String::new()));
    assert_eq!(test.editor.presence().chat, "");
    assert_eq!(test.sent, 0);
}

#[test]
fn e261_without_a_pointer_it_is_said_in_the_middle_of_the_view() {
    let mut test = TestEditor::with_notes(0);
    assert_eq!(test.editor.presence().cursor, None);
    test.command(CommandId::CursorChat);
    assert!(asks_for_chat(&test));
    let middle = test.editor.settings().viewport.center();
    let middle: BoardPoint = test.editor.camera().to_board(middle);
    assert_eq!(test.editor.presence().cursor, Some(middle));
}

#[test]
fn e261_a_slash_goes_into_a_note_that_is_being_written() {
    let mut test = TestEditor::with_notes(1);
    test.click(at(100.0, 100.0));
    test.key("/");
    assert!(!asks_for_chat(&test));
}
