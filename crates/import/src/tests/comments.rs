//! What people said goes out and comes back.

use std::collections::HashMap;

use board::limits::{COMMENT_CHARACTERS_MAX, COMMENTS_MAX};
use board::*;
use export::json;
use proptest::prelude::*;
use serde_json::{Value, json as value};

use super::{every_kind, lost, read_well};
use crate::{Imported, Loss, add_with_comments, renamed_with_comments};

/// Names that stand in no other text and that a comment can have.
fn fresh() -> impl FnMut() -> ElementId {
    let mut number = 0;
    move || {
        number += 1;
        ElementId::new(format!("zq{number:06}qz"))
    }
}

pub(super) fn comment(id: &str, to: Option<&str>, on: Option<&str>) -> Comment {
    Comment {
        id: id.to_owned(),
        to: to.map(str::to_owned),
        on: on.map(ElementId::new),
        at: BoardPoint::new(10.5, -20.0),
        text: format!("{id} について"),
        author: "花".to_owned(),
        who: "abc9".to_owned(),
        made_millis: 1_795_000_000_000.0,
        resolved: false,
    }
}

fn taken_in(imported: &Imported) -> (Board, Vec<Element>) {
    let (elements, comments) =
        renamed_with_comments(&imported.elements, &imported.comments, &mut fresh());
    let mut board = Board::new(ClientNumber::new(7));
    let refused = add_with_comments(&mut board, elements.clone(), &comments).unwrap();
    assert_eq!(refused, 0);
    (board, elements)
}

/// The comments of a file, with the names of elements in the file that was read before.
fn said(board: &Board, back: &HashMap<ElementId, ElementId>) -> Vec<Comment> {
    let all = board.info().comments.into_iter();
    all.map(|comment| Comment {
        on: comment.on.map(|on| back.get(&on).cloned().unwrap_or(on)),
        ..comment
    })
    .collect()
}

/// The same but for their names: each answers what stands in the same place.
fn without_names(comments: &[Comment]) -> Vec<Comment> {
    let mut names: Vec<&str> = Vec::new();
    for comment in comments {
        names.push(&comment.id);
        names.extend(comment.to.as_deref());
    }
    names.sort_unstable();
    names.dedup();
    let number = |name: &str| names.binary_search(&name).unwrap().to_string();
    let all = comments.iter().map(|comment| Comment {
        id: number(&comment.id),
        to: comment.to.as_deref().map(number),
        ..comment.clone()
    });
    all.collect()
}

