//! Dates that do not exist, and milestones that are too late, out of order or in the past.

use board::{Axis, Cell, ElementId, Figure, Holds, Tone, Track};

use super::ground::{Grid, Ground, Slot};
use super::toned;
use crate::Words;
use crate::rules::{
    Date, DateFault, Milestone, MilestoneFault, MilestoneLimits, check_milestones, read_date,
};

const NO_DAY: Words = Words::new("存在しない日付", "No such day");
const NO_DATE: Words = Words::new("日付ではありません", "No date");
const TOO_LATE: Words = Words::new("遅すぎます", "Too late");
const OUT_OF_ORDER: Words = Words::new("順番が逆です", "Out of order");
const PAST: Words = Words::new("過去の日付", "In the past");

pub(super) fn date_figures(ground: &Ground<'_>, found: &mut Vec<(ElementId, Figure)>) {
    for slot in &ground.cells {
        existing(ground, *slot, found);
    }
    for grid in &ground.grids {
        for (column, _) in &grid.columns {
            for slot in ground.column(grid, &column.id) {
                existing(ground, slot, found);
            }
        }
        if let Some(limits) = milestone_limits(ground.template, &grid.cell.key) {
            milestones(ground, grid, &limits, found);
        }
    }
}

/// Where milestones have dates, and by when they are to be reached.
pub(crate) fn milestone_limits(template: &str, cell: &str) -> Option<MilestoneLimits> {
    match (template, cell) {
        ("kaizen2.timeline", "measures") | ("plan.schedule", "reports") => {
            Some(MilestoneLimits::first_within_three())
        }
        ("kaizen3.criteria", "measures") => Some(MilestoneLimits::fans_and_release()),
        _ => None,
    }
}

/// The date in a cell as it was written; nothing in an empty cell and in those that hold something else.
fn date_in(cell: &Cell) -> Option<&str> {
    if !matches!(*cell.holds, Holds::Date) {
        return None;
    }
    cell.value("")?
        .as_text()
        .filter(|text| !text.trim().is_empty())
}

/// A leap year: a date without a year is not refused for being 29 February.
fn any_day() -> Option<Date> {
    Date::new(2000, 1, 1)
}

/// Says so if there is no such day.
fn existing(ground: &Ground<'_>, (element, cell): Slot<'_>, found: &mut Vec<(ElementId, Figure)>) {
    let locale = ground.options.locale;
    let Some((text, session)) = date_in(cell).zip(ground.options.session.or_else(any_day)) else {
        return;
    };
    if let Err(fault) = read_date(text, session) {
        let (words, tone) = match fault {
            DateFault::NoDate => (NO_DATE, Tone::Warn),
            DateFault::NoSuchDay { .. } => (NO_DAY, Tone::Bad),
        };
        let text = words.get(locale).to_owned();
        found.push((element.id.clone(), toned(tone, text, fault.text(locale))));
    }
}

/// Holds the dates of a row, or of the first column of dates, against each other and against the session.
fn milestones(
    ground: &Ground<'_>,
    grid: &Grid<'_>,
    limits: &MilestoneLimits,
    found: &mut Vec<(ElementId, Figure)>,
) {
    let locale = ground.options.locale;
    let holds_dates = |tracks: &[(&board::Element, &Track)]| {
        tracks
            .iter()
            .position(|(_, track)| track.holds.as_deref() == Some(&Holds::Date))
    };
    let along = |axis: Axis| -> Vec<Slot<'_>> {
        let tracks = match axis {
            Axis::Row => &grid.rows,
            Axis::Column => &grid.columns,
        };
        let Some((track, _)) = holds_dates(tracks).and_then(|index| tracks.get(index)) else {
            return Vec::new();
        };
        match axis {
            Axis::Row => ground.row(grid, &track.id).into_iter().flatten().collect(),
            Axis::Column => ground.column(grid, &track.id),
        }
    };
    let mut slots = along(Axis::Row);
    if slots.is_empty() {
        slots = along(Axis::Column);
    }
    let steps: Vec<Milestone<'_>> = slots
        .iter()
        .map(|(_, cell)| Milestone {
            title: "",
            date: date_in(cell).unwrap_or(""),
        })
        .collect();
    let nothing = MilestoneLimits { months: Vec::new() };
    let (session, limits) = match ground.options.session {
        Some(session) => (Some(session), limits),
        // Without a session only whole dates can be put in order.
        None if steps
            .iter()
            .all(|step| step.date.is_empty() || is_whole(step.date)) =>
        {
            (Date::new(1900, 1, 1), &nothing)
        }
        None => (None, &nothing),
    };
    let Some(session) = session else {
        return;
    };
    for (index, fault) in check_milestones(&steps, session, limits) {
        let (words, tone) = match fault {
            MilestoneFault::TooLate { .. } => (TOO_LATE, Tone::Warn),
            MilestoneFault::OutOfOrder { .. } => (OUT_OF_ORDER, Tone::Bad),
            MilestoneFault::Past { .. } => (PAST, Tone::Warn),
            // An empty cell says so itself, and so does one with a day that does not exist.
            MilestoneFault::Undated | MilestoneFault::Unreadable(_) => continue,
        };
        let Some((element, _)) = slots.get(index) else {
            continue;
        };
        if !found.iter().any(|(id, _)| *id == element.id) {
            let text = words.get(locale).to_owned();
            found.push((element.id.clone(), toned(tone, text, fault.text(locale))));
        }
    }
}

/// Whether a date has its year.
fn is_whole(text: &str) -> bool {
    let years = [Date::new(1950, 6, 15), Date::new(2150, 6, 15)];
    let read = years.map(|session| session.and_then(|session| read_date(text, session).ok()));
    let [first, second] = read;
    first.is_some() && first == second
}
