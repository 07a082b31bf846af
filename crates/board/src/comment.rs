//! Comments: what people say about the board and do not put on it. Each is one fact of the board under a key of its
//! own, so that what several people say at once is all there; only its author writes it anew.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;
use yrs::{Any, Map, MapRef, Out, ReadTxn};

use crate::codec::{number, number_value};
use crate::limits::{
    COMMENT_CHARACTERS_MAX, COMMENT_ID_BYTES_MAX, COMMENTS_MAX, NAME_CHARACTERS_MAX,
};
use crate::note::names_a_person;
use crate::schema::{COMMENT_PREFIX, RESOLVED_PREFIX};
use crate::{BoardPoint, ElementId};

/// One thing that somebody said: the first of a thread, or an answer in one.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Comment {
    /// Its name: 1 to [`COMMENT_ID_BYTES_MAX`] ASCII letters, digits, `-` or `_`.
    pub id: String,
    /// The first comment of the thread that this answers; `None` begins one.
    pub to: Option<String>,
    /// What it is about; `None` is about a place of the board. An answer is about what its thread is about.
    pub on: Option<ElementId>,
    /// Where it was made, board units: counts where there is no such element.
    pub at: BoardPoint,
    /// What was said, at most [`COMMENT_CHARACTERS_MAX`] characters. Empty: its author took it back, and others had answered.
    pub text: String,
    /// The author's name at that time; may be empty.
    pub author: String,
    /// The author's browser, as in reactions; may be empty.
    pub who: String,
    /// When, milliseconds since 1970 by the author's clock.
    pub made_millis: f64,
    /// Whether the thread is settled; never of answers.
    pub resolved: bool,
}

impl Comment {
    /// Whether a text can be the name of a comment.
    pub fn is_id(text: &str) -> bool {
        (1..=COMMENT_ID_BYTES_MAX).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    }
}

/// All comments, oldest first: at most [`COMMENTS_MAX`].
pub(crate) fn comments<T: ReadTxn>(info: &MapRef, txn: &T) -> Vec<Comment> {
    let read = info.iter(txn).filter_map(|(key, value)| {
        let id = key.strip_prefix(COMMENT_PREFIX)?;
        match value {
            Out::Any(Any::Map(fields)) => read_comment(id, &fields),
            _ => None,
        }
    });
    let mut all: Vec<Comment> = read.collect();
    all.sort_unstable_by(|a, b| {
        let millis = a.made_millis.total_cmp(&b.made_millis);
        millis.then_with(|| a.id.cmp(&b.id))
    });
    all.truncate(COMMENTS_MAX);
    for comment in &mut all {
        let key = resolved_key(&comment.id);
        comment.resolved =
            comment.to.is_none() && info.get(txn, &key) == Some(Out::Any(Any::Bool(true)));
    }
    all
}

pub(crate) fn comment_key(id: &str) -> String {
    format!("{COMMENT_PREFIX}{id}")
}

pub(crate) fn resolved_key(id: &str) -> String {
    format!("{RESOLVED_PREFIX}{id}")
}

/// What is stored of it under its key.
pub(crate) fn comment_value(comment: &Comment) -> Any {
    let word = |text: &str| Any::String(text.into());
    let at = comment.at.tamed();
    let mut fields: HashMap<String, Any> = [
        ("text", word(&comment.text)),
        ("author", word(&comment.author)),
        ("who", word(&comment.who)),
        ("made", number_value(comment.made_millis)),
        (
            "at",
            Any::Array(Arc::from([number_value(at.x), number_value(at.y)])),
        ),
    ]
    .map(|(key, value)| (key.to_owned(), value))
    .into();
    if let Some(on) = &comment.on {
        fields.insert("on".to_owned(), word(on.as_str()));
    }
    if let Some(to) = &comment.to {
        fields.insert("to".to_owned(), word(to));
    }
    Any::Map(Arc::new(fields))
}

fn read_comment(id: &str, fields: &HashMap<String, Any>) -> Option<Comment> {
    if !Comment::is_id(id) {
        return None;
    }
    let word = |key: &str| match fields.get(key) {
        Some(Any::String(word)) => Some(word.as_ref()),
        _ => None,
    };
    let line = |key: &str, max: usize| -> String {
        let shown = word(key).unwrap_or_default().chars();
        shown.filter(|char| !char.is_control()).take(max).collect()
    };
    let at = match fields.get("at") {
        Some(Any::Array(pair)) => match &pair[..] {
            [x, y] => BoardPoint::new(number(x).unwrap_or_default(), number(y).unwrap_or_default()),
            _ => BoardPoint::default(),
        },
        _ => BoardPoint::default(),
    };
    let made = fields.get("made").and_then(number).unwrap_or_default();
    Some(Comment {
        id: id.to_owned(),
        to: word("to")
            .filter(|to| Comment::is_id(to))
            .map(str::to_owned),
        on: word("on").filter(|on| !on.is_empty()).map(ElementId::new),
        at: at.tamed(),
        text: word("text")?.chars().take(COMMENT_CHARACTERS_MAX).collect(),
        author: line("author", NAME_CHARACTERS_MAX),
        who: word("who")
            .filter(|who| names_a_person(who))
            .unwrap_or_default()
            .to_owned(),
        made_millis: if made.is_finite() {
            made.clamp(0.0, MADE_MILLIS_MAX)
        } else {
            0.0
        },
        resolved: false,
    })
}

/// The year 9999: later moments have no date in a browser's words.
const MADE_MILLIS_MAX: f64 = 253_370_764_800_000.0;

/// What was said about one thing: the first comment and its answers, oldest first.
#[derive(Clone, PartialEq, Debug)]
pub struct Thread {
    /// The first. Of answers whose first comment is gone the oldest stands for it.
    pub first: Comment,
    /// The answers.
    pub answers: Vec<Comment>,
}

impl Thread {
    /// The threads of a board, in the order of their first comments; `comments` as [`crate::BoardInfo`] has them.
    pub fn all_of(comments: &[Comment]) -> Vec<Self> {
        let mut threads: Vec<Self> = Vec::new();
        let mut index: HashMap<&str, usize> = HashMap::new();
        let firsts = comments.iter().filter(|comment| comment.to.is_none());
        let answers = comments.iter().filter(|comment| comment.to.is_some());
        // The first ones before all answers: clocks differ, and an answer may seem older.
        for comment in firsts.chain(answers) {
            let name = comment.to.as_deref().unwrap_or(&comment.id);
            match index.get(name).and_then(|&at| threads.get_mut(at)) {
                Some(thread) => thread.answers.push(comment.clone()),
                None => {
                    index.insert(name, threads.len());
                    threads.push(Self {
                        first: comment.clone(),
                        answers: Vec::new(),
                    });
                }
            }
        }
        threads
    }

    /// The name that answers give.
    pub fn name(&self) -> &str {
        self.first.to.as_deref().unwrap_or(&self.first.id)
    }

    /// How many comments it has that say something.
    pub fn count(&self) -> usize {
        self.answers.len() + usize::from(!self.first.text.is_empty())
    }
}
