//! Reading cells, each type with its fields.

use board::Label;

use super::kind::{
    Calc, CalcRule, CellKind, CellLink, Choice, Lane, Matrix, Series, Simple, Strip,
};
use super::place::Place;
use super::reading::{SIDE_MAX, read_color};
use super::{Problem, TemplateCell};
use crate::rules::{MarkScheme, WeightScale};

/// What the fields of a type are: those of every cell first.
struct Type {
    name: &'static str,
    fields: &'static [&'static str],
}

/// The fields that a cell has whatever it holds.
macro_rules! cell_fields {
    ($($own:literal),*) => {
        &["key", "type", "tab", "x", "y", "w", "h", "label", $($own),*]
    };
}

const TYPES: [Type; 10] = [
    Type {
        name: "zone",
        fields: cell_fields!("color", "hint"),
    },
    Type {
        name: "text",
        fields: cell_fields!("hint"),
    },
    Type {
        name: "number",
        fields: cell_fields!("min", "max", "step", "unit"),
    },
    Type {
        name: "date",
        fields: cell_fields!(),
    },
    Type {
        name: "time",
        fields: cell_fields!(),
    },
    Type {
        name: "select",
        fields: cell_fields!("options"),
    },
    Type {
        name: "check",
        fields: cell_fields!(),
    },
    Type {
        name: "calc",
        fields: cell_fields!("rule", "of"),
    },
    Type {
        name: "strip",
        fields: cell_fields!("columns", "lanes"),
    },
    Type {
        name: "matrix",
        fields: cell_fields!("rows", "columns", "cell", "weights", "totals"),
    },
];

/// The fields of what lies in a matrix or a lane.
const INNER: &[&str] = &[
    "type", "color", "hint", "min", "max", "step", "unit", "options", "scheme",
];
const LANE: &[&str] = &[
    "key", "label", "h", "type", "color", "hint", "min", "max", "step", "unit", "options",
];

/// The largest number of a cell.
const NUMBER_MAX: f64 = 1e12;

pub(super) fn read_cell(cell: &Place<'_>) -> TemplateCell {
    let names = TYPES.map(|known| (known.name, known.fields));
    // Without a type a cell is a zone.
    let named = match cell.optional("type") {
        Some(named) => named.one_of(&names).map(|fields| (named.text(), fields)),
        None => names
            .first()
            .map(|(name, fields)| ((*name).to_owned(), *fields)),
    };
    let kind = match &named {
        Some((name, fields)) => {
            cell.only(fields);
            read_kind(cell, name)
        }
        None => CellKind::zone(),
    };
    let side = |name: &str, least: f64| {
        cell.field(name)
            .map_or(least, |side| side.number(least..=SIDE_MAX))
    };
    TemplateCell {
        key: cell.field("key").map(|key| key.key()).unwrap_or_default(),
        tab: cell.field("tab").map_or(0, |tab| tab.count(0..=10_000)),
        x: side("x", 0.0),
        y: side("y", 0.0),
        w: side("w", 1.0),
        h: side("h", 1.0),
        label: cell
            .field("label")
            .map(|label| label.label())
            .unwrap_or_default(),
        kind,
    }
}

fn read_kind(cell: &Place<'_>, name: &str) -> CellKind {
    match name {
        "calc" => CellKind::Calc(read_calc(cell)),
        "strip" => CellKind::Strip(read_strip(cell)),
        "matrix" => CellKind::Matrix(read_matrix(cell)),
        simple => CellKind::Simple(read_simple(cell, simple)),
    }
}

/// What holds one thing; `name` is its type, known to be one.
fn read_simple(cell: &Place<'_>, name: &str) -> Simple {
    match name {
        "text" => Simple::Text {
            hint: hint(cell, "hint"),
        },
        "number" => read_number(cell),
        "date" => Simple::Date,
        "time" => Simple::Time,
        "select" => Simple::Select {
            options: read_options(cell),
        },
        "check" => Simple::Check,
        "points" => Simple::Points,
        "mark" => {
            let schemes = [
                ("2-1", MarkScheme::TWO_ONE),
                ("1-0.5", MarkScheme::ONE_HALF),
            ];
            let scheme = cell
                .optional("scheme")
                .and_then(|scheme| scheme.one_of(&schemes));
            Simple::Mark {
                scheme: scheme.unwrap_or(MarkScheme::TWO_ONE),
            }
        }
        _ => Simple::Zone {
            color: cell.optional("color").and_then(|color| read_color(&color)),
            hint: hint(cell, "hint"),
        },
    }
}

fn read_number(cell: &Place<'_>) -> Simple {
    let number = |name: &str, least: f64| {
        let field = cell.optional(name)?;
        Some(field.number(least..=NUMBER_MAX))
    };
    let (min, max) = (number("min", -NUMBER_MAX), number("max", -NUMBER_MAX));
    if let (Some(min), Some(max)) = (min, max)
        && max < min
        && let Some(field) = cell.optional("max")
    {
        field.fault(Problem::OutOfRange(min.to_string(), NUMBER_MAX.to_string()));
    }
    Simple::Number {
        min,
        max,
        step: number("step", 1e-6),
        unit: hint(cell, "unit"),
    }
}

