use yrs::{Any, Map, Transact};

use crate::limits::{COMMENT_CHARACTERS_MAX, COMMENTS_MAX};
use crate::{
    Board, BoardError, BoardPoint, ClientNumber, Comment, ElementId, History, Origin, Thread,
};

fn comment(id: &str, to: Option<&str>, text: &str) -> Comment {
    Comment {
        id: id.into(),
        to: to.map(str::to_owned),
        on: Some(ElementId::new("n1")),
        at: BoardPoint::new(12.5, -3.0),
        text: text.into(),
        author: "花".into(),
        who: "a1".into(),
        made_millis: 1_795_000_000_000.0,
        resolved: false,
    }
}

fn texts(board: &Board) -> Vec<String> {
    let comments = board.info().comments.into_iter();
    comments.map(|comment| comment.text).collect()
}

/// Two boards that tell each other everything.
fn meet(one: &mut Board, two: &mut Board) {
    for (from, to) in [(0, 1), (1, 0)] {
        let updates = [&mut *one, &mut *two][from].drain_updates();
        for update in updates {
            [&mut *one, &mut *two][to]
                .apply(&update, Origin::Remote)
                .unwrap();
        }
    }
}

#[test]
fn b170_a_comment_is_read_as_it_was_made_and_undo_is_ones_own() {
    let mut board = Board::new(ClientNumber::new(1));
    let mut history = History::new(&board);
    let made = comment("c1", None, "なぜ?\n根拠は?");
    board.edit(|edit| edit.add_comment(&made)).unwrap();
    assert!(board.drain_changes().info);
    assert_eq!(board.info().comments, std::slice::from_ref(&made));
    history.close_step();
    board.edit(|edit| edit.resolve_comment("c1", true)).unwrap();
    assert!(board.info().comments[0].resolved);
    assert!(history.undo());
    assert_eq!(board.info().comments, [made]);
    assert!(history.undo());
    assert!(board.info().comments.is_empty());
    assert!(history.redo());
    assert_eq!(texts(&board), ["なぜ?\n根拠は?"]);
}

#[test]
fn b171_what_several_people_say_at_once_is_all_there() {
    let mut one = Board::new(ClientNumber::new(1));
    let mut two = Board::new(ClientNumber::new(2));
    one.edit(|edit| edit.add_comment(&comment("c1", None, "first")))
        .unwrap();
    meet(&mut one, &mut two);
    one.edit(|edit| edit.add_comment(&comment("c2", Some("c1"), "yes")))
        .unwrap();
    two.edit(|edit| edit.add_comment(&comment("c3", Some("c1"), "no")))
        .unwrap();
    two.edit(|edit| edit.resolve_comment("c1", true)).unwrap();
    meet(&mut one, &mut two);
    assert_eq!(one.info().comments, two.info().comments);
    assert_eq!(texts(&one), ["first", "yes", "no"]);
    assert!(one.info().comments[0].resolved);
    // Somebody answers what its author takes back at the same moment: the answer is not lost.
    one.edit(|edit| edit.delete_comment("c1")).unwrap();
    two.edit(|edit| edit.add_comment(&comment("c4", Some("c1"), "but")))
        .unwrap();
    meet(&mut one, &mut two);
    assert_eq!(one.info().comments, two.info().comments);
    assert!(texts(&one).contains(&"but".to_owned()));
}

