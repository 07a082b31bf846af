//! The tasks of a board's plans, for wherever tasks are kept.

use board::{Locale, Snapshot};
use serde_json::{Value, json};
use workshop::plan::{Task, tasks};

use crate::ExportError;
use crate::markdown::escape::{heading, inline};
use crate::words::choose;

/// How tasks are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskFormat {
    /// A row each, for spreadsheets and most trackers.
    Csv,
    /// A check list by milestone.
    Markdown,
    /// Objects with title and body, as trackers of issues take them.
    Json,
}

/// The columns of the CSV, for programs: the same in every language.
const COLUMNS: [&str; 9] = [
    "milestone",
    "milestone_title",
    "role",
    "assignee",
    "task",
    "done_condition",
    "due",
    "status",
    "source_sticky",
];

/// Writes the tasks of all plans on a board.
///
/// # Errors
/// [`ExportError::Render`].
pub fn task_list(
    snapshot: &Snapshot,
    format: TaskFormat,
    locale: Locale,
) -> Result<String, ExportError> {
    let tasks = tasks(snapshot, locale);
    match format {
        TaskFormat::Csv => csv(&tasks),
        TaskFormat::Markdown => Ok(markdown(&tasks, locale)),
        TaskFormat::Json => json_list(&tasks, locale),
    }
}

const fn status(task: &Task) -> &'static str {
    if task.is_done { "done" } else { "open" }
}

fn csv(tasks: &[Task]) -> Result<String, ExportError> {
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    rows.extend(tasks.iter().map(|task| {
        [
            task.milestone.clone(),
            task.milestone_content.clone(),
            task.role.clone(),
            task.assignee.clone(),
            task.task.clone(),
            task.done_condition.clone(),
            task.due.clone(),
            status(task).to_owned(),
            task.source.to_string(),
        ]
    }));
    crate::csv::write(&rows)
}

fn markdown(tasks: &[Task], locale: Locale) -> String {
    let mut out = heading(1, choose(locale, "タスク", "Tasks"));
    let mut milestone = None;
    for task in tasks {
        if milestone != Some(&task.milestone) {
            milestone = Some(&task.milestone);
            out.push('\n');
            out.push_str(&heading(2, &task.milestone));
            if !task.milestone_content.is_empty() {
                out.push_str(&format!("\n{}\n", one_line(&task.milestone_content)));
            }
            out.push('\n');
        }
        let mark = if task.is_done { 'x' } else { ' ' };
        out.push_str(&format!("- [{mark}] {}", one_line(&task.task)));
        let facts = facts(task, locale);
        if !facts.is_empty() {
            let facts: Vec<String> = facts
                .iter()
                .map(|(name, value)| format!("{name}: {}", one_line(value)))
                .collect();
            out.push_str(&format!("\n  {}", facts.join(" / ")));
        }
        out.push('\n');
    }
    if tasks.is_empty() {
        out.push_str(choose(locale, "\n(なし)\n", "\n(none)\n"));
    }
    out
}

/// What is known of a task beside itself.
fn facts(task: &Task, locale: Locale) -> Vec<(&'static str, &str)> {
    let facts = [
        (choose(locale, "担当", "Owner"), &task.assignee),
        (choose(locale, "役割", "Role"), &task.role),
        (
            choose(locale, "完了条件", "Done when"),
            &task.done_condition,
        ),
        (choose(locale, "期限", "Due"), &task.due),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known.map(|(name, value)| (name, value.as_str())).collect()
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    inline(&words.join(" "))
}

fn json_list(tasks: &[Task], locale: Locale) -> Result<String, ExportError> {
    let issues: Vec<Value> = tasks
        .iter()
        .map(|task| {
            let body: Vec<String> = facts(task, locale)
                .iter()
                .map(|(name, value)| format!("**{name}**: {}", inline(value)))
                .collect();
            json!({
                "title": task.task,
                "body": body.join("\n\n"),
                "milestone": task.milestone,
                "assignees": if task.assignee.is_empty() { vec![] } else { vec![&task.assignee] },
                "labels": if task.role.is_empty() { vec![] } else { vec![&task.role] },
                "due": task.due,
                "state": if task.is_done { "closed" } else { "open" },
                "source": task.source.to_string(),
            })
        })
        .collect();
    serde_json::to_string_pretty(&issues).map_err(|error| ExportError::Render(error.to_string()))
}
