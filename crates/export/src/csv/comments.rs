//! Comments as rows: kind, text and author where other rows have theirs; where a note leads to stands what it is about.

use board::{Comment, Locale, Snapshot};

use crate::comments::{threads, words};
use crate::words::choose;

/// A row for each comment and each answer.
pub(super) fn rows(snapshot: &Snapshot, locale: Locale) -> Vec<[String; 15]> {
    let mut rows = Vec::new();
    for (about, thread) in threads(snapshot, locale) {
        let kind = match thread.first.resolved {
            true => choose(locale, "解決済みのコメント", "settled comment"),
            false => choose(locale, "コメント", "comment"),
        };
        rows.push(row(kind, &thread.first, &about, locale));
        let answer = choose(locale, "返信", "answer");
        let answers = thread.answers.iter();
        rows.extend(answers.map(|one| row(answer, one, &about, locale)));
    }
    rows
}

fn row(kind: &str, comment: &Comment, about: &str, locale: Locale) -> [String; 15] {
    let mut row: [String; 15] = std::array::from_fn(|_| String::new());
    let fields = [
        (0, kind.to_owned()),
        (3, words(&comment.text, locale).to_owned()),
        (4, comment.author.clone()),
        (11, about.to_owned()),
        (12, comment.at.x.to_string()),
        (13, comment.at.y.to_string()),
        (14, comment.id.clone()),
    ];
    for (column, value) in fields {
        if let Some(field) = row.get_mut(column) {
            *field = value;
        }
    }
    row
}
