//! What a cell holds → the map under `holds`.

use std::collections::HashMap;
use std::sync::Arc;

use yrs::Any;

use crate::codec::value::{color_value, label_value, number_value, size_value};
use crate::{CellLink, Holds, Label, Series};

/// The map about to be made.
#[derive(Default)]
struct Made(HashMap<String, Any>);

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

    fn link(&mut self, from: Option<&CellLink>) {
        if let Some(from) = from {
            self.word("from", &from.to_string());
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
        Holds::Zone { color, hint, from } => {
            if let Some(color) = color {
                made.word("color", color.token());
            }
            made.label("hint", hint.as_ref());
            made.link(from.as_ref());
        }
        Holds::Text { hint, from } => {
            made.label("hint", hint.as_ref());
            made.link(from.as_ref());
        }
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
    made.link(series.from.as_ref());
    let cells = series.cells.iter().map(|cell| holds_value(cell));
    made.list("cells", cells.collect());
    let groups = series.groups.iter().map(|group| {
        let mut made = Made::default();
        made.word("key", &group.key);
        made.label("label", Some(&group.label));
        made.set("color", color_value(group.color));
        made.count("count", group.count);
        made.link(group.from.as_ref());
        made.done()
    });
    made.list("groups", groups.collect());
    made.done()
}
