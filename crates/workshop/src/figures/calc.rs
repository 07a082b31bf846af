//! Calculated cells: one rule over what other cells hold.

use board::{CalcRule, Cell, ElementId, Figure, Holds, Tone};

use super::decisions::{ice_outcome, market_outcome, pass_outcome, poc_outcome, timebox_outcome};
use super::ground::{Grid, Ground, number_in};
use super::numbers::shown;
use super::plain;
use super::scores::Scores;
use crate::rules::{ratio, spread, total};

/// How deep calculated cells may follow from each other.
const DEPTH_MAX: usize = 8;

/// What a rule is fed with.
pub(super) enum Source<'a> {
    /// A number, if there is one, and the cell that it stands in.
    Number(Option<f64>, Option<&'a Cell>),
    /// Numbers of a grid.
    Numbers(Vec<f64>),
    /// Ticks: how many are set of how many.
    Ticks { set: usize, of: usize },
    /// So many notes.
    Notes(usize),
    /// A matrix of points or marks: the total of the last row with any.
    LastRow(Option<f64>),
}

/// What came out.
pub(super) struct Outcome {
    pub figure: Figure,
    /// As a number, for what follows from it.
    pub value: Option<f64>,
}

pub(super) fn calc_figures(ground: &Ground<'_>, found: &mut Vec<(ElementId, Figure)>) {
    for (element, cell) in &ground.cells {
        if let Some(outcome) = cell_outcome(ground, cell, 0) {
            found.push((element.id.clone(), outcome.figure));
        }
    }
}

fn cell_outcome(ground: &Ground<'_>, cell: &Cell, depth: usize) -> Option<Outcome> {
    let Holds::Calc { rule, of } = &*cell.holds else {
        return None;
    };
    if depth > DEPTH_MAX {
        return None;
    }
    let sources: Vec<Source<'_>> = of
        .iter()
        .map(|key| cell_source(ground, *rule, key, depth))
        .collect();
    calculated(ground, *rule, &sources)
}

fn cell_source<'a>(ground: &Ground<'a>, rule: CalcRule, key: &str, depth: usize) -> Source<'a> {
    let left = ground.steps.get();
    ground.steps.set(left.saturating_sub(1));
    let Some((element, cell)) = ground.cell(key).filter(|_| left > 0) else {
        return Source::Number(None, None);
    };
    match &*cell.holds {
        Holds::Zone { .. } => Source::Notes(ground.notes(&element.id).len()),
        Holds::Check => Source::Ticks {
            set: usize::from(cell.value("").is_some_and(|value| value.is_ticked())),
            of: 1,
        },
        Holds::Calc { .. } => {
            let outcome = cell_outcome(ground, cell, depth + 1);
            Source::Number(outcome.and_then(|outcome| outcome.value), None)
        }
        Holds::Strip(_) | Holds::Matrix(_) => ground
            .grid(&element.id)
            .map_or(Source::Number(None, None), |grid| {
                grid_source(ground, rule, grid)
            }),
        _ => Source::Number(number_in(cell), Some(cell)),
    }
}

fn grid_source<'a>(ground: &Ground<'a>, rule: CalcRule, grid: &Grid<'a>) -> Source<'a> {
    match rule {
        CalcRule::PassMark => Source::LastRow(Scores::of(ground, grid).and_then(|scores| {
            let last = scores.scored.iter().rposition(|scored| *scored)?;
            scores.evaluation?.totals.get(last).copied()
        })),
        CalcRule::Ratio => ticks(ground, grid),
        CalcRule::Count => {
            let slots = grid
                .columns
                .iter()
                .flat_map(|(column, _)| ground.column(grid, &column.id));
            Source::Notes(slots.map(|(slot, _)| ground.notes(&slot.id).len()).sum())
        }
        _ => {
            let slots = grid
                .columns
                .iter()
                .flat_map(|(column, _)| ground.column(grid, &column.id));
            let numbers = slots.filter(|(_, cell)| matches!(*cell.holds, Holds::Number { .. }));
            Source::Numbers(numbers.filter_map(|(_, cell)| number_in(cell)).collect())
        }
    }
}