#[test]
fn b185_what_a_comment_says_is_written_anew_and_the_rest_of_it_stays() {
    let mut board = Board::new(ClientNumber::new(1));
    let mut history = History::new(&board);
    let made = comment("c1", None, "なぜ?");
    let answer = comment("c2", Some("c1"), "さあ");
    for made in [&made, &answer] {
        board.edit(|edit| edit.add_comment(made)).unwrap();
    }
    board.edit(|edit| edit.resolve_comment("c1", true)).unwrap();
    history.close_step();
    board.drain_updates();
    let mut edit = |id: &str, text: &str| board.edit(|edit| edit.edit_comment(id, text));
    assert_eq!(edit("c1", "なぜ?"), Ok(()));
    let long = "長".repeat(COMMENT_CHARACTERS_MAX + 1);
    assert!(matches!(edit("c1", &long), Err(BoardError::TooLong { .. })));
    for (id, text) in [("c1", ""), ("c9", "x")] {
        assert!(matches!(edit(id, text), Err(BoardError::Unfit(_))));
    }
    assert!(board.drain_updates().is_empty(), "nothing was written");
    board
        .edit(|edit| edit.edit_comment("c1", "どうして?"))
        .unwrap();
    let edited = Comment {
        text: "どうして?".into(),
        resolved: true,
        ..made
    };
    assert_eq!(board.info().comments, [edited, answer]);
    assert!(history.undo());
    assert_eq!(texts(&board), ["なぜ?", "さあ"]);
    // What was taken back says nothing again.
    board.edit(|edit| edit.delete_comment("c1")).unwrap();
    let late = board.edit(|edit| edit.edit_comment("c1", "また"));
    assert_eq!(late, Err(BoardError::Unfit("the comment's id")));
}

#[test]
fn b185_written_anew_in_two_places_at_once_it_says_one_of_both_everywhere() {
    let mut one = Board::new(ClientNumber::new(1));
    let mut two = Board::new(ClientNumber::new(2));
    one.edit(|edit| edit.add_comment(&comment("c1", None, "first")))
        .unwrap();
    meet(&mut one, &mut two);
    one.edit(|edit| edit.edit_comment("c1", "here")).unwrap();
    two.edit(|edit| edit.edit_comment("c1", "there")).unwrap();
    meet(&mut one, &mut two);
    assert_eq!(one.info().comments, two.info().comments);
    assert!(["here", "there"].contains(&texts(&one)[0].as_str()));
    // Taken back in one place and written anew in the other it is said.
    one.edit(|edit| edit.delete_comment("c1")).unwrap();
    two.edit(|edit| edit.edit_comment("c1", "still")).unwrap();
    meet(&mut one, &mut two);
    assert_eq!(
        (texts(&one), texts(&two)),
        (vec!["still".into()], vec!["still".into()])
    );
}

#[test]
fn b172_the_first_of_an_answered_thread_loses_its_text_and_the_last_answer_takes_it_along() {
    let mut board = Board::new(ClientNumber::new(1));
    for made in [
        comment("c1", None, "first"),
        comment("c2", Some("c1"), "answer"),
    ] {
        board.edit(|edit| edit.add_comment(&made)).unwrap();
    }
    board.edit(|edit| edit.delete_comment("c1")).unwrap();
    assert_eq!(texts(&board), ["", "answer"]);
    board.edit(|edit| edit.delete_comment("c2")).unwrap();
    assert!(board.info().comments.is_empty());
    let gone = board.edit(|edit| edit.delete_comment("c2"));
    assert_eq!(gone, Err(BoardError::Unfit("the comment's id")));
}

