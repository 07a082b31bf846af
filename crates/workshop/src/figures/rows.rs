//! What the rows of a matrix come to that is not scored by points or marks.

use board::{Cell, ElementId, Figure, Holds, Tone};

use super::calc::{Outcome, Source, calculated};
use super::ground::{Grid, Ground, Slot, number_in};
use crate::rules::ranks;

pub(super) fn row_figures<'a>(
    ground: &Ground<'a>,
    grid: &Grid<'a>,
    is_scored: bool,
    found: &mut Vec<(ElementId, Figure)>,
) {
    let Some(matrix) = grid.cell.holds.as_matrix() else {
        return;
    };
    // What is scored has its totals already.
    let total = matrix.total.filter(|_| !is_scored);
    if total.is_none() && !has_calc(grid) {
        return;
    }
    let mut by_row = Vec::new();
    for (row, _) in &grid.rows {
        let slots = ground.row(grid, &row.id);
        calculated_slots(ground, grid, &slots, found);
        by_row.push(slots);
    }
    let Some(rule) = total else {
        return;
    };
    let outcomes: Vec<Option<Outcome>> = by_row
        .iter()
        .map(|slots| {
            let sources: Vec<Source<'_>> = slots
                .iter()
                .flatten()
                .filter(|(_, cell)| counts(cell))
                .map(|slot| source(ground, *slot))
                .collect();
            calculated(ground, rule, &sources)
        })
        .collect();
    let values: Vec<f64> = outcomes
        .iter()
        .map(|outcome| outcome.as_ref().and_then(|outcome| outcome.value))
        .map(|value| value.unwrap_or(f64::NAN))
        .collect();
    let places = ranks(&values);
    let several = values.iter().filter(|value| value.is_finite()).count() > 1;
    for (((row, _), outcome), place) in grid.rows.iter().zip(outcomes).zip(places) {
        let Some(Outcome { mut figure, .. }) = outcome else {
            continue;
        };
        // The best of several that are compared.
        if is_compared(rule) && several && place == Some(1) && figure.tone != Tone::Bad {
            figure.text = format!("☆ {}", figure.text);
            if figure.tone == Tone::Plain {
                figure.tone = Tone::Good;
            }
        }
        found.push((row.id.clone(), figure));
    }
}

/// Whether any slots follow from others.
fn has_calc(grid: &Grid<'_>) -> bool {
    let is_calc = |holds: &Holds| matches!(holds, Holds::Calc { .. });
    let tracks = grid.columns.iter().chain(&grid.rows);
    let of_tracks = tracks.filter_map(|(_, track)| track.holds.as_deref());
    let of_all = grid.cell.holds.as_matrix().map(|matrix| &*matrix.cell);
    of_tracks.chain(of_all).any(is_calc)
}

/// Whether rows with that total are alternatives, of which the highest is the best.
fn is_compared(rule: board::CalcRule) -> bool {
    matches!(
        rule,
        board::CalcRule::Ice | board::CalcRule::PocPriority | board::CalcRule::Product
    )
}

/// Whether a slot takes part in its row's total.
fn counts(cell: &Cell) -> bool {
    matches!(
        *cell.holds,
        Holds::Zone { .. } | Holds::Number { .. } | Holds::Select { .. } | Holds::Check
    )
}

fn source<'a>(ground: &Ground<'a>, (element, cell): Slot<'a>) -> Source<'a> {
    match &*cell.holds {
        Holds::Zone { .. } => Source::Notes(ground.notes(&element.id).len()),
        Holds::Check => Source::Ticks {
            set: usize::from(cell.value("").is_some_and(|value| value.is_ticked())),
            of: 1,
        },
        _ => Source::Number(number_in(cell), Some(cell)),
    }
}

/// Slots that follow from others of their row.
fn calculated_slots<'a>(
    ground: &Ground<'a>,
    grid: &Grid<'a>,
    slots: &[Option<Slot<'a>>],
    found: &mut Vec<(ElementId, Figure)>,
) {
    for (element, cell) in slots.iter().flatten() {
        let Holds::Calc { rule, of } = &*cell.holds else {
            continue;
        };
        let sources: Vec<Source<'_>> = of
            .iter()
            .map(|number| {
                let slot = column_numbered(grid, number).and_then(|index| *slots.get(index)?);
                slot.map_or(Source::Number(None, None), |slot| source(ground, slot))
            })
            .collect();
        if let Some(outcome) = calculated(ground, *rule, &sources) {
            found.push((element.id.clone(), outcome.figure));
        }
    }
}

/// Where the column is that had this number, from 0, in the template: others may have come before it since. Columns
/// under ids that no template gave are counted as they are.
fn column_numbered(grid: &Grid<'_>, number: &str) -> Option<usize> {
    let number: usize = number.parse().ok()?;
    let id = format!("{}.c{}", grid.id, number.checked_add(1)?);
    let first = format!("{}.c", grid.id);
    let mut columns = grid.columns.iter();
    match columns.position(|(column, _)| column.id.as_str() == id) {
        Some(index) => Some(index),
        None => {
            let named = |(column, _): &(&board::Element, _)| column.id.as_str().starts_with(&first);
            (!grid.columns.iter().any(named)).then_some(number)
        }
    }
}
