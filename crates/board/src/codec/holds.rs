//! What cells hold ↔ the map under `holds`. Reading is total.

mod write;

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, MapRef, ReadTxn};

use super::grid::shorten;
use super::value::{any_field, number, number_value, pair};
use crate::limits::{
    CHOICES_MAX, COORDINATE_MAX, LANES_MAX, NUMBER_MAX, TRACKS_MAX, VALUE_CHARACTERS_MAX,
};
use crate::schema::HOLDS;
pub(crate) use write::holds_value;

use crate::{
    BoardSize, CalcRule, CellLink, CellValue, Choice, Form, Holds, Ink, Label, Lane, MarkScheme,
    Matrix, NoteColor, Series, SeriesGroup, Strip, TextScale, WeightScale,
};

/// Cells that a result follows from.
const SOURCES_MAX: usize = 100;
/// Lines of a step card.
const LINES_MAX: usize = 10;

/// What the element holds; `None` if it does not say.
pub(super) fn holds_field<T: ReadTxn>(map: &MapRef, txn: &T) -> Option<Arc<Holds>> {
    stored_holds(&any_field(map, txn, HOLDS)?).map(Arc::new)
}

/// What stands under `holds`; `None` if that is no map.
pub(crate) fn stored_holds(value: &Any) -> Option<Holds> {
    match value {
        Any::Map(fields) => Some(read(fields, true)),
        _ => None,
    }
}

/// A value in a cell; texts are cut off, numbers tamed.
pub(super) fn content(value: &Any) -> Option<CellValue> {
    match value {
        Any::Bool(flag) => Some(CellValue::Flag(*flag)),
        Any::String(text) => {
            let mut text = text.to_string();
            shorten(&mut text, VALUE_CHARACTERS_MAX);
            Some(CellValue::Text(text))
        }
        _ => number(value)
            .filter(|number| number.abs() <= NUMBER_MAX)
            .map(CellValue::Number),
    }
}

pub(crate) fn content_value(content: &CellValue) -> Any {
    match content {
        CellValue::Flag(flag) => Any::Bool(*flag),
        CellValue::Number(number) => number_value(*number),
        CellValue::Text(text) => Any::from(text.as_str()),
    }
}

type Fields = HashMap<String, Any>;

fn word<'a>(fields: &'a Fields, key: &str) -> &'a str {
    match fields.get(key) {
        Some(Any::String(text)) => text,
        _ => "",
    }
}

/// A short text; `None` if it is empty.
fn text(fields: &Fields, key: &str) -> Option<String> {
    let mut text = word(fields, key).to_owned();
    shorten(&mut text, VALUE_CHARACTERS_MAX);
    (!text.is_empty()).then_some(text)
}

fn amount(fields: &Fields, key: &str, least: f64, most: f64) -> Option<f64> {
    let number = number(fields.get(key)?)?;
    (!number.is_nan()).then(|| number.clamp(least, most))
}

fn count(fields: &Fields, key: &str, most: usize) -> Option<u32> {
    amount(fields, key, 0.0, most as f64).map(|count| count as u32)
}

fn label(value: Option<&Any>) -> Option<Label> {
    let Some(Any::Map(fields)) = value else {
        return None;
    };
    let text = |key| text(fields, key).unwrap_or_default();
    Some(Label {
        ja: text("ja"),
        en: text("en"),
    })
}

/// The items of a list that are maps; their fields.
fn items<'a>(fields: &'a Fields, key: &str, max: usize) -> Vec<&'a Fields> {
    list(fields, key)
        .iter()
        .take(max)
        .filter_map(|item| match item {
            Any::Map(fields) => Some(&**fields),
            _ => None,
        })
        .collect()
}

fn list<'a>(fields: &'a Fields, key: &str) -> &'a [Any] {
    match fields.get(key) {
        Some(Any::Array(items)) => items,
        _ => &[],
    }
}