fn assert_comes_back(board: &Board) {
    let file = json(&board.snapshot()).unwrap();
    let imported = read_well("b.json", file.as_bytes());
    assert_eq!(imported.comments, board.info().comments);
    let (copy, elements) = taken_in(&imported);
    let stored = imported.elements.iter().filter(|one| !one.is_slot());
    let back = stored.zip(&elements);
    let back = back.map(|(old, new)| (new.id.clone(), old.id.clone()));
    let back: HashMap<ElementId, ElementId> = back.collect();
    let there = |on: &ElementId| back.values().any(|id| id == on);
    let mut before = board.info().comments;
    for comment in &mut before {
        comment.on = comment.on.take().filter(there);
    }
    let after = said(&copy, &back);
    assert_eq!(without_names(&after), without_names(&before));
    let ids = |all: &[Comment]| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let old = ids(&before);
    assert!(ids(&after).iter().all(|id| !old.contains(id)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn x320_whatever_was_said_comes_back(
        all in prop::collection::vec(
            (
                "[a-zA-Z0-9_-]{1,6}",
                prop::option::of("[a-zA-Z0-9_-]{1,2}"),
                prop::option::of(0_usize..40),
                (-1e5..1e5, -1e5..1e5),
                "\\PC{0,30}|.{0,10}\n.{0,10}",
                "[花太a ]{0,5}",
                "[a-z0-9]{0,16}",
                0_u32..4,
                any::<bool>(),
            ),
            0..30,
        ),
    ) {
        let mut board = every_kind::board();
        let elements: Vec<ElementId> =
            board.snapshot().elements().iter().map(|one| one.id.clone()).collect();
        let mut comments: Vec<Comment> = Vec::new();
        for (id, to, on, (x, y), text, author, who, made, resolved) in all {
            if comments.iter().any(|one| one.id == id) {
                continue;
            }
            // Answers to what is there, to what is not, and to answers.
            let known = to.as_ref().and_then(|to| comments.get(to.len()));
            let to = known.map(|one| one.id.clone()).or(to);
            // What is not there, too.
            let on = on.map(|at| elements.get(at).cloned().unwrap_or(ElementId::new("gone")));
            let made_millis = f64::from(made);
            let at = BoardPoint::new(x, y);
            let resolved = resolved && to.is_none();
            comments.push(Comment { id, to, on, at, text, author, who, made_millis, resolved });
        }
        let refused = board.edit(|edit| Ok::<_, BoardError>(edit.add_comments(&comments)));
        prop_assert_eq!(refused, Ok(0));
        assert_comes_back(&board);
    }
}

#[test]
fn x320_what_is_about_an_element_stays_about_it_and_archives_have_it_too() {
    let mut board = every_kind::board();
    let on = board.snapshot().elements()[0].id.clone();
    let said = [
        comment("first", None, Some(on.as_str())),
        comment("answer", Some("first"), Some(on.as_str())),
        comment("settled", None, None),
    ];
    board
        .edit(|edit| {
            assert_eq!(edit.add_comments(&said), 0);
            edit.resolve_comment("settled", true)
        })
        .unwrap();
    let written = json(&board.snapshot()).unwrap().into_bytes();
    let archive = super::archives::packed(&[("board.json", &written)]);
    for (name, file) in [("b.json", written), ("b.zip", archive)] {
        let imported = read_well(name, &file);
        let (copy, _) = taken_in(&imported);
        let threads = Thread::all_of(&copy.info().comments);
        assert_eq!(threads.len(), 2, "{name}");
        let thread = threads.iter().find(|one| one.answers.len() == 1).unwrap();
        let snapshot = copy.snapshot();
        let new = snapshot.element(thread.first.on.as_ref().unwrap()).unwrap();
        let kind = |element: &Element| std::mem::discriminant(&element.kind);
        assert_eq!(kind(new), kind(board.snapshot().element(&on).unwrap()));
        assert_eq!(thread.answers[0].on, thread.first.on);
        let settled = threads.iter().find(|one| one.first.resolved).unwrap();
        assert_eq!(settled.first.text, "settled について");
    }
}

#[test]
fn x320_a_file_with_nothing_but_comments_is_read() {
    let mut board = Board::new(ClientNumber::new(1));
    board
        .edit(|edit| edit.add_comment(&comment("only", None, None)))
        .unwrap();
    assert_comes_back(&board);
}

fn file(comments: Value) -> Imported {
    let mut file: Value =
        serde_json::from_str(&json(&every_kind::board().snapshot()).unwrap()).unwrap();
    file["comments"] = comments;
    read_well("a.json", file.to_string().as_bytes())
}

#[test]
fn x321_comments_that_cannot_be_are_counted_and_the_rest_is_taken() {
    let good = serde_json::to_value(comment("good", None, None)).unwrap();
    let with = |id: &str, key: &str, wrong: Value| {
        let mut one = good.clone();
        one["id"] = value!(id);
        one[key] = wrong;
        one
    };
    let field = |name: &str| Loss::CommentField(name.to_owned());
    let imported = file(value!([
        good,
        with("good", "text", value!("second")),
        with("a b", "text", value!("no name")),
        with("t", "text", value!(7)),
        7,
        null,
        with("w", "who", value!("<script>")),
        with("o", "to", value!("../up")),
        with("p", "at", value!({"x": "left"})),
        with("m", "made_millis", value!("yesterday")),
        with("u", "aura", value!({"deep": [[[1]]]})),
        with("n", "author", value!("名".repeat(41))),
        with("l", "text", value!("長".repeat(COMMENT_CHARACTERS_MAX + 1))),
        with("far", "at", value!({"x": 1e300, "y": -1e300})),
        with("before", "made_millis", value!(-1e300)),
    ]));
    assert_eq!(lost(&imported, &Loss::Twice), 1);
    assert_eq!(lost(&imported, &Loss::Comment), 4);
    assert_eq!(lost(&imported, &Loss::Cut), 1);
    for name in ["who", "to", "at", "made_millis", "aura", "author"] {
        assert_eq!(lost(&imported, &field(name)), 1, "{name}");
    }
    assert_eq!(imported.comments.len(), 10);
    assert_eq!(taken_in(&imported).0.info().comments.len(), 10);
    let none = file(value!("none"));
    assert_eq!((none.comments.len(), lost(&none, &Loss::Comment)), (0, 1));
    let nothing = file(Value::Null);
    assert_eq!(lost(&nothing, &Loss::Comment), 0);

    let mut strange = good.clone();
    for number in 0..20 {
        strange[format!("x{number}")] = value!(number);
    }
    let strange = file(value!([strange]));
    let kinds = strange.losses.all().iter();
    let kinds = kinds.filter(|(loss, _)| matches!(loss, Loss::CommentField(_)));
    assert_eq!(kinds.count(), 9, "eight names and the rest");
    assert_eq!(lost(&strange, &field("…")), 12);
}

#[test]
fn x321_no_more_comments_are_taken_than_a_board_has() {
    let one = serde_json::to_value(comment("c", None, None)).unwrap();
    let many = (0..COMMENTS_MAX + 3).map(|number| {
        let mut one = one.clone();
        one["id"] = value!(format!("c{number}"));
        one
    });
    let imported = file(many.collect());
    assert_eq!(imported.comments.len(), COMMENTS_MAX);
    assert_eq!(lost(&imported, &Loss::CommentBeyond), 3);
    assert_eq!(taken_in(&imported).0.info().comments.len(), COMMENTS_MAX);
}

#[test]
fn x322_comments_in_our_own_table_are_said_and_become_no_notes() {
    let mut board = every_kind::board();
    let area = export::Area::Board;
    for locale in [Locale::Ja, Locale::En] {
        let table = |board: &Board| export::csv(&board.snapshot(), &area, locale).unwrap();
        let before = read_well("a.csv", table(&board).as_bytes());
        let mut with = Board::new(ClientNumber::new(2));
        with.apply(&board.encode_state(), Origin::Remote).unwrap();
        let said = [
            comment("first", None, None),
            comment("answer", Some("first"), None),
            comment("settled", None, None),
        ];
        with.edit(|edit| {
            assert_eq!(edit.add_comments(&said), 0);
            edit.resolve_comment("settled", true)
        })
        .unwrap();
        let after = read_well("a.csv", table(&with).as_bytes());
        assert_eq!(after.elements, before.elements);
        assert_eq!(lost(&after, &Loss::CommentRow), 3);
        board.edit(|edit| edit.set_locale(locale));
    }
    // In anybody else's table these are words like others.
    let other = read_well("b.csv", "kind,text\ncomment,なぜ\n".as_bytes());
    assert_eq!(other.elements.len(), 1);
    assert!(other.losses.is_empty());
}
