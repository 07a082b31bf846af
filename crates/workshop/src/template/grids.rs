//! Reading strips and matrices.

use std::sync::Arc;

use board::limits::SLOTS_MAX;
use board::{
    CalcRule, Holds, Label, Lane, Matrix, NoteColor, Series, SeriesGroup, Strip, WeightScale,
};

use super::Problem;
use super::cells::hint;
use super::holds::{read_from, read_holds, token};
use super::place::Place;
use super::reading::{SIDE_MAX, read_color};

/// The most rows or columns.
const SERIES_MAX: u32 = 200;
/// The height of columns' headings, the width of rows' headings and of lanes', where the file says nothing.
const COLUMN_HEAD: f64 = 56.0;
const ROW_HEAD: f64 = 160.0;
const SIDE: f64 = 120.0;
/// The fields of what lies in a matrix.
const INNER: &[&str] = &[
    "type", "color", "hint", "min", "max", "step", "unit", "options", "scheme", "rule", "of",
];
/// The fields of a lane.
const LANE: &[&str] = &[
    "key", "label", "h", "type", "color", "hint", "min", "max", "step", "unit", "options",
];
/// The types of what lies in a lane; a matrix may also have the others.
const IN_LANE: [(&str, ()); 7] = [
    ("zone", ()),
    ("text", ()),
    ("number", ()),
    ("date", ()),
    ("time", ()),
    ("select", ()),
    ("check", ()),
];
const IN_MATRIX: [(&str, ()); 10] = [
    ("zone", ()),
    ("text", ()),
    ("number", ()),
    ("date", ()),
    ("time", ()),
    ("select", ()),
    ("check", ()),
    ("points", ()),
    ("mark", ()),
    ("calc", ()),
];

pub(super) fn read_strip(cell: &Place<'_>) -> Strip {
    let lanes = cell
        .field("lanes")
        .map(|lanes| lanes.items(20))
        .unwrap_or_default();
    let mut read: Vec<Lane> = Vec::new();
    for lane in lanes {
        lane.only(LANE);
        let key = lane.field("key").map(|key| key.key()).unwrap_or_default();
        if read.iter().any(|other| other.key == key) && !key.is_empty() {
            lane.fault(Problem::Taken(key.clone()));
        }
        read.push(Lane {
            key,
            label: label(&lane, "label"),
            h: lane.field("h").map_or(1.0, |h| h.number(1.0..=SIDE_MAX)),
            holds: Arc::new(read_inner(&lane, &IN_LANE)),
        });
    }
    Strip {
        columns: read_series(cell, "columns", false, COLUMN_HEAD),
        lanes: read,
        side: cell
            .optional("side")
            .map_or(SIDE, |side| side.number(0.0..=SIDE_MAX)),
    }
}

pub(super) fn read_matrix(cell: &Place<'_>) -> Matrix {
    let inner = cell.field("cell");
    let inner = inner.map(|inner| {
        inner.only(INNER);
        read_inner(&inner, &IN_MATRIX)
    });
    let (rows, columns) = (
        read_series(cell, "rows", true, ROW_HEAD),
        read_series(cell, "columns", true, COLUMN_HEAD),
    );
    if rows.count as usize * columns.count as usize > SLOTS_MAX {
        cell.fault(Problem::TooManySlots(SLOTS_MAX));
    }
    let total = token(cell, "total", CalcRule::ALL, CalcRule::token);
    let totals = cell.optional("totals").is_some_and(|totals| totals.truth());
    Matrix {
        rows,
        columns,
        cell: Arc::new(inner.unwrap_or(Holds::Points)),
        weights: cell
            .optional("weights")
            .and_then(|weights| read_weights(&weights)),
        total: total.or(totals.then_some(CalcRule::Sum)),
        total_label: hint(cell, "total-label"),
    }
}

