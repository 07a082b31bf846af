//! H11, H12 and H16: milestones, days that do not exist, and the meetings and reports of a schedule.

use std::collections::BTreeSet;

use board::{Cell, CellValue, Element, Holds, Track};

use super::{grid_called, holding, track_subject};
use crate::figures::ground::{Grid, Ground, Slot};
use crate::figures::milestone_limits;
use crate::health::{Check, Finding, Meetings, Subject, check_meetings, check_milestone_dates};
use crate::rules::{Date, DateFault, Milestone, MilestoneLimits, read_date};

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut said: BTreeSet<String> = BTreeSet::new();
    for grid in &ground.grids {
        if let Some(limits) = milestone_limits(ground.template, &grid.cell.key) {
            let milestones = milestones(ground, grid, limits);
            said.extend(subjects(&milestones));
            found.extend(milestones);
        }
    }
    let slots = ground.grids.iter().flat_map(|grid| {
        let columns = grid.columns.iter();
        columns.flat_map(|(column, _)| ground.column(grid, &column.id))
    });
    for (element, cell) in ground.cells.iter().copied().chain(slots) {
        if !said.contains(element.id.as_str()) {
            found.extend(impossible(ground, element, cell));
        }
    }
    if ground.template == "plan.schedule" {
        found.extend(check_meetings(&meetings(ground)));
    }
}

fn subjects(findings: &[Finding]) -> impl Iterator<Item = String> + '_ {
    let subjects = findings
        .iter()
        .filter_map(|finding| finding.subject.as_ref());
    subjects.map(|subject| subject.id.clone())
}

/// What was put into a cell for a date.
fn date_in(cell: &Cell) -> Option<&str> {
    let value = cell.value("").and_then(CellValue::as_text)?;
    matches!(*cell.holds, Holds::Date).then_some(value)
}

/// A leap year, for days whose year nobody knows.
fn any_day() -> Option<Date> {
    Date::new(2000, 1, 1)
}

/// H12 at a date that stands by itself.
fn impossible(ground: &Ground<'_>, element: &Element, cell: &Cell) -> Option<Finding> {
    let text = date_in(cell).filter(|text| !text.trim().is_empty())?;
    let day = ground.options.session.or_else(any_day)?;
    let label = cell.label.get(ground.options.locale);
    let subject = Subject::new(
        element.id.as_str(),
        if label.is_empty() { text } else { label },
    );
    match read_date(text, day).err()? {
        DateFault::NoSuchDay { month, day, last } => {
            let numbers = [month, day, last].map(f64::from);
            Some(Finding::about(Check::DateDoesNotExist, subject, &numbers))
        }
        DateFault::NoDate => Some(Finding::about(Check::DateMissing, subject, &[])),
    }
}

/// The dates of a row of dates, or of the first column of dates, held against each other and against the session.
fn milestones(ground: &Ground<'_>, grid: &Grid<'_>, limits: MilestoneLimits) -> Vec<Finding> {
    let locale = ground.options.locale;
    let is_date = |holds: &Holds| *holds == Holds::Date;
    let row = holding(&grid.rows, is_date).next();
    let column = holding(&grid.columns, is_date).next();
    let (slots, named): (Vec<Slot<'_>>, &[(&Element, &Track)]) = match (row, column) {
        (Some((row, _)), _) => {
            let slots = ground.row(grid, &row.id);
            (slots.into_iter().flatten().collect(), &grid.columns)
        }
        (None, Some((column, _))) => (ground.column(grid, &column.id), &grid.rows),
        (None, None) => return Vec::new(),
    };
    let titles: Vec<&str> = named.iter().map(|(_, track)| track.name(locale)).collect();
    let milestones: Vec<Milestone<'_>> = slots
        .iter()
        .zip(&titles)
        .map(|((_, cell), title)| Milestone {
            title,
            date: date_in(cell).unwrap_or(""),
        })
        .collect();
    let ids: Vec<&str> = slots
        .iter()
        .map(|(element, _)| element.id.as_str())
        .collect();
    let none = MilestoneLimits { months: Vec::new() };
    let (day, limits) = match ground.options.session {
        Some(session) => (Some(session), limits),
        None => (any_day(), none),
    };
    let Some(day) = day else {
        return Vec::new();
    };
    let mut findings = check_milestone_dates(&ids, &milestones, day, &limits);
    if ground.options.session.is_none() {
        // Which of two days without a year comes first depends on the session.
        findings.retain(|finding| finding.check != Check::DateOutOfOrder);
    }
    findings
}

/// What is fixed about meetings and reports.
fn meetings(ground: &Ground<'_>) -> Meetings {
    let is_set = |key: &str| {
        let cell = ground.cell(key);
        cell.is_some_and(|(_, cell)| cell.value("").is_some())
    };
    let grid = grid_called(ground, "reports");
    let reports = grid.into_iter().flat_map(|grid| {
        // The first column of dates is the milestone's own, the second that of the report.
        let column = holding(&grid.columns, |holds| *holds == Holds::Date).nth(1);
        let slots = column.map(|(column, _)| ground.column(grid, &column.id));
        let slots = slots.unwrap_or_default();
        let rows = grid.rows.iter().zip(slots);
        rows.map(|(row, (_, cell))| {
            let subject = track_subject(row, ground.options.locale);
            (
                subject,
                date_in(cell).is_some_and(|text| !text.trim().is_empty()),
            )
        })
        .collect::<Vec<_>>()
    });
    Meetings {
        recurring: is_set("weekday") && is_set("start"),
        reports: reports.collect(),
    }
}
