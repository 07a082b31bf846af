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
