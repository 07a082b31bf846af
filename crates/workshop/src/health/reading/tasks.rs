//! H14 and H15 on plans.

use board::{Element, ElementId, Holds};

use super::{grid_called, track_subject};
use crate::figures::ground::Ground;
use crate::health::{Finding, Subject, Task, check_tasks};
use crate::plan::{TaskNote, read_task_note};

/// The templates that hold tasks by milestone and role, each with the number of the first milestone that is still to
/// be reached: the rows up to it count as before it.
const PLANS: [(&str, usize); 3] = [("kaishi.plan", 0), ("kaizen2.plan", 1), ("kaizen3.plan", 0)];

/// A task's note with where it lies.
struct Placed<'a> {
    note: &'a Element,
    role: &'a ElementId,
    milestone: usize,
    read: TaskNote,
}

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = PLANS.iter().find(|(name, _)| *name == ground.template);
    let Some(((_, first), grid)) = plan.zip(grid_called(ground, "tasks")) else {
        return;
    };
    let holds_text = |holds: Option<&Holds>| matches!(holds, Some(Holds::Text { .. }));
    let roles: Vec<_> = grid
        .columns
        .iter()
        .filter(|(_, track)| !holds_text(track.holds.as_deref()))
        .collect();
    let mut placed = Vec::new();
    for (milestone, (row, _)) in grid.rows.iter().enumerate() {
        for (role, _) in &roles {
            for note in ground.notes(&ElementId::of_crossing(&row.id, &role.id)) {
                let read = read_task_note(note.text().unwrap_or_default());
                if !read.task.is_empty() {
                    placed.push(Placed {
                        note,
                        role: &role.id,
                        milestone,
                        read,
                    });
                }
            }
        }
    }
    // A plan with no task at all says nothing yet about who does what.
    if placed.is_empty() {
        return;
    }
    let tasks: Vec<Task<'_>> = placed
        .iter()
        .map(|placed| Task {
            id: placed.note.id.as_str(),
            text: &placed.read.task,
            role: placed.role.as_str(),
            milestone: placed.milestone,
            owner: &placed.read.owner,
            due: &placed.read.due,
            done_when: &placed.read.done_when,
        })
        .collect();
    let roles: Vec<Subject> = roles
        .into_iter()
        .map(|role| track_subject(role, ground.options.locale))
        .collect();
    found.extend(check_tasks(&tasks, &roles, *first));
}