fn read_options(cell: &Place<'_>) -> Vec<Choice> {
    let Some(options) = cell.field("options") else {
        return Vec::new();
    };
    let items = options.items(50);
    if items.is_empty() {
        options.fault(Problem::Empty);
    }
    let mut choices: Vec<Choice> = Vec::new();
    for item in items {
        item.only(&["key", "label"]);
        let key = item.field("key").map(|key| key.text()).unwrap_or_default();
        if choices.iter().any(|choice| choice.key == key) && !key.is_empty() {
            item.fault(Problem::Taken(key.clone()));
        }
        let label = item
            .field("label")
            .map(|label| label.label())
            .unwrap_or_default();
        choices.push(Choice { key, label });
    }
    choices
}

fn read_calc(cell: &Place<'_>) -> Calc {
    const RULES: [(&str, CalcRule); 10] = [
        ("sum", CalcRule::Sum),
        ("mean", CalcRule::Mean),
        ("product", CalcRule::Product),
        ("count", CalcRule::Count),
        ("ratio", CalcRule::Ratio),
        ("ice", CalcRule::Ice),
        ("poc-priority", CalcRule::PocPriority),
        ("pass-mark", CalcRule::PassMark),
        ("timebox", CalcRule::Timebox),
        ("market-size", CalcRule::MarketSize),
    ];
    let of = cell.field("of");
    let keys = of.as_ref().map(|of| of.items(100)).unwrap_or_default();
    if let Some(of) = &of
        && keys.is_empty()
    {
        of.fault(Problem::Empty);
    }
    Calc {
        rule: cell
            .field("rule")
            .and_then(|rule| rule.one_of(&RULES))
            .unwrap_or(CalcRule::Sum),
        of: keys.iter().map(|key| key.text()).collect(),
    }
}

fn read_strip(cell: &Place<'_>) -> Strip {
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
            label: lane
                .field("label")
                .map(|label| label.label())
                .unwrap_or_default(),
            h: lane.field("h").map_or(1.0, |h| h.number(1.0..=SIDE_MAX)),
            cell: read_inner(&lane, false),
        });
    }
    Strip {
        columns: read_series(cell, "columns"),
        lanes: read,
    }
}

fn read_matrix(cell: &Place<'_>) -> Matrix {
    let inner = cell.field("cell");
    let inner = inner.map(|inner| {
        inner.only(INNER);
        read_inner(&inner, true)
    });
    Matrix {
        rows: read_series(cell, "rows"),
        columns: read_series(cell, "columns"),
        cell: inner.unwrap_or(Simple::Points),
        weights: cell
            .optional("weights")
            .and_then(|weights| read_weights(&weights)),
        totals: cell.optional("totals").is_some_and(|totals| totals.truth()),
    }
}

/// What lies in a lane or a matrix: one thing.
fn read_inner(cell: &Place<'_>, in_matrix: bool) -> Simple {
    const NAMES: [(&str, ()); 9] = [
        ("zone", ()),
        ("text", ()),
        ("number", ()),
        ("date", ()),
        ("time", ()),
        ("select", ()),
        ("check", ()),
        ("points", ()),
        ("mark", ()),
    ];
    // The last two make sense in a matrix only.
    let known = NAMES.get(..if in_matrix { 9 } else { 7 }).unwrap_or(&NAMES);
    let name = cell.field("type").and_then(|named| {
        named.one_of(known)?;
        Some(named.text())
    });
    name.map_or(Simple::Check, |name| read_simple(cell, &name))
}

fn read_series(cell: &Place<'_>, name: &str) -> Series {
    let Some(series) = cell.field(name) else {
        return Series {
            count: 1,
            min: 1,
            max: 1,
            size: 1.0,
            head: 0.0,
            labels: Vec::new(),
            from: None,
        };
    };
    series.only(&["count", "min", "max", "size", "head", "labels", "from"]);
    let count = series
        .field("count")
        .map_or(1, |count| count.count(1..=200));
    let bound = |name: &str, range| {
        series
            .optional(name)
            .map_or(count, |field| field.count(range))
    };
    let labels = series.optional("labels").map(|labels| labels.items(200));
    let labels: Vec<Label> = labels
        .unwrap_or_default()
        .iter()
        .map(Place::label)
        .collect();
    if labels.len() > count as usize
        && let Some(field) = series.optional("labels")
    {
        field.fault(Problem::TooMany(count as usize));
    }
    Series {
        count,
        min: bound("min", 0..=count),
        max: bound("max", count..=200),
        size: series
            .field("size")
            .map_or(1.0, |size| size.number(1.0..=SIDE_MAX)),
        head: series
            .optional("head")
            .map_or(0.0, |head| head.number(0.0..=SIDE_MAX)),
        labels,
        from: series.optional("from").map(|from| read_link(&from)),
    }
}

/// `cell`, or `template#cell`.
fn read_link(link: &Place<'_>) -> CellLink {
    let text = link.text();
    match text.split_once('#') {
        Some((template, cell)) => CellLink {
            template: Some(template.to_owned()),
            cell: cell.to_owned(),
        },
        None => CellLink {
            template: None,
            cell: text,
        },
    }
}

fn read_weights(weights: &Place<'_>) -> Option<WeightScale> {
    let steps: Vec<u32> = weights
        .items(8)
        .iter()
        .map(|step| step.count(1..=100))
        .collect();
    let scale = WeightScale::ALL
        .into_iter()
        .find(|scale| scale.steps() == steps);
    if scale.is_none() {
        let known = vec!["[1, 3]", "[1, 3, 5]", "[1, 2, 3]", "[1, 2, 3, 5, 8]"];
        weights.fault(Problem::NoneOf(known));
    }
    scale
}

/// A label that may be left out.
pub(super) fn hint(place: &Place<'_>, name: &str) -> Option<Label> {
    place.optional(name).map(|field| field.label())
}
