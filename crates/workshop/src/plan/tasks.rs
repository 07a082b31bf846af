//! Tasks of plans.

use board::{Axis, Element, ElementId, Holds, Locale, Snapshot};

use super::sheet::{Sheet, sheets};
use super::task_note::read_task_note;
use crate::Words;

/// A task of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// The milestone in whose row it lies, or the list of what is left over.
    pub milestone: String,
    /// What that milestone consists in.
    pub milestone_content: String,
    /// The role in whose column it lies; empty for what is left over.
    pub role: String,
    /// Who does it.
    pub assignee: String,
    /// What is to be done.
    pub task: String,
    /// When it is done.
    pub done_condition: String,
    /// By when, as it was written.
    pub due: String,
    /// Whether its note has the tag 完了 or done.
    pub is_done: bool,
    /// The note.
    pub source: ElementId,
}

/// The templates whose matrix `tasks` holds tasks by milestone and role, and whose cell `backlog` the rest.
const PLANS: [&str; 3] = ["kaishi.plan", "kaizen2.plan", "kaizen3.plan"];

const BACKLOG: Words = Words::new("バックログ", "Backlog");

/// The tasks of all plans on a board, plan by plan, milestone by milestone, role by role, note by note.
pub fn tasks(snapshot: &Snapshot, locale: Locale) -> Vec<Task> {
    let mut found = Vec::new();
    for sheet in sheets(snapshot, locale) {
        if PLANS.contains(&sheet.template) {
            in_grid(&sheet, &mut found);
            in_backlog(&sheet, &mut found);
        }
    }
    found
}

fn in_grid(sheet: &Sheet<'_>, found: &mut Vec<Task>) {
    let Some((grid, _)) = sheet.cell("tasks") else {
        return;
    };
    let columns = sheet.tracks(&grid.id, Axis::Column);
    for (row, milestone) in sheet.tracks(&grid.id, Axis::Row) {
        let content = columns.iter().find_map(|(column, track)| {
            matches!(track.holds.as_deref(), Some(Holds::Text { .. }))
                .then(|| sheet.crossing_word(row, column))
        });
        for (column, role) in &columns {
            let Some((slot, _)) = sheet.crossing(row, column) else {
                continue;
            };
            for note in sheet.snapshot.notes_in_reading_order(&slot.id) {
                found.extend(task(note).map(|task| Task {
                    milestone: milestone.name(sheet.locale).to_owned(),
                    milestone_content: content.clone().unwrap_or_default(),
                    role: role.name(sheet.locale).to_owned(),
                    ..task
                }));
            }
        }
    }
}

fn in_backlog(sheet: &Sheet<'_>, found: &mut Vec<Task>) {
    let Some((cell, _)) = sheet.cell("backlog") else {
        return;
    };
    for note in sheet.snapshot.notes_in_reading_order(&cell.id) {
        found.extend(task(note).map(|task| Task {
            milestone: BACKLOG.get(sheet.locale).to_owned(),
            ..task
        }));
    }
}

/// What a note asks for; nothing if it is empty.
fn task(note: &Element) -> Option<Task> {
    let read = read_task_note(note.text()?);
    let tags = &note.as_note()?.tags;
    let is_done = |tag: &String| matches!(tag.to_lowercase().as_str(), "完了" | "済" | "done");
    (!read.task.is_empty()).then(|| Task {
        milestone: String::new(),
        milestone_content: String::new(),
        role: String::new(),
        assignee: read.owner,
        task: read.task,
        done_condition: read.done_when,
        due: read.due,
        is_done: tags.iter().any(is_done),
        source: note.id.clone(),
    })
}
