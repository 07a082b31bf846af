//! H14 to H16: tasks, meetings and reports.

use super::{Check, Finding, Subject};

/// A task card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Task<'a> {
    /// Its id.
    pub id: &'a str,
    /// What is to be done.
    pub text: &'a str,
    /// The role in whose column it lies.
    pub role: &'a str,
    /// The milestone in whose row it lies, from 0.
    pub milestone: usize,
    /// Who does it.
    pub owner: &'a str,
    /// By when.
    pub due: &'a str,
    /// When it is done.
    pub done_when: &'a str,
}

/// H14: tasks without an owner, a due date or a condition for being done. H15: roles (id and name) without any task up
/// to `first`, the number of the first milestone that is still to be reached.
pub fn check_tasks(tasks: &[Task<'_>], roles: &[Subject], first: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for task in tasks {
        for (field, check) in [
            (task.owner, Check::TaskWithoutOwner),
            (task.due, Check::TaskWithoutDue),
            (task.done_when, Check::TaskWithoutDoneCondition),
        ] {
            if field.trim().is_empty() {
                let subject = Subject::new(task.id, task.text);
                findings.push(Finding::about(check, subject, &[]));
            }
        }
    }
    for role in roles {
        let mut own = tasks.iter().filter(|task| task.role == role.id);
        if !own.any(|task| task.milestone <= first) {
            findings.push(Finding::about(Check::RoleWithoutTask, role.clone(), &[]));
        }
    }
    findings
}

/// What is fixed about meetings and reports.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meetings {
    /// Whether a recurring progress meeting has a weekday and a time.
    pub recurring: bool,
    /// The milestones, each with whether a day for the executives' report is fixed.
    pub reports: Vec<(Subject, bool)>,
}

/// H16: no recurring meeting, no day for the executives' report.
pub fn check_meetings(meetings: &Meetings) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !meetings.recurring {
        findings.push(Finding::overall(Check::NoMeeting, &[]));
    }
    let open = meetings.reports.iter().filter(|(_, fixed)| !fixed);
    findings
        .extend(open.map(|(subject, _)| Finding::about(Check::NoReportDate, subject.clone(), &[])));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w52_incomplete_tasks_and_idle_roles_are_found() {
        let task = Task {
            id: "t1",
            text: "推薦メールを 10 人に手で送る",
            role: "pdm",
            milestone: 1,
            owner: "佐藤",
            due: "7/10",
            done_when: "10 通を送った",
        };
        let roles = [
            Subject::new("pdm", "プロダクトマネージャー"),
            Subject::new("dev", "開発者"),
        ];
        let late = Task {
            id: "t2",
            role: "dev",
            milestone: 2,
            owner: "",
            due: " ",
            ..task
        };
        let found = check_tasks(&[task, late], &roles, 1);
        let codes: Vec<(Check, &str)> = found
            .iter()
            .map(|finding| (finding.check, finding.subject.as_ref().unwrap().id.as_str()))
            .collect();
        assert_eq!(
            codes,
            [
                (Check::TaskWithoutOwner, "t2"),
                (Check::TaskWithoutDue, "t2"),
                (Check::RoleWithoutTask, "dev"),
            ]
        );
    }

    #[test]
    fn w52_missing_meetings_and_reports_are_found() {
        let first = Subject::new("m1", "顧客の明確な反応を確認");
        let meetings = Meetings {
            recurring: false,
            reports: vec![(first.clone(), false), (first, true)],
        };
        let checks: Vec<Check> = check_meetings(&meetings)
            .iter()
            .map(|finding| finding.check)
            .collect();
        assert_eq!(checks, [Check::NoMeeting, Check::NoReportDate]);
    }
}
