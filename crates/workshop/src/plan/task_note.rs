//! What a task's note says: the task, when it is done, by when, and who does it.

use crate::answers::narrow;

/// A task as its note has it; what it does not say is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TaskNote {
    /// What is to be done.
    pub task: String,
    /// When it is done.
    pub done_when: String,
    /// By when, as it was written.
    pub due: String,
    /// Who does it.
    pub owner: String,
}

/// The names of the fields after the task itself, in lower case.
const NAMES: [&[&str]; 4] = [
    &["タスク", "作業", "task"],
    &["完了条件", "完了の条件", "done when", "done-when", "done"],
    &["期限", "締切", "締め切り", "due", "by"],
    &["担当", "担当者", "owner", "who"],
];

/// Reads a note: one field a line (`期限: 11/30`), or all in one line with slashes between them
/// (`タスク / 完了条件 / 期限 / 担当`). Anything else is the task.
pub fn read_task_note(text: &str) -> TaskNote {
    let mut fields: [String; 4] = Default::default();
    let mut last = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (field, words) = named(line).unwrap_or((last, line));
        if let Some(place) = fields.get_mut(field) {
            if !place.is_empty() {
                place.push('\n');
            }
            place.push_str(words);
        }
        last = field;
    }
    let [task, done_when, due, owner] = fields;
    if done_when.is_empty() && due.is_empty() && owner.is_empty() {
        return in_one_line(&task);
    }
    TaskNote {
        task,
        done_when,
        due,
        owner,
    }
}

/// The field that a line names, and what it says of it.
fn named(line: &str) -> Option<(usize, &str)> {
    let (name, words) = line.split_once([':', '：'])?;
    let name = narrow(name.trim_matches([' ', '　', '・', '-', '【', '】'])).to_lowercase();
    let field = NAMES.iter().position(|names| names.contains(&&*name))?;
    Some((field, words.trim()))
}

/// Parts with slashes that have space around them: a date has slashes, too.
fn in_one_line(line: &str) -> TaskNote {
    let spaced = line.replace('／', " / ");
    let mut parts: Vec<&str> = spaced.split(" / ").map(str::trim).collect();
    if line.contains('\n') || !(2..=4).contains(&parts.len()) {
        return TaskNote {
            task: line.to_owned(),
            ..TaskNote::default()
        };
    }
    parts.resize(4, "");
    let mut parts = parts.into_iter().map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    TaskNote {
        task: next(),
        done_when: next(),
        due: next(),
        owner: next(),
    }
}
