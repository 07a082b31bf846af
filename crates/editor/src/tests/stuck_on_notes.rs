use board::{BoardSize, Evidence, ReactionToken};

use crate::testing::TestEditor;
use crate::{Availability, CommandId, Input, NoteSize, Reason, Refusal};

fn board() -> TestEditor {
    let mut test = TestEditor::with_notes(2);
    test.input(Input::Person("hana".into()));
    test.select(&["n0", "n1"]);
    test
}

#[test]
fn e33_evidence_is_marked_and_taken_back_in_one_step() {
    let mut test = board();
    test.command(CommandId::Evidence(Some(Evidence::Assumption)));
    assert_eq!(test.sent, 1);
    for id in ["n0", "n1"] {
        assert_eq!(test.note(id).evidence, Some(Evidence::Assumption));
    }
    test.command(CommandId::Evidence(Some(Evidence::Assumption)));
    assert!(!test.has_written(), "they have it already");
    test.command(CommandId::Evidence(None));
    assert_eq!(test.note("n0").evidence, None);
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert_eq!(test.note("n1").evidence, None);
    let mut test = TestEditor::new();
    test.command(CommandId::Evidence(None));
    assert_eq!(
        test.refusals(),
        [&Refusal::Unavailable {
            command: CommandId::Evidence(None),
            reason: Reason::NoNoteSelected,
        }]
    );
}

#[test]
fn e33_tags_are_added_where_they_are_missing_and_removed() {
    let mut test = board();
    test.select(&["n0"]).input(Input::AddTag(" 重要 ".into()));
    test.select(&["n0", "n1"])
        .input(Input::AddTag("重要".into()));
    assert_eq!(test.note("n0").tags, ["重要"]);
    assert_eq!(test.note("n1").tags, ["重要"]);
    assert_eq!(test.sent, 2);
    test.input(Input::RemoveTag("重要".into()));
    assert!(test.note("n0").tags.is_empty() && test.note("n1").tags.is_empty());
    for bad in ["", "  ", &"あ".repeat(25)] {
        test.input(Input::AddTag(bad.into()));
        assert_eq!(test.refusals(), [&Refusal::NotATag], "{bad:?}");
    }
    for number in 0..8 {
        test.input(Input::AddTag(format!("{number}")));
    }
    let sent = test.sent;
    test.input(Input::AddTag("九つ目".into()));
    assert_eq!(test.refusals(), [&Refusal::TooMany { max: 8 }]);
    assert_eq!((test.note("n0").tags.len(), test.sent), (8, sent));
}

#[test]
fn e33_a_reaction_is_ones_own_and_goes_on_and_off() {
    let mut test = board();
    let like = ReactionToken::Like;
    test.remote(|edit| {
        let id = board::ElementId::new("n0");
        edit.set_reaction(&id, like, "ken", true).unwrap();
    });
    test.command(CommandId::React(like));
    assert_eq!(test.note("n0").reaction_count(like), 2);
    assert!(test.note("n1").has_reaction(like, "hana"));
    test.command(CommandId::React(like));
    assert_eq!(test.note("n0").reaction_count(like), 1, "Ken's stays");
    assert_eq!(test.note("n1").reaction_count(like), 0);
    // Where one has reacted to some of them only, it goes to the others first.
    test.select(&["n0"]);
    test.command(CommandId::React(like)).select(&["n0", "n1"]);
    test.command(CommandId::React(like));
    assert!(test.note("n1").has_reaction(like, "hana"));
    test.input(Input::Person(String::new()));
    let nobody = test.editor.availability(CommandId::React(like));
    assert_eq!(nobody, Availability::Disabled(Reason::DoesNotApply));
}

#[test]
fn e33_notes_have_three_sizes() {
    let mut test = board();
    test.command(CommandId::NoteSize(NoteSize::Large));
    assert_eq!(test.element("n0").size, BoardSize::new(320.0, 320.0));
    assert_eq!(
        test.rect("n0").origin(),
        board::BoardPoint::new(100.0, 100.0)
    );
    test.command(CommandId::NoteSize(NoteSize::Small));
    assert_eq!(test.element("n1").size, workshop::NOTE_IN_CELL);
    assert_eq!(test.sent, 2);
    test.input(Input::ReadOnly(true));
    test.input(Input::AddTag("x".into()));
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}

#[test]
fn e103_nothing_is_stuck_on_a_locked_note_and_it_is_said_why() {
    let mut test = board();
    test.select(&["n0"]).command(CommandId::ToggleLock);
    let sent = test.sent;
    for command in [
        CommandId::Evidence(Some(Evidence::Fact)),
        CommandId::React(ReactionToken::Heart),
        CommandId::NoteSize(NoteSize::Large),
    ] {
        let reason = Reason::Locked;
        assert_eq!(
            test.editor.availability(command),
            Availability::Disabled(reason)
        );
        test.command(command);
        assert_eq!(test.refusals(), [&Refusal::Unavailable { command, reason }]);
    }
    test.input(Input::AddTag("重要".into()));
    assert_eq!(test.refusals().len(), 1);
    assert_eq!(test.sent, sent);
    // Beside others it is left out.
    test.select(&["n0", "n1"]);
    test.command(CommandId::Evidence(Some(Evidence::Fact)));
    test.command(CommandId::React(ReactionToken::Heart));
    test.input(Input::AddTag("重要".into()));
    assert!(test.refusals().is_empty());
    let (locked, free) = (test.note("n0"), test.note("n1"));
    assert_eq!((locked.evidence, locked.tags.len()), (None, 0));
    assert!(locked.reactions.is_empty() && free.reactions.len() == 1);
    assert_eq!(free.evidence, Some(Evidence::Fact));
    assert_eq!(free.tags, ["重要"]);
}
