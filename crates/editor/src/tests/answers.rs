use board::{ElementId, Evidence, Locale};
use std::sync::Arc;
use workshop::answers::{Intake, plan_answer};

use crate::testing::TestEditor;
use crate::{CommandId, Dialog, Effect, Input, Refusal, TakeIn};

const AI: TakeIn = TakeIn {
    is_from_ai: true,
    with_left: true,
};

fn looked_at(test: &TestEditor, text: &str) -> Arc<Intake> {
    let snapshot = test.snapshot();
    let canvas = snapshot
        .elements()
        .iter()
        .find(|element| element.as_canvas().is_some())
        .map(|element| element.id.clone())
        .unwrap();
    let mut new_id = || ElementId::new("t");
    let intake = plan_answer(&snapshot, &[canvas], text, Locale::Ja, &mut new_id);
    Arc::new(intake.unwrap())
}

#[test]
fn e155_an_answer_is_put_on_the_board_in_one_step() {
    let mut test = TestEditor::with_canvas();
    let before = test.snapshot();
    let intake = looked_at(&test, "# 顧客セグメント\n- 店主\n- 農家\n# 余談\n雨");
    let how = AI;
    test.input(Input::TakeIn { intake, how });
    let notes: Vec<_> = test
        .snapshot()
        .elements()
        .iter()
        .filter_map(|element| element.as_note().cloned())
        .collect();
    assert_eq!(notes.len(), 4);
    assert!(
        notes
            .iter()
            .all(|note| note.evidence == Some(Evidence::Assumption) && note.tags == ["AI"])
    );
    test.key("Ctrl+Z");
    assert_eq!(test.snapshot().elements(), before.elements());
    test.key("Ctrl+Shift+Z");
    assert_eq!(
        test.snapshot().elements().len(),
        before.elements().len() + 4
    );
}

#[test]
fn e155_who_may_only_look_adds_nothing_and_nothing_is_told_from_nothing() {
    let mut test = TestEditor::with_canvas();
    let intake = looked_at(&test, "まえがきだけ");
    let how = TakeIn::default();
    test.input(Input::TakeIn { intake, how });
    assert_eq!(test.refusals(), [&Refusal::NothingToPaste]);
    let intake = looked_at(&test, "# 販路\n- 店頭");
    test.input(Input::ReadOnly(true));
    let before = test.snapshot();
    test.input(Input::TakeIn { intake, how });
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e155_the_kit_and_the_answer_are_asked_for_and_what_was_pasted_can_be_read_as_one() {
    let mut test = TestEditor::with_canvas();
    for (command, dialog) in [
        (CommandId::Prompts, Dialog::Prompts),
        (CommandId::PasteAnswer, Dialog::Answer),
    ] {
        test.command(command);
        assert!(test.effects.contains(&Effect::OpenDialog(dialog)));
    }
    assert_eq!(test.editor.pasted_text(), None);
    let text = "| 行動 | 時間 |\n|---|---|\n| 検索 | 5 分 |";
    test.input(Input::Paste(crate::Pasted {
        text: Some(text.to_owned()),
        ..crate::Pasted::default()
    }));
    assert_eq!(test.editor.pasted_text(), Some(text));
}