/// `outermost`: only there a strip or a matrix can stand, so that nothing is nested without end.
fn read(fields: &Fields, outermost: bool) -> Holds {
    let hint = || label(fields.get("hint"));
    let color = || NoteColor::from_token(word(fields, "color"));
    let bound = |key| amount(fields, key, -NUMBER_MAX, NUMBER_MAX);
    match word(fields, "type") {
        "zone" | "" => Holds::Zone {
            color: color(),
            hint: hint(),
            from: link(fields),
        },
        "text" => Holds::Text {
            hint: hint(),
            from: link(fields),
        },
        "number" => Holds::Number {
            min: bound("min"),
            max: bound("max"),
            step: bound("step").filter(|step| *step >= 1e-6),
            unit: label(fields.get("unit")),
        },
        "date" => Holds::Date,
        "time" => Holds::Time,
        "select" => Holds::Select {
            options: items(fields, "options", CHOICES_MAX)
                .into_iter()
                .map(|option| Choice {
                    key: text(option, "key").unwrap_or_default(),
                    label: label(option.get("label")).unwrap_or_default(),
                })
                .collect(),
        },
        "check" => Holds::Check,
        "points" => Holds::Points,
        "mark" => Holds::Mark {
            scheme: MarkScheme::from_token(word(fields, "scheme")).unwrap_or_default(),
        },
        "calc" => match CalcRule::from_token(word(fields, "rule")) {
            Some(rule) => Holds::Calc {
                rule,
                of: list(fields, "of")
                    .iter()
                    .take(SOURCES_MAX)
                    .filter_map(|key| match key {
                        Any::String(key) => Some(key.to_string()),
                        _ => None,
                    })
                    .collect(),
            },
            None => Holds::Unknown,
        },
        "strip" if outermost => Holds::Strip(read_strip(fields)),
        "matrix" if outermost => Holds::Matrix(read_matrix(fields)),
        "label" => Holds::Label {
            scale: TextScale::from_token(word(fields, "scale")).unwrap_or_default(),
            ink: Ink::from_token(word(fields, "ink")).unwrap_or_default(),
        },
        "shape" => Holds::Shape {
            form: Form::from_token(word(fields, "form")).unwrap_or_default(),
            fill: NoteColor::from_token(word(fields, "fill")),
            ink: Ink::from_token(word(fields, "ink")).unwrap_or_default(),
        },
        "card" => Holds::Card {
            lines: labels(fields, "lines", LINES_MAX),
            rule: label(fields.get("rule")),
            tip: label(fields.get("tip")),
            minutes: count(fields, "minutes", 1440),
            mode: text(fields, "mode"),
            owner: text(fields, "owner"),
        },
        "pile" => Holds::Pile {
            color: color().unwrap_or_default(),
            size: fields
                .get("size")
                .map_or(BoardSize::new(160.0, 160.0), pair)
                .tamed(),
            count: count(fields, "count", 100).unwrap_or(1),
            text: label(fields.get("text")),
        },
        _ => Holds::Unknown,
    }
}

fn labels(fields: &Fields, key: &str, max: usize) -> Vec<Label> {
    let items = list(fields, key).iter().take(max);
    items
        .map(|item| label(Some(item)).unwrap_or_default())
        .collect()
}

fn read_strip(fields: &Fields) -> Strip {
    let mut lanes: Vec<Lane> = Vec::new();
    for lane in items(fields, "lanes", LANES_MAX) {
        let key = text(lane, "key").unwrap_or_default();
        // The key is part of the slots' ids, and two lanes cannot share it.
        let fits = !key.is_empty() && !key.contains(['/', '*', ':']);
        if fits && lanes.iter().all(|other| other.key != key) {
            lanes.push(Lane {
                key,
                label: label(lane.get("label")).unwrap_or_default(),
                h: amount(lane, "h", 1.0, COORDINATE_MAX).unwrap_or(1.0),
                holds: Arc::new(read(lane, false)),
            });
        }
    }
    Strip {
        columns: read_series(fields.get("columns"), Series::COLUMN_HEAD),
        lanes,
        side: amount(fields, "side", 0.0, COORDINATE_MAX).unwrap_or(Strip::SIDE),
    }
}

fn read_matrix(fields: &Fields) -> Matrix {
    let steps: Vec<u32> = list(fields, "weights")
        .iter()
        .take(8)
        .filter_map(|step| number(step).map(|step| step as u32))
        .collect();
    Matrix {
        rows: read_series(fields.get("rows"), Series::ROW_HEAD),
        columns: read_series(fields.get("columns"), Series::COLUMN_HEAD),
        cell: match fields.get("cell") {
            Some(Any::Map(cell)) => Arc::new(read(cell, false)),
            _ => Arc::default(),
        },
        weights: WeightScale::of_steps(&steps),
        total: CalcRule::from_token(word(fields, "total")),
        total_label: label(fields.get("total-label")),
    }
}

fn read_series(value: Option<&Any>, head: f64) -> Series {
    let none = Fields::default();
    let fields = match value {
        Some(Any::Map(fields)) => fields,
        _ => &none,
    };
    let first = count(fields, "count", TRACKS_MAX).unwrap_or(1);
    Series {
        count: first,
        min: count(fields, "min", TRACKS_MAX).unwrap_or(first),
        max: count(fields, "max", TRACKS_MAX).unwrap_or(first),
        size: amount(fields, "size", 1.0, COORDINATE_MAX).unwrap_or(160.0),
        head: amount(fields, "head", 0.0, COORDINATE_MAX).unwrap_or(head),
        labels: labels(fields, "labels", TRACKS_MAX),
        from: link(fields),
        cells: items(fields, "cells", TRACKS_MAX)
            .into_iter()
            .map(|cell| Arc::new(read(cell, false)))
            .collect(),
        groups: items(fields, "groups", TRACKS_MAX)
            .into_iter()
            .map(|group| SeriesGroup {
                key: text(group, "key").unwrap_or_default(),
                label: label(group.get("label")).unwrap_or_default(),
                color: NoteColor::from_token(word(group, "color")),
                count: count(group, "count", TRACKS_MAX).unwrap_or(0),
                from: link(group),
            })
            .collect(),
    }
}

fn link(fields: &Fields) -> Option<CellLink> {
    let from = word(fields, "from");
    (!from.is_empty()).then(|| CellLink::parse(from))
}
