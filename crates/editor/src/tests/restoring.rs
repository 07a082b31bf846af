//! Taking back what everybody did.

use std::sync::Arc;

use board::{ElementId, Extent, NoteColor};

use crate::testing::TestEditor;
use crate::{Announcement, CommandId, Dialog, Effect, Input, Refusal};

fn told(test: &TestEditor) -> Vec<&Announcement> {
    let all = test.effects.iter();
    all.filter_map(|effect| match effect {
        Effect::Announce(announcement) => Some(announcement),
        _ => None,
    })
    .collect()
}

#[test]
fn e200_the_board_is_taken_back_in_one_step_that_can_be_undone() {
    let mut test = TestEditor::with_notes(2);
    let before = test.snapshot();
    let state: Arc<[u8]> = test.editor.board().encode_state().into();
    test.select(&["n0"]);
    test.command(CommandId::Delete);
    test.select(&["n1"]);
    test.command(CommandId::Color(NoteColor::Pink));
    let after = test.snapshot();
    let restore = |extent| Input::Restore {
        state: state.clone(),
        extent,
    };
    test.input(restore(Extent::Board));
    assert_eq!(test.snapshot(), before);
    assert_eq!(told(&test), [&Announcement::Restored { count: 2 }]);
    test.command(CommandId::Undo);
    assert_eq!(test.snapshot(), after);
    test.input(restore(Extent::Part(ElementId::new("n0"))));
    assert!(test.snapshot().element(&ElementId::new("n0")).is_some());
    assert_ne!(test.snapshot(), before);
}

#[test]
fn e200_what_cannot_be_read_is_refused_and_nothing_changes() {
    let mut test = TestEditor::with_notes(1);
    let before = test.snapshot();
    test.input(Input::Restore {
        state: vec![7; 40].into(),
        extent: Extent::Board,
    });
    assert!(matches!(
        test.refusals()[..],
        [Refusal::UnreadableUpdate(_)]
    ));
    assert_eq!(test.snapshot(), before);
    test.command(CommandId::Checkpoints);
    assert!(
        test.effects
            .iter()
            .any(|effect| matches!(effect, Effect::OpenDialog(Dialog::Checkpoints)))
    );
}

/// Both sides of what one change of `test` did.
fn sides(test: &mut TestEditor, change: impl FnOnce(&mut TestEditor)) -> Input {
    let client = board::ClientNumber::new(9);
    let mut replay = board::Replay::new(client);
    replay
        .pass_over(&test.editor.board().encode_state())
        .unwrap();
    let vector = test.editor.board().state_vector();
    change(test);
    let update = test.editor.board().encode_difference(&vector).unwrap();
    let [before, after] = replay.act(&update).unwrap().sides(client);
    Input::Revert {
        before: before.into(),
        after: after.into(),
    }
}

#[test]
fn e250_one_act_is_taken_back_in_one_step_that_can_be_undone() {
    let mut test = TestEditor::with_notes(3);
    let before = test.snapshot();
    let revert = sides(&mut test, |test| {
        test.select(&["n0", "n1"]);
        test.command(CommandId::Delete);
    });
    // Something that somebody does afterwards stays.
    test.select(&["n2"]);
    test.command(CommandId::Color(NoteColor::Pink));
    let later = test.snapshot();
    test.input(revert.clone());
    let now = test.snapshot();
    for id in ["n0", "n1"].map(ElementId::new) {
        assert_eq!(now.element(&id), before.element(&id));
    }
    let kept = ElementId::new("n2");
    assert_eq!(now.element(&kept), later.element(&kept));
    let reverted = |put_back, kept| Announcement::Reverted(board::Reverted { put_back, kept });
    assert_eq!(told(&test), [&reverted(2, 0)]);
    test.command(CommandId::Undo);
    assert_eq!(test.snapshot(), later);

    // What was changed again is told.
    let color = sides(&mut test, |test| {
        test.select(&["n2"]);
        test.command(CommandId::Color(NoteColor::Green));
    });
    test.command(CommandId::Color(NoteColor::Blue));
    let later = test.snapshot();
    test.input(color);
    assert_eq!(told(&test).last(), Some(&&reverted(0, 1)));
    assert_eq!(test.snapshot(), later);
}

#[test]
fn e250_what_cannot_be_read_is_refused_and_nothing_changes() {
    let mut test = TestEditor::with_notes(1);
    let before = test.snapshot();
    test.input(Input::Revert {
        before: Arc::from([0, 0].as_slice()),
        after: vec![7; 40].into(),
    });
    assert!(matches!(
        test.refusals()[..],
        [Refusal::UnreadableUpdate(_)]
    ));
    assert_eq!(test.snapshot(), before);
}
