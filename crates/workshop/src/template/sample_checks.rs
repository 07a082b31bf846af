//! What can be wrong with worked examples: cells, rows, columns and lanes that are not there, values that do not fit.

use std::collections::BTreeSet;

use board::{Axis, Holds};

use super::place::Place;
use super::{Problem, Sample, SamplePlace, Template, TemplateCell};
use crate::sample_value::{SampleFit, sample_fit};

pub(super) fn check_samples(root: &Place<'_>, template: &Template) {
    let samples = root
        .optional("samples")
        .map(|samples| samples.items(usize::MAX));
    let mut ids = BTreeSet::new();
    for (place, sample) in samples.unwrap_or_default().iter().zip(&template.samples) {
        if !ids.insert(sample.id.as_str()) && !sample.id.is_empty() {
            at(place, "id", Problem::Taken(sample.id.clone()));
        }
        check_notes(place, template, sample);
        check_values(place, template, sample);
    }
}

fn check_notes(sample_place: &Place<'_>, template: &Template, sample: &Sample) {
    let notes = sample_place.optional("notes");
    let notes = notes.map(|notes| notes.items(usize::MAX));
    for (place, note) in notes.unwrap_or_default().iter().zip(&sample.notes) {
        let holds = find(place, template, &note.place);
        if holds.is_some_and(|holds| !holds.takes_notes()) {
            place.fault(Problem::NoNotesHere);
        }
    }
}

fn check_values(sample_place: &Place<'_>, template: &Template, sample: &Sample) {
    let entries = sample_place.optional("values");
    let entries = entries.map(|entries| entries.items(usize::MAX));
    // The reader put them into two lists.
    let (mut values, mut names) = (sample.values.iter(), sample.names.iter());
    for entry in entries.unwrap_or_default() {
        if entry.optional("name").is_some() {
            if let Some(name) = names.next() {
                check_track(&entry, template, &name.place);
            }
        } else if let Some(value) = values.next()
            && let Some(holds) = find(&entry, template, &value.place)
            && sample_fit(holds, &value.content) == SampleFit::Unfit
        {
            let field = if entry.optional("text").is_some() {
                "text"
            } else {
                "value"
            };
            at(&entry, field, Problem::Unfit);
        }
    }
}

/// What lies at the place of an entry; notes what is not there.
fn find<'a>(entry: &Place<'_>, template: &'a Template, place: &SamplePlace) -> Option<&'a Holds> {
    let cell = find_cell(entry, template, place)?;
    match &cell.holds {
        Holds::Strip(strip) => {
            number(entry, Axis::Column, place.column, strip.columns.count)?;
            let lane = strip
                .lanes
                .iter()
                .find(|lane| Some(&lane.key) == place.lane.as_ref());
            if lane.is_none() {
                let problem = match place.lane {
                    Some(_) => Problem::NoSuchLane(
                        strip.lanes.iter().map(|lane| lane.key.clone()).collect(),
                    ),
                    None => Problem::Missing,
                };
                missing(entry, "lane", problem);
            }
            Some(&lane?.holds)
        }
        Holds::Matrix(matrix) => {
            let row = number(entry, Axis::Row, place.row, matrix.rows.count);
            let column = number(entry, Axis::Column, place.column, matrix.columns.count);
            let own = matrix.columns.cells.get(column?);
            let own = own.or_else(|| matrix.rows.cells.get(row?));
            row?;
            Some(own.unwrap_or(&matrix.cell))
        }
        plain => Some(plain),
    }
}

fn find_cell<'a>(
    entry: &Place<'_>,
    template: &'a Template,
    place: &SamplePlace,
) -> Option<&'a TemplateCell> {
    let cell = template.cells.iter().find(|cell| cell.key == place.cell);
    if cell.is_none() && !place.cell.is_empty() {
        at(entry, "cell", Problem::NoSuchCell(place.cell.clone()));
    }
    cell
}

/// Notes what is wrong with the column or row that an entry names.
fn check_track(entry: &Place<'_>, template: &Template, place: &SamplePlace) {
    let Some(cell) = find_cell(entry, template, place) else {
        return;
    };
    let (rows, columns) = match &cell.holds {
        Holds::Strip(strip) => (0, strip.columns.count),
        Holds::Matrix(matrix) => (matrix.rows.count, matrix.columns.count),
        _ => (0, 0),
    };
    match place.row {
        Some(_) => number(entry, Axis::Row, place.row, rows),
        None => number(entry, Axis::Column, place.column, columns),
    };
}

fn number(entry: &Place<'_>, axis: Axis, number: Option<u32>, count: u32) -> Option<usize> {
    let field = match axis {
        Axis::Row => "row",
        Axis::Column => "column",
    };
    match number {
        None => missing(entry, field, Problem::Missing),
        Some(number) if number >= count => at(entry, field, Problem::NoSuchTrack(axis, number)),
        Some(number) => return usize::try_from(number).ok(),
    }
    None
}

/// Notes a fault at a field that may not be there, under its name.
fn missing(entry: &Place<'_>, field: &str, problem: Problem) {
    match entry.optional(field) {
        Some(field) => field.fault(problem),
        None => {
            entry.field(field);
        }
    }
}

/// Notes a fault at a field, or at its owner if the field is missing.
pub(super) fn at(place: &Place<'_>, field: &str, problem: Problem) {
    match place.optional(field) {
        Some(field) => field.fault(problem),
        None => place.fault(problem),
    }
}
