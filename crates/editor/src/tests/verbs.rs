use board::{Board, BoardPoint, ClientNumber};

use super::at;
use crate::testing::TestEditor;
use crate::{
    CommandId, Editor, EditorSettings, Effect, Input, PointerPhase, ScreenSize, Tool, Verbs,
};

/// An editor on an empty board that has learnt nothing yet.
fn untaught() -> TestEditor {
    let settings = EditorSettings {
        viewport: ScreenSize::new(1280.0, 720.0),
        ..EditorSettings::default()
    };
    let mut test = TestEditor::new();
    test.editor = Editor::new(Board::new(ClientNumber::new(7)), settings);
    test
}

/// The inputs that were put off, the oldest first.
fn put_off(test: &TestEditor) -> Vec<Input> {
    let inputs = test.effects.iter().filter_map(|effect| match effect {
        Effect::PutOff(input) => Some((**input).clone()),
        _ => None,
    });
    inputs.collect()
}

#[test]
fn an_empty_board_is_usable_with_nothing_learnt() {
    let mut test = untaught();
    test.double_click(at(400.0, 300.0)).type_text("最初の一枚");
    assert!(put_off(&test).is_empty());
    test.key("Escape");
    assert_eq!(test.editor.board().snapshot().elements().len(), 1);
    // Beside the note that is selected now.
    test.click(at(1100.0, 650.0));
    assert!(put_off(&test).is_empty());
}

#[test]
fn what_was_done_before_more_was_learnt_is_taken_back_after_it() {
    let mut test = untaught();
    test.double_click(at(400.0, 300.0)).type_text("最初の一枚");
    test.key("Escape");
    test.key("Ctrl+z");
    let waiting = put_off(&test);
    assert_eq!(waiting, [Input::Command(CommandId::Undo)]);
    assert_eq!(test.editor.board().snapshot().elements().len(), 1);

    test.editor.learn(Verbs::ALL);
    for input in waiting {
        test.input(input);
    }
    assert_eq!(test.editor.board().snapshot().elements().len(), 0);
}

#[test]
fn a_press_that_begins_more_waits_and_then_does_the_same() {
    let mut test = untaught();
    test.colleague_note("n0", None, BoardPoint::new(100.0, 100.0), "a");
    let middle = test.middle("n0");
    test.press(middle);
    let waiting = put_off(&test);
    assert!(
        matches!(waiting.as_slice(), [Input::Pointer(press)] if press.phase == PointerPhase::Down),
        "{waiting:?}"
    );
    assert!(test.effects.contains(&Effect::Handled));
    assert!(!test.editor.in_gesture());

    test.editor.learn(Verbs::ALL);
    for input in waiting {
        test.input(input);
    }
    test.release(middle);
    assert!(put_off(&test).is_empty());
    assert_eq!(test.editor.selection().len(), 1);
}

#[test]
fn a_command_and_what_is_pasted_wait_too() {
    let mut test = untaught();
    for input in [
        Input::Command(CommandId::ToolPen),
        Input::Command(CommandId::SelectAll),
        Input::AddTag("急ぎ".to_owned()),
        Input::PenMode(true),
    ] {
        // Where it may not be done at all, that is said at once.
        test.input(input.clone());
        let refused = test
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Refused(_)));
        assert!(put_off(&test) == [input.clone()] || refused, "{input:?}");
    }
    assert_eq!(test.editor.tool(), Tool::Select);
    test.editor.learn(Verbs::ALL);
    test.command(CommandId::ToolPen);
    assert_eq!(test.editor.tool(), Tool::Pen);
}
