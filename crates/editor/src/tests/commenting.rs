use board::{BoardPoint, Comment, ElementId};

use super::at;
use crate::testing::TestEditor;
use crate::{CommandId, CommentPlace, Commenting, Dialog, Effect, Input, Refusal, Tool};

fn asks(test: &TestEditor) -> bool {
    test.effects.contains(&Effect::OpenDialog(Dialog::Comments))
}

fn place(test: &TestEditor) -> CommentPlace {
    test.editor.comment_place().unwrap().clone()
}

fn say(test: &mut TestEditor, place: CommentPlace, to: Option<&str>, text: &str) {
    test.input(Input::Comment(Commenting::Say {
        place,
        to: to.map(str::to_owned),
        text: text.into(),
        made_millis: 1_000.0,
    }));
}

fn comments(test: &TestEditor) -> Vec<Comment> {
    test.editor.info().comments.clone()
}

#[test]
fn e262_a_comment_is_about_the_selection() {
    let mut test = TestEditor::with_notes(2);
    test.click(at(100.0, 100.0));
    test.input(Input::Command(CommandId::Comment));
    assert!(asks(&test));
    assert_eq!(place(&test).on, Some(ElementId::new("n0")));
    assert_eq!(test.editor.tool(), Tool::Select);
}

#[test]
fn e262_with_nothing_selected_the_next_click_shows_what_it_is_about() {
    let mut test = TestEditor::with_notes(2);
    test.key("C");
    assert_eq!(test.editor.tool(), Tool::Comment);
    assert!(!asks(&test));
    test.press(at(100.0, 100.0));
    assert!(!test.editor.presence().laser);
    test.release(at(100.0, 100.0));
    assert!(asks(&test));
    assert_eq!(place(&test).on, Some(ElementId::new("n0")));
    assert_eq!(test.editor.tool(), Tool::Select);
    assert!(test.selected().is_empty());
    // Beside everything it is about the place.
    test.key("C").click(at(900.0, 600.0));
    let there = test.editor.camera().to_board(at(900.0, 600.0));
    assert_eq!(
        place(&test),
        CommentPlace {
            on: None,
            at: there
        }
    );
    // By keys alone: in the middle of the view.
    test.key("C").key("Enter");
    let middle = test.editor.settings().viewport.center();
    assert_eq!(place(&test).at, test.editor.camera().to_board(middle));
    test.key("C").key("Escape");
    assert_eq!((test.editor.tool(), test.sent), (Tool::Select, 0));
}

#[test]
fn e263_comments_are_steps_of_ones_own_and_only_ones_own_are_taken_back() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::Person("me1".into()));
    test.input(Input::Author("花".into()));
    test.click(at(100.0, 100.0));
    test.input(Input::Command(CommandId::Comment));
    let about = place(&test);
    say(&mut test, about.clone(), None, "  なぜ?  ");
    assert_eq!((test.sent, comments(&test).len()), (1, 1));
    assert_eq!(test.editor.comment_place(), None);
    let first = comments(&test).remove(0);
    assert_eq!(
        (first.text.as_str(), first.author.as_str()),
        ("なぜ?", "花")
    );
    assert!(test.editor.is_own_comment(&first));
    say(&mut test, about.clone(), Some(&first.id), "   ");
    assert_eq!(comments(&test).len(), 1, "nothing was said");
    // Somebody else answers.
    let answer = Comment {
        id: "x1".into(),
        to: Some(first.id.clone()),
        text: "だから".into(),
        who: "ken".into(),
        ..first.clone()
    };
    test.remote(|edit| edit.add_comment(&answer).unwrap());
    assert_eq!(comments(&test).len(), 2);
    test.input(Input::Comment(Commenting::Delete("x1".into())));
    assert_eq!(comments(&test).len(), 2, "it is not one's own");
    test.input(Input::Comment(Commenting::Resolve {
        id: first.id.clone(),
        resolved: true,
    }));
    assert!(comments(&test)[0].resolved);
    test.key("Ctrl+Z");
    assert!(!comments(&test)[0].resolved);
    test.input(Input::Comment(Commenting::Delete(first.id.clone())));
    assert_eq!(comments(&test)[0].text, "", "others had answered");
    test.key("Ctrl+Z").key("Ctrl+Z");
    let left: Vec<String> = comments(&test).into_iter().map(|one| one.id).collect();
    assert_eq!(left, ["x1"], "the other's answer stays");
}