/// What lies in a lane or a matrix: one thing.
fn read_inner(cell: &Place<'_>, known: &[(&'static str, ())]) -> Holds {
    let name = cell.field("type").and_then(|named| {
        named.one_of(known)?;
        Some(named.text())
    });
    name.map_or(Holds::Check, |name| read_holds(cell, &name))
}

fn read_series(cell: &Place<'_>, name: &str, in_matrix: bool, head: f64) -> Series {
    let Some(series) = cell.field(name) else {
        return Series::default();
    };
    series.only(if in_matrix {
        &[
            "count", "min", "max", "size", "head", "labels", "from", "cells", "groups",
        ]
    } else {
        &[
            "count", "min", "max", "size", "head", "labels", "from", "groups",
        ]
    });
    let count = series
        .field("count")
        .map_or(1, |count| count.count(1..=SERIES_MAX));
    let bound = |name: &str, range| {
        series
            .optional(name)
            .map_or(count, |field| field.count(range))
    };
    // What the first ones are called, or hold: no more than there are.
    let firsts = |name: &str| -> Vec<Place<'_>> {
        let list = series.optional(name);
        let items = list.as_ref().map(|list| list.items(SERIES_MAX as usize));
        let items = items.unwrap_or_default();
        if let Some(list) = list
            && items.len() > count as usize
        {
            list.fault(Problem::TooMany(count as usize));
        }
        items
    };
    let labels: Vec<Label> = firsts("labels").iter().map(Place::label).collect();
    let cells = firsts("cells");
    Series {
        count,
        min: bound("min", 0..=count),
        max: bound("max", count..=SERIES_MAX),
        size: series
            .field("size")
            .map_or(1.0, |size| size.number(1.0..=SIDE_MAX)),
        head: series
            .optional("head")
            .map_or(head, |head| head.number(0.0..=SIDE_MAX)),
        labels,
        from: read_from(&series),
        cells: cells
            .iter()
            .map(|cell| {
                cell.only(INNER);
                Arc::new(read_inner(cell, &IN_MATRIX))
            })
            .collect(),
        groups: read_groups(&series, count),
    }
}

/// The bands over rows or columns; each of those belongs to one of them.
fn read_groups(series: &Place<'_>, count: u32) -> Vec<SeriesGroup> {
    let Some(list) = series.optional("groups") else {
        return Vec::new();
    };
    let mut groups: Vec<SeriesGroup> = Vec::new();
    for group in list.items(20) {
        group.only(&["key", "label", "color", "count", "from"]);
        let key = group.field("key").map(|key| key.key()).unwrap_or_default();
        if groups.iter().any(|other| other.key == key) && !key.is_empty() {
            group.fault(Problem::Taken(key.clone()));
        }
        groups.push(SeriesGroup {
            key,
            label: label(&group, "label"),
            color: color(&group),
            count: group
                .field("count")
                .map_or(0, |count| count.count(0..=SERIES_MAX)),
            from: read_from(&group),
        });
    }
    let sum: u32 = groups.iter().map(|group| group.count.min(SERIES_MAX)).sum();
    if list.is_list() && sum != count {
        list.fault(Problem::GroupCounts(sum, count));
    }
    groups
}

fn label(place: &Place<'_>, name: &str) -> Label {
    place
        .field(name)
        .map(|label| label.label())
        .unwrap_or_default()
}

fn color(place: &Place<'_>) -> Option<NoteColor> {
    place.optional("color").and_then(|color| read_color(&color))
}

fn read_weights(weights: &Place<'_>) -> Option<WeightScale> {
    let steps: Vec<u32> = weights
        .items(8)
        .iter()
        .map(|step| step.count(1..=100))
        .collect();
    let scale = WeightScale::of_steps(&steps);
    if scale.is_none() {
        let known = vec!["[1, 3]", "[1, 3, 5]", "[1, 2, 3]", "[1, 2, 3, 5, 8]"];
        weights.fault(Problem::NoneOf(known));
    }
    scale
}
