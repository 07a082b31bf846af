//! What was found, as the panel shows it.

use board::{ElementId, Label};
use workshop::health::{CanvasHealth, Finding, Severity};

use crate::bridge::EditorHandle;

/// A finding with where it leads and how it is called on the board.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What was found.
    pub finding: Finding,
    /// Where it leads.
    pub place: ElementId,
    /// Its name if somebody leaves it alone.
    pub key: String,
}

/// A canvas with what was found on it.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// What the canvas is called.
    pub label: Label,
    /// What is to be looked at.
    pub open: Vec<Entry>,
}

/// All of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Report {
    /// The canvases on which something was found.
    pub groups: Vec<Group>,
    /// What people left alone.
    pub quiet: Vec<Entry>,
    /// Canvases that were looked at.
    pub begun: usize,
    /// Canvases on which nobody has begun.
    pub untouched: usize,
}

impl Report {
    /// Looks at the board now.
    pub fn of(handle: EditorHandle) -> Self {
        let found = handle.with_editor(|editor| {
            let all = editor.health();
            (all, editor.info().quiet.clone())
        });
        let (all, quiet) = found.unwrap_or_default();
        let mut report = Self::default();
        for health in all {
            if health.begun {
                report.begun += 1;
            } else {
                report.untouched += 1;
            }
            report.add(health, &quiet);
        }
        report
    }

    fn add(&mut self, health: CanvasHealth, quiet: &[String]) {
        let mut open = Vec::new();
        for finding in &health.findings {
            let key = health.key_of(finding);
            let subject = finding.subject.as_ref();
            let place = subject.map_or_else(
                || health.canvas.clone(),
                |subject| ElementId::new(subject.id.as_str()),
            );
            let is_quiet = quiet.binary_search(&key).is_ok();
            let entry = Entry {
                finding: finding.clone(),
                place,
                key,
            };
            if is_quiet {
                self.quiet.push(entry);
            } else {
                open.push(entry);
            }
        }
        if !open.is_empty() {
            let label = health.label;
            self.groups.push(Group { label, open });
        }
    }

    /// How many of that kind are to be looked at; of all kinds without one.
    pub fn count(&self, kind: Option<Severity>) -> usize {
        let all = self.groups.iter().flat_map(|group| &group.open);
        all.filter(|entry| entry.is_of(kind)).count()
    }
}

impl Entry {
    /// Whether it is of that kind; without one every finding is.
    pub fn is_of(&self, kind: Option<Severity>) -> bool {
        kind.is_none_or(|kind| self.finding.check.severity() == kind)
    }
}