#[test]
fn e280_what_one_said_oneself_is_said_otherwise_in_a_step_of_its_own() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::Person("me1".into()));
    let about = CommentPlace {
        on: Some(ElementId::new("n0")),
        at: BoardPoint::default(),
    };
    say(&mut test, about, None, "なぜ");
    let own = comments(&test).remove(0);
    let others = Comment {
        id: "x1".into(),
        who: "ken".into(),
        ..own.clone()
    };
    test.remote(|edit| edit.add_comment(&others).unwrap());
    let edit = |test: &mut TestEditor, id: &str, text: &str| {
        test.effects.clear();
        let sent = test.sent;
        let (id, text) = (id.to_owned(), text.to_owned());
        test.input(Input::Comment(Commenting::Edit { id, text }));
        test.sent - sent
    };
    assert_eq!(edit(&mut test, &own.id, " どうして? "), 1);
    let edited = comments(&test).remove(0);
    assert_eq!(
        edited,
        Comment {
            text: "どうして?".into(),
            ..own.clone()
        }
    );
    // Without a change, without a word, and what is another's: nothing is written.
    assert_eq!(edit(&mut test, &own.id, "どうして?"), 0);
    assert_eq!(edit(&mut test, &own.id, "  "), 0);
    assert_eq!(edit(&mut test, &own.id, &"長".repeat(2_001)), 0);
    assert!(matches!(
        test.effects[..],
        [Effect::Refused(Refusal::TooLong { max: 2_000, .. })]
    ));
    assert_eq!(edit(&mut test, "x1", "違う"), 0);
    assert_eq!(comments(&test)[1], others);
    test.key("Ctrl+Z");
    assert_eq!(comments(&test)[0], own);
    test.key("Ctrl+Shift+Z");
    assert_eq!(comments(&test)[0], edited);
    // Taken back in another window meanwhile: the words are offered.
    test.remote(|edit| edit.delete_comment(&own.id).unwrap());
    assert_eq!(edit(&mut test, &own.id, "まだ"), 0);
    let text = "まだ".to_owned();
    assert_eq!(
        test.effects,
        [Effect::Refused(Refusal::TextLeftOver { text })]
    );
    test.input(Input::ReadOnly(true));
    assert_eq!(edit(&mut test, "x1", "見るだけ"), 0);
    assert_eq!(test.effects, [Effect::Refused(Refusal::ReadOnly)]);
}

#[test]
fn e263_a_comment_goes_with_what_it_is_about_and_viewers_say_nothing() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::Person("me1".into()));
    test.click(at(100.0, 100.0));
    test.input(Input::Command(CommandId::Comment));
    let about = place(&test);
    say(&mut test, about.clone(), None, "x");
    let comment = comments(&test).remove(0);
    let before = test.editor.place_of_comment(&comment);
    assert_eq!(before, about.at);
    test.key("Escape").key("Escape");
    test.drag(at(100.0, 100.0), at(300.0, 180.0));
    let moved = test.editor.place_of_comment(&comment);
    assert!(moved.x > before.x + 100.0, "{moved:?}");
    test.remote(|edit| edit.delete(&ElementId::new("n0")).unwrap());
    assert_eq!(test.editor.place_of_comment(&comment), before);
    test.input(Input::ReadOnly(true));
    let sent = test.sent;
    say(&mut test, about, None, "y");
    assert!(test.effects.contains(&Effect::Refused(Refusal::ReadOnly)));
    assert_eq!((comments(&test).len(), test.sent), (1, sent));
    // But they read.
    test.input(Input::Command(CommandId::Comments));
    assert!(asks(&test));
}

#[test]
fn e263_what_is_too_long_is_refused() {
    let mut test = TestEditor::with_notes(0);
    let about = CommentPlace {
        on: None,
        at: BoardPoint::default(),
    };
    say(&mut test, about, None, &"あ".repeat(2_001));
    let refused = test
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Refused(Refusal::TooLong { max: 2_000, .. })));
    assert!(refused && comments(&test).is_empty());
}