#[test]
fn b173_comments_are_read_totally_and_written_within_their_limits() {
    let mut board = Board::new(ClientNumber::new(1));
    let long = "あ".repeat(COMMENT_CHARACTERS_MAX + 1);
    let mut refused = vec![comment("c1", None, &long), comment("", None, "x")];
    refused.push(comment("a:b", None, "x"));
    refused.push(Comment {
        who: "no id".into(),
        ..comment("c1", None, "x")
    });
    for made in refused {
        assert!(board.edit(|edit| edit.add_comment(&made)).is_err());
    }
    let hostile = [
        ("comment:c1", Any::String("x".into())),
        ("comment:c2", Any::Map(Default::default())),
        ("comment:", map(&[("text", Any::String("x".into()))])),
        ("comment:c3", map(&[("text", Any::Bool(true))])),
        (
            "comment:c4",
            map(&[
                ("text", Any::String(long.as_str().into())),
                ("author", Any::String("a\u{7}\n".repeat(99).into())),
                ("who", Any::String("<b>".into())),
                ("at", Any::Array([Any::Number(f64::NAN.into())].into())),
                ("made", Any::Number(f64::INFINITY.into())),
                ("to", Any::String("../".into())),
                ("on", Any::Bool(false)),
            ]),
        ),
    ];
    let mut txn = board.doc.transact_mut();
    for (key, value) in hostile {
        board.info.insert(&mut txn, key, value);
    }
    drop(txn);
    let read = board.info().comments;
    let [tame] = &read[..] else {
        panic!("{read:?}")
    };
    assert_eq!(tame.text.chars().count(), COMMENT_CHARACTERS_MAX);
    assert_eq!(tame.author.chars().count(), 40);
    assert_eq!((tame.who.as_str(), &tame.to, &tame.on), ("", &None, &None));
    assert_eq!((tame.at, tame.made_millis), (BoardPoint::default(), 0.0));
    // A board of forged comments is bounded.
    let mut txn = board.doc.transact_mut();
    for number in 0..COMMENTS_MAX + 10 {
        let value = map(&[("text", Any::String("x".into()))]);
        board
            .info
            .insert(&mut txn, format!("comment:f{number}"), value);
    }
    drop(txn);
    assert_eq!(board.info().comments.len(), COMMENTS_MAX);
    let full = board.edit(|edit| edit.add_comment(&comment("c9", None, "x")));
    assert!(matches!(full, Err(BoardError::TooMany { .. })));
}

fn map(fields: &[(&str, Any)]) -> Any {
    let fields = fields.iter().cloned();
    Any::Map(std::sync::Arc::new(
        fields.map(|(key, value)| (key.to_owned(), value)).collect(),
    ))
}

#[test]
fn b174_threads_have_their_answers_whatever_the_clocks_said_and_whatever_is_gone() {
    let said = |id: &str, to: Option<&str>, made_millis: f64| Comment {
        made_millis,
        ..comment(id, to, id)
    };
    let all = [
        said("early", Some("b"), 1.0),
        said("lost1", Some("gone"), 2.0),
        said("a", None, 3.0),
        said("b", None, 4.0),
        said("lost2", Some("gone"), 5.0),
        said("a1", Some("a"), 6.0),
    ];
    let threads: Vec<(String, Vec<String>)> = Thread::all_of(&all)
        .into_iter()
        .map(|thread| {
            let answers = thread.answers.into_iter().map(|answer| answer.id);
            (thread.first.id, answers.collect())
        })
        .collect();
    let expected = [
        ("a", vec!["a1"]),
        ("b", vec!["early"]),
        ("lost1", vec!["lost2"]),
    ];
    let expected = expected.map(|(first, answers)| {
        let answers = answers.into_iter().map(str::to_owned).collect();
        (first.to_owned(), answers)
    });
    assert_eq!(threads, expected);
}

#[test]
fn b175_what_was_said_elsewhere_is_added_at_once_and_the_rest_is_counted() {
    let mut board = Board::new(ClientNumber::new(1));
    let mut add = |many: &[Comment]| {
        board
            .edit(|edit| Ok::<_, BoardError>(edit.add_comments(many)))
            .unwrap()
    };
    let settled = Comment {
        resolved: true,
        ..comment("c1", None, "いつ")
    };
    let someone = Comment {
        who: "<b>".into(),
        ..comment("c3", None, "だれ")
    };
    let long = "長".repeat(COMMENT_CHARACTERS_MAX + 1);
    let many = [
        settled.clone(),
        comment("c2", Some("c1"), "明日"),
        comment("c1", None, "同じ名前"),
        comment("a b", None, "名前がない"),
        comment("c4", None, &long),
        someone,
    ];
    assert_eq!(add(&many), 4);
    let more: Vec<Comment> = (0..COMMENTS_MAX)
        .map(|number| comment(&format!("m{number}"), None, "x"))
        .collect();
    assert_eq!(add(&more), 2, "two are there");
    let comments = board.info().comments;
    assert_eq!(comments.len(), COMMENTS_MAX);
    assert!(comments.contains(&settled) && comments.contains(&many[1]));
}
