use board::{BoardPoint, BoardSize, NoteColor};

use super::at;
use crate::testing::TestEditor;
use crate::{
    Availability, COMMANDS, Input, Modifiers, NoteDraft, Pasted, PointerButton, Reason, Refusal,
};

fn viewer() -> TestEditor {
    let mut test = TestEditor::with_notes(2);
    test.input(Input::ReadOnly(true));
    test
}

#[test]
fn e14_a_viewer_looks_around_and_selects() {
    let mut test = viewer();
    let n0 = test.middle("n0");
    test.click(n0);
    assert_eq!(test.selected(), ["n0"]);
    assert!(test.field.is_none(), "nothing to type into");
    test.drag(at(50.0, 50.0), at(450.0, 250.0));
    assert_eq!(test.selected(), ["n0", "n1"]);
    test.wheel(n0, 0.0, 100.0, Modifiers::NONE)
        .key("Ctrl++")
        .key("Shift+1");
    assert!(test.refusals().is_empty());
}

#[test]
fn e14_everything_that_writes_is_refused_with_the_reason() {
    let mut test = viewer();
    let n0 = test.middle("n0");
    test.select(&["n0"]);
    for row in COMMANDS.iter().filter(|row| row.writes) {
        assert_eq!(
            test.editor.availability(row.id),
            Availability::Disabled(Reason::ReadOnly),
            "{}",
            row.key
        );
        test.command(row.id);
        assert_eq!(test.refusals(), [&Refusal::ReadOnly], "{}", row.key);
    }
    let draft = NoteDraft {
        at: BoardPoint::default(),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text: "x".into(),
    };
    let inputs = [
        Input::SetTitle("x".into()),
        Input::AddNotes(vec![draft]),
        Input::InsertTemplates([crate::testing::bmc().clone()].into()),
        Input::InsertSample {
            canvas: None,
            sample: crate::testing::sample(),
        },
        Input::Paste(Pasted {
            text: Some("x".into()),
            ..Pasted::default()
        }),
        Input::Edit(board::ElementId::new("n0")),
    ];
    for input in inputs {
        test.input(input.clone());
        assert_eq!(test.refusals(), [&Refusal::ReadOnly], "{input:?}");
    }
    let before = test.snapshot();
    test.double_click(at(900.0, 600.0));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
    test.double_click(n0);
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
    test.press(n0).move_to(at(n0.x + 50.0, n0.y));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
    test.release(at(n0.x + 50.0, n0.y));
    test.drag_with(
        n0,
        at(n0.x + 90.0, n0.y),
        PointerButton::Primary,
        Modifiers::ALT,
    );
    test.select(&["n0"]).key("Delete");
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
    test.input(Input::Text("x".into()));
    assert_eq!(test.snapshot(), before);
    assert_eq!(test.sent, 0);
}

#[test]
fn e14_losing_the_right_while_typing_keeps_what_was_typed() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Enter").type_text("まで");
    test.input(Input::ReadOnly(true));
    assert_eq!(test.editing(), None);
    assert_eq!(test.note("n0").text, "メモ0まで");
    test.input(Input::ReadOnly(false))
        .select(&["n0"])
        .key("Enter");
    let long = "あ".repeat(6_000);
    test.replace(&long).input(Input::ReadOnly(true));
    assert!(
        test.refusals()
            .contains(&&Refusal::TextLeftOver { text: long })
    );
}
