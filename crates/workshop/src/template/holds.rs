//! Reading what a cell holds.

use board::limits::NUMBER_MAX;
use board::{CalcRule, CellLink, Choice, Form, Holds, Ink, MarkScheme, TextScale};

use super::Problem;
use super::cells::hint;
use super::grids::{read_matrix, read_strip};
use super::place::{Place, Scalar};
use super::reading::read_color;

/// What a cell of the type `name`, which is known to be one, holds.
pub(super) fn read_holds(cell: &Place<'_>, name: &str) -> Holds {
    match name {
        "text" => Holds::Text {
            hint: hint(cell, "hint"),
            from: read_from(cell),
        },
        "number" => read_number(cell),
        "date" => Holds::Date,
        "time" => Holds::Time,
        "select" => Holds::Select {
            options: read_options(cell),
        },
        "check" => Holds::Check,
        "points" => Holds::Points,
        "mark" => Holds::Mark {
            scheme: token(cell, "scheme", MarkScheme::ALL, MarkScheme::token).unwrap_or_default(),
        },
        "calc" => read_calc(cell),
        "strip" => Holds::Strip(read_strip(cell)),
        "matrix" => Holds::Matrix(read_matrix(cell)),
        "label" => Holds::Label {
            scale: token(cell, "scale", TextScale::ALL, TextScale::token).unwrap_or_default(),
            ink: token(cell, "ink", Ink::ALL, Ink::token).unwrap_or_default(),
        },
        "shape" => Holds::Shape {
            form: token(cell, "form", Form::ALL, Form::token).unwrap_or_default(),
            fill: cell.optional("fill").and_then(|fill| read_color(&fill)),
            ink: token(cell, "ink", Ink::ALL, Ink::token).unwrap_or(Ink::Gray),
        },
        _ => Holds::Zone {
            color: cell.optional("color").and_then(|color| read_color(&color)),
            hint: hint(cell, "hint"),
            from: read_from(cell),
        },
    }
}

/// The cell from which something is taken.
pub(super) fn read_from(place: &Place<'_>) -> Option<CellLink> {
    let from = place.optional("from")?;
    Some(CellLink::parse(&from.text()))
}

/// The one of `all` that a field names by its token.
pub(super) fn token<T: Copy>(
    place: &Place<'_>,
    name: &str,
    all: &[T],
    token_of: fn(T) -> &'static str,
) -> Option<T> {
    let known: Vec<(&'static str, T)> = all.iter().map(|one| (token_of(*one), *one)).collect();
    place.optional(name)?.one_of(&known)
}

fn read_number(cell: &Place<'_>) -> Holds {
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
    Holds::Number {
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
    if items.is_empty() && options.is_list() {
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

fn read_calc(cell: &Place<'_>) -> Holds {
    let of = cell.field("of");
    let items = of.as_ref().map(|of| of.items(100)).unwrap_or_default();
    if let Some(of) = &of
        && items.is_empty()
        && of.is_list()
    {
        of.fault(Problem::Empty);
    }
    cell.field("rule");
    Holds::Calc {
        rule: token(cell, "rule", CalcRule::ALL, CalcRule::token).unwrap_or_default(),
        of: items.iter().map(read_source).collect(),
    }
}

/// The key of a cell; in a matrix the number of a column, from 0.
fn read_source(item: &Place<'_>) -> String {
    match item.scalar() {
        Some(Scalar::Number(_)) => item.count(0..=199).to_string(),
        _ => item.text(),
    }
}
