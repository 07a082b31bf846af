//! Reading cells: what every cell has, and which fields each type has of its own.

use board::{Holds, Label};

use super::TemplateCell;
use super::holds::read_holds;
use super::place::Place;
use super::reading::SIDE_MAX;

/// The fields that a cell has whatever it holds, and those of its type.
macro_rules! cell_fields {
    ($($own:literal),*) => {
        &["key", "type", "tab", "x", "y", "w", "h", "label", "owner", "cover", $($own),*]
    };
}

/// The types of cells, each with its fields.
const TYPES: [(&str, &[&str]); 12] = [
    ("zone", cell_fields!("color", "hint", "from")),
    ("text", cell_fields!("hint", "from")),
    ("number", cell_fields!("min", "max", "step", "unit")),
    ("date", cell_fields!()),
    ("time", cell_fields!()),
    ("select", cell_fields!("options")),
    ("check", cell_fields!()),
    ("calc", cell_fields!("rule", "of")),
    ("strip", cell_fields!("columns", "lanes", "side")),
    (
        "matrix",
        cell_fields!(
            "rows",
            "columns",
            "cell",
            "weights",
            "totals",
            "total",
            "total-label"
        ),
    ),
    ("label", cell_fields!("scale", "ink")),
    ("shape", cell_fields!("form", "fill", "ink")),
];

pub(super) fn read_cell(cell: &Place<'_>) -> TemplateCell {
    // Without a type a cell is a zone.
    let named = match cell.optional("type") {
        Some(named) => named.one_of(&TYPES).map(|fields| (named.text(), fields)),
        None => TYPES
            .first()
            .map(|(name, fields)| ((*name).to_owned(), *fields)),
    };
    let holds = match &named {
        Some((name, fields)) => {
            cell.only(fields);
            read_holds(cell, name)
        }
        None => Holds::ZONE,
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
        // A shape may be there for the eye only.
        label: if matches!(holds, Holds::Shape { .. }) {
            hint(cell, "label").unwrap_or_default()
        } else {
            cell.field("label")
                .map(|label| label.label())
                .unwrap_or_default()
        },
        holds,
        owner: cell.optional("owner").map(|owner| owner.key()),
        cover: cell.optional("cover").is_some_and(|cover| cover.truth()),
    }
}

/// A label that may be left out.
pub(super) fn hint(place: &Place<'_>, name: &str) -> Option<Label> {
    place.optional(name).map(|field| field.label())
}
