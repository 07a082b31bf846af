//! What people put into a canvas, as an example of its template.

use board::{Axis, Cell, CellValue, Element, ElementId, Holds, Label, Locale, Snapshot};

use super::grids::{name_of, tracks};
use crate::{Sample, SampleContent, SampleName, SampleNote, SamplePlace, SampleValue};

/// The most notes, and the most values, of an example.
const ENTRIES_MAX: usize = 500;

/// The notes and the team's values of a canvas; `None` if it is empty.
pub(super) fn sample_of(
    snapshot: &Snapshot,
    canvas: &ElementId,
    title: &Label,
    locale: Locale,
) -> Option<Sample> {
    let (mut notes, mut values, mut names) = (Vec::new(), Vec::new(), Vec::new());
    for element in snapshot.cells(canvas) {
        let Some(cell) = element.as_cell() else {
            continue;
        };
        let Some(place) = place_of(snapshot, cell) else {
            continue;
        };
        for note in snapshot.notes_in_reading_order(&element.id) {
            let text = note.text().unwrap_or_default().trim();
            if !text.is_empty() {
                notes.push(SampleNote {
                    place: place.clone(),
                    text: Label::new(text, text),
                });
            }
        }
        values.extend(content_of(cell).map(|content| SampleValue { place, content }));
        if cell.slot.is_none() {
            names.extend(weights_of(snapshot, element, cell, locale));
        }
    }
    notes.truncate(ENTRIES_MAX);
    names.truncate(ENTRIES_MAX);
    values.truncate(ENTRIES_MAX - names.len());
    if notes.is_empty() && values.is_empty() {
        return None;
    }
    Some(Sample {
        id: "filled".to_owned(),
        title: title.clone(),
        notes,
        values,
        names,
    })
}

/// Where a cell or a slot is within its template.
fn place_of(snapshot: &Snapshot, cell: &Cell) -> Option<SamplePlace> {
    let Some(slot) = &cell.slot else {
        return Some(SamplePlace {
            cell: cell.key.clone(),
            ..SamplePlace::default()
        });
    };
    let grid = snapshot.element(&slot.grid)?;
    let number = |axis, id: &ElementId| {
        let all = snapshot.elements().iter().filter(|element| {
            let track = element.as_track();
            track.is_some_and(|track| track.axis == axis && track.grid.as_ref() == Some(&grid.id))
        });
        let mut ids = all.map(|element| &element.id);
        ids.position(|other| other == id).map(|place| place as u32)
    };
    Some(SamplePlace {
        cell: grid.as_cell()?.key.clone(),
        column: Some(number(Axis::Column, &slot.column)?),
        row: match &slot.row {
            Some(row) => Some(number(Axis::Row, row)?),
            None => None,
        },
        lane: slot.lane.clone(),
    })
}

/// What the team put into a cell.
fn content_of(cell: &Cell) -> Option<SampleContent> {
    if let Holds::Text { .. } = &*cell.holds
        && !cell.text.trim().is_empty()
    {
        return Some(SampleContent::Text(Label::new(&cell.text, &cell.text)));
    }
    Some(match cell.value("")? {
        CellValue::Number(number) => SampleContent::Number(*number),
        CellValue::Flag(flag) => SampleContent::Flag(*flag),
        CellValue::Text(text) => SampleContent::Word(text.clone()),
    })
}

/// The weights of a matrix's columns.
fn weights_of(snapshot: &Snapshot, grid: &Element, cell: &Cell, locale: Locale) -> Vec<SampleName> {
    if !matches!(&*cell.holds, Holds::Matrix(_)) {
        return Vec::new();
    }
    let columns = tracks(snapshot, grid, Axis::Column).into_iter().enumerate();
    let weighted = columns.filter_map(|(index, track)| {
        let name = name_of(track, locale);
        let name = if name.ja.is_empty() || name.en.is_empty() {
            let number = (index + 1).to_string();
            Label::new(&number, &number)
        } else {
            name
        };
        track.weight.map(|weight| SampleName {
            place: SamplePlace {
                cell: cell.key.clone(),
                column: Some(index as u32),
                ..SamplePlace::default()
            },
            name,
            weight: Some(weight),
        })
    });
    weighted.collect()
}
