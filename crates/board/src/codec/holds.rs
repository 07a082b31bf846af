//! What cells hold ↔ the map under `holds`. Reading is total.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::{Any, MapRef, ReadTxn};

use super::grid::shorten;
use super::value::{any_field, color_value, label_value, number, number_value, pair, size_value};
use crate::limits::{
    CHOICES_MAX, COORDINATE_MAX, LANES_MAX, NUMBER_MAX, TRACKS_MAX, VALUE_CHARACTERS_MAX,
};
use crate::schema::HOLDS;
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
    match any_field(map, txn, HOLDS)? {
        Any::Map(fields) => Some(Arc::new(read(&fields, true))),
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
        },
        "text" => Holds::Text { hint: hint() },
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

/// The map about to be made.
#[derive(Default)]
struct Made(Fields);

impl Made {
    fn set(&mut self, key: &str, value: Any) {
        self.0.insert(key.to_owned(), value);
    }

    fn word(&mut self, key: &str, word: &str) {
        self.set(key, Any::from(word));
    }

    fn number(&mut self, key: &str, number: Option<f64>) {
        if let Some(number) = number {
            self.set(key, number_value(number));
        }
    }

    fn count(&mut self, key: &str, count: u32) {
        self.number(key, Some(f64::from(count)));
    }

    fn label(&mut self, key: &str, label: Option<&Label>) {
        if let Some(label) = label {
            self.set(key, label_value(label));
        }
    }

    fn list(&mut self, key: &str, items: Vec<Any>) {
        if !items.is_empty() {
            self.set(key, Any::Array(items.into()));
        }
    }

    fn done(self) -> Any {
        Any::Map(Arc::new(self.0))
    }
}

pub(crate) fn holds_value(holds: &Holds) -> Any {
    let mut made = Made::default();
    write(&mut made, holds);
    made.done()
}

fn write(made: &mut Made, holds: &Holds) {
    made.word("type", holds.type_name());
    match holds {
        Holds::Zone { color, hint } => {
            if let Some(color) = color {
                made.word("color", color.token());
            }
            made.label("hint", hint.as_ref());
        }
        Holds::Text { hint } => made.label("hint", hint.as_ref()),
        Holds::Number {
            min,
            max,
            step,
            unit,
        } => {
            made.number("min", *min);
            made.number("max", *max);
            made.number("step", *step);
            made.label("unit", unit.as_ref());
        }
        Holds::Select { options } => {
            let options = options.iter().map(|option| {
                let mut made = Made::default();
                made.word("key", &option.key);
                made.label("label", Some(&option.label));
                made.done()
            });
            made.list("options", options.collect());
        }
        Holds::Mark { scheme } => made.word("scheme", scheme.token()),
        Holds::Calc { rule, of } => {
            made.word("rule", rule.token());
            made.list("of", of.iter().map(|key| Any::from(key.as_str())).collect());
        }
        Holds::Strip(strip) => {
            made.set("columns", series_value(&strip.columns));
            made.number("side", Some(strip.side));
            let lanes = strip.lanes.iter().map(|lane| {
                let mut made = Made::default();
                write(&mut made, &lane.holds);
                made.word("key", &lane.key);
                made.label("label", Some(&lane.label));
                made.number("h", Some(lane.h));
                made.done()
            });
            made.list("lanes", lanes.collect());
        }
        Holds::Matrix(matrix) => {
            made.set("rows", series_value(&matrix.rows));
            made.set("columns", series_value(&matrix.columns));
            made.set("cell", holds_value(&matrix.cell));
            if let Some(scale) = matrix.weights {
                let steps = scale.steps().iter();
                let steps = steps.map(|step| number_value(f64::from(*step)));
                made.list("weights", steps.collect());
            }
            if let Some(rule) = matrix.total {
                made.word("total", rule.token());
            }
            made.label("total-label", matrix.total_label.as_ref());
        }
        Holds::Label { scale, ink } => {
            made.word("scale", scale.token());
            made.word("ink", ink.token());
        }
        Holds::Shape { form, fill, ink } => {
            made.word("form", form.token());
            made.set("fill", color_value(*fill));
            made.word("ink", ink.token());
        }
        Holds::Card {
            lines,
            rule,
            tip,
            minutes,
            mode,
            owner,
        } => {
            made.list("lines", lines.iter().map(label_value).collect());
            made.label("rule", rule.as_ref());
            made.label("tip", tip.as_ref());
            made.number("minutes", minutes.map(f64::from));
            for (key, word) in [("mode", mode), ("owner", owner)] {
                if let Some(word) = word {
                    made.word(key, word);
                }
            }
        }
        Holds::Pile {
            color,
            size,
            count,
            text,
        } => {
            made.word("color", color.token());
            made.set("size", size_value(*size));
            made.count("count", *count);
            made.label("text", text.as_ref());
        }
        Holds::Date | Holds::Time | Holds::Check | Holds::Points | Holds::Unknown => {}
    }
}

fn series_value(series: &Series) -> Any {
    let mut made = Made::default();
    made.count("count", series.count);
    made.count("min", series.min);
    made.count("max", series.max);
    made.number("size", Some(series.size));
    made.number("head", Some(series.head));
    made.list("labels", series.labels.iter().map(label_value).collect());
    if let Some(from) = &series.from {
        made.word("from", &from.to_string());
    }
    let cells = series.cells.iter().map(|cell| holds_value(cell));
    made.list("cells", cells.collect());
    let groups = series.groups.iter().map(|group| {
        let mut made = Made::default();
        made.word("key", &group.key);
        made.label("label", Some(&group.label));
        made.set("color", color_value(group.color));
        made.count("count", group.count);
        if let Some(from) = &group.from {
            made.word("from", &from.to_string());
        }
        made.done()
    });
    made.list("groups", groups.collect());
    made.done()
}