/// The ticks of a grid. In a strip that also takes notes, a column counts once there is something in it: a step
/// about which nobody asked is not an answer that is missing.
fn ticks<'a>(ground: &Ground<'a>, grid: &Grid<'a>) -> Source<'a> {
    let takes_notes = grid
        .cell
        .holds
        .as_strip()
        .is_some_and(|strip| strip.lanes.iter().any(|lane| lane.holds.takes_notes()));
    let (mut set, mut of) = (0, 0);
    for (column, _) in &grid.columns {
        let slots = ground.column(grid, &column.id);
        let noted = slots
            .iter()
            .any(|(slot, _)| !ground.notes(&slot.id).is_empty());
        for (_, cell) in slots {
            if !matches!(*cell.holds, Holds::Check) {
                continue;
            }
            let ticked = cell.value("").is_some_and(|value| value.is_ticked());
            if ticked || noted || !takes_notes {
                of += 1;
            }
            set += usize::from(ticked);
        }
    }
    Source::Ticks { set, of }
}

/// One rule over its sources; nothing while there is nothing to reckon with.
pub(super) fn calculated(
    ground: &Ground<'_>,
    rule: CalcRule,
    sources: &[Source<'_>],
) -> Option<Outcome> {
    let numbers = numbers_of(sources);
    let number = |value: f64| {
        Some(Outcome {
            figure: plain(shown(value)),
            value: Some(value),
        })
    };
    match rule {
        CalcRule::Sum if !numbers.is_empty() => number(total(numbers)),
        CalcRule::Mean if !numbers.is_empty() => number(spread(numbers).mean),
        CalcRule::Product if !numbers.is_empty() => {
            let product: f64 = numbers.iter().product();
            product.is_finite().then(|| number(product)).flatten()
        }
        CalcRule::Sum | CalcRule::Mean | CalcRule::Product => None,
        CalcRule::Count => number(count_of(sources) as f64),
        CalcRule::Ratio => ratio_outcome(sources),
        CalcRule::Ice => ice_outcome(ground, sources),
        CalcRule::PocPriority => poc_outcome(sources),
        CalcRule::PassMark => pass_outcome(ground, sources),
        CalcRule::Timebox => timebox_outcome(ground, sources),
        CalcRule::MarketSize => market_outcome(ground, sources),
    }
}

fn numbers_of(sources: &[Source<'_>]) -> Vec<f64> {
    let mut numbers = Vec::new();
    for source in sources {
        match source {
            Source::Number(number, _) | Source::LastRow(number) => numbers.extend(*number),
            Source::Numbers(several) => numbers.extend(several),
            Source::Ticks { set, .. } => numbers.push(*set as f64),
            Source::Notes(count) => numbers.push(*count as f64),
        }
    }
    numbers
}

fn count_of(sources: &[Source<'_>]) -> usize {
    let counts = sources.iter().map(|source| match source {
        Source::Notes(count) | Source::Ticks { set: count, .. } => *count,
        Source::Numbers(several) => several.len(),
        Source::Number(number, _) | Source::LastRow(number) => usize::from(number.is_some()),
    });
    counts.sum()
}

/// The number of the source in that place.
pub(super) fn nth(sources: &[Source<'_>], index: usize) -> Option<f64> {
    match sources.get(index)? {
        Source::Number(number, _) | Source::LastRow(number) => *number,
        Source::Numbers(several) => Some(total(several.iter().copied())),
        Source::Ticks { set, .. } => Some(*set as f64),
        Source::Notes(count) => Some(*count as f64),
    }
}

/// R-RATIO: ticks, or one number of another.
fn ratio_outcome(sources: &[Source<'_>]) -> Option<Outcome> {
    let (mut part, mut of) = (0, 0);
    for source in sources {
        if let Source::Ticks { set, of: all } = source {
            part += set;
            of += all;
        }
    }
    if of == 0 {
        let count = |index| {
            let number = nth(sources, index).filter(|number| *number >= 0.0)?;
            Some(number.round() as usize)
        };
        (part, of) = (count(0)?, count(1)?);
    }
    let found = ratio(part, of);
    let percent = found.percent()?;
    Some(Outcome {
        figure: Figure {
            text: found.to_string(),
            tone: if found.part == found.of {
                Tone::Good
            } else {
                Tone::Plain
            },
            note: Some(format!("{percent}%")),
        },
        value: Some(f64::from(percent) / 100.0),
    })
}
