//! H13 on the tables of who evaluates what by which pass line.

use board::{ElementId, Holds};

use super::holding;
use crate::figures::ground::{Ground, number_in};
use crate::health::{Finding, MeasureColumn, check_measures};

/// The templates whose matrix `measures` has who, what and how as its rows of text.
const MEASURES: [&str; 5] = [
    "jissen2.measure",
    "jissen3.milestone",
    "kaishi.measure",
    "kaizen2.timeline",
    "kaizen3.criteria",
];

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let grid = super::grid_called(ground, "measures");
    let Some(grid) = grid.filter(|_| MEASURES.contains(&ground.template)) else {
        return;
    };
    let locale = ground.options.locale;
    let rows: Vec<&ElementId> = holding(&grid.rows, |holds| matches!(holds, Holds::Text { .. }))
        .map(|(row, _)| &row.id)
        .collect();
    let texts: Vec<[String; 3]> = grid
        .columns
        .iter()
        .map(|(column, _)| {
            let text = |number: usize| {
                let row = rows.get(number).copied();
                row.map_or_else(String::new, |row| {
                    let id = ElementId::of_crossing(row, &column.id);
                    let element = ground.view.element(&id);
                    let slot = element.and_then(|element| Some((element, element.as_cell()?)));
                    slot.map_or_else(String::new, |slot| match number_in(slot.1) {
                        Some(number) => number.to_string(),
                        None => ground.written(slot),
                    })
                })
            };
            [text(0), text(1), text(2)]
        })
        .collect();
    let columns: Vec<MeasureColumn<'_>> = grid
        .columns
        .iter()
        .zip(&texts)
        .map(|((column, track), [who, what, how])| MeasureColumn {
            id: column.id.as_str(),
            name: track.name(locale),
            who,
            what,
            how,
        })
        .collect();
    found.extend(check_measures(&columns));
}
