//! Calculated cells: one rule over what other cells hold.

use board::{CalcRule, Cell, ElementId, Figure, Holds, Tone};

use super::ground::{Grid, Ground, grade_in, number_in};
use super::numbers::shown;
use super::scores::Scores;
use super::{plain, toned};
use crate::Words;
use crate::rules::{
    IceFault, MarketSize, ice, market_size, pass_mark, poc_priority, ratio, spread, timebox, total,
};

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
fn nth(sources: &[Source<'_>], index: usize) -> Option<f64> {
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

const ICE_MISSING: [Words; 3] = [
    Words::new(
        "Impact（1〜10）がまだです。",
        "Impact (1 to 10) is missing.",
    ),
    Words::new("Confidence がまだです。", "Confidence is missing."),
    Words::new("Ease（1〜10）がまだです。", "Ease (1 to 10) is missing."),
];
const THIN: Words = Words::new(
    "Confidence が1未満です。顧客1〜3人に確かめると上がります。",
    "Confidence is below 1: trying it with one to three customers raises it.",
);

/// R-ICE.
fn ice_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let factor = |index| nth(sources, index);
    if (0..3).all(|index| factor(index).is_none()) {
        return None;
    }
    let value = |index| factor(index).unwrap_or(f64::NAN);
    match ice(value(0), value(1), value(2)) {
        Ok(found) => Some(Outcome {
            figure: if found.thin_evidence {
                toned(Tone::Warn, shown(found.score), THIN.get(locale).to_owned())
            } else {
                plain(shown(found.score))
            },
            value: Some(found.score),
        }),
        Err(fault) => {
            let [impact, confidence, ease] = ICE_MISSING;
            let words = match fault {
                IceFault::Impact => impact,
                IceFault::Confidence => confidence,
                IceFault::Ease => ease,
            };
            Some(Outcome {
                figure: Figure {
                    text: "?".to_owned(),
                    tone: Tone::Plain,
                    note: Some(words.get(locale).to_owned()),
                },
                value: None,
            })
        }
    }
}

/// R-POC.
fn poc_outcome(sources: &[Source<'_>]) -> Option<Outcome> {
    let grade = |index: usize| match sources.get(index)? {
        Source::Number(_, Some(cell)) => grade_in(cell),
        _ => None,
    };
    let priority = poc_priority(grade(0), grade(1))?;
    Some(Outcome {
        figure: plain(priority.to_string()),
        value: Some(f64::from(priority)),
    })
}

const PASSED: Words = Words::new("{score} / {mark} 合格", "{score} / {mark} passed");
const FAILED: Words = Words::new(
    "{score} / {mark} あと{missing}",
    "{score} / {mark}, {missing} short",
);
const NO_MARK: Words = Words::new(
    "合格点がまだありません。始める前に決めます。",
    "There is no pass mark yet: set it beforehand.",
);

/// R-PASS: the last run against the pass mark.
fn pass_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let score = nth(sources, 0)?;
    let found = pass_mark(&[(score, true)], nth(sources, 1));
    let (score, mark) = (shown(found.score), nth(sources, 1).map(shown));
    let missing = shown(found.missing);
    let values = [
        ("score", score.as_str()),
        ("mark", mark.as_deref().unwrap_or("")),
        ("missing", missing.as_str()),
    ];
    let figure = match found.passed {
        Some(true) => Figure {
            tone: Tone::Good,
            ..plain(PASSED.with(locale, &values))
        },
        Some(false) => Figure {
            tone: Tone::Bad,
            ..plain(FAILED.with(locale, &values))
        },
        None => toned(Tone::Plain, score.clone(), NO_MARK.get(locale).to_owned()),
    };
    Some(Outcome {
        figure,
        value: Some(found.score),
    })
}

const TIMEBOX: Words = Words::new("{total}分 / 残り{rest}分", "{total} min, {rest} left");
const TIMEBOX_OVER: Words = Words::new("{total}分 / {rest}分超過", "{total} min, {rest} too many");
const TIMEBOX_PLAIN: Words = Words::new("{total}分", "{total} min");
const TIMEBOX_OPEN: Words = Words::new(
    "まだ決めていないものが{open}つあります。",
    "{open} are still open.",
);

/// The minutes given out; the last source is the budget.
fn timebox_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let (budget, parts) = sources.split_last()?;
    let minutes: Vec<Option<f64>> = (0..parts.len()).map(|index| nth(parts, index)).collect();
    let budget = nth(std::slice::from_ref(budget), 0);
    if budget.is_none() && minutes.iter().all(Option::is_none) {
        return None;
    }
    let found = timebox(&minutes, budget.unwrap_or(0.0));
    let (words, tone) = match budget {
        None => (TIMEBOX_PLAIN, Tone::Plain),
        Some(_) if found.fits() => (TIMEBOX, Tone::Good),
        Some(_) => (TIMEBOX_OVER, Tone::Bad),
    };
    let (sum, rest) = (shown(found.total), shown(found.remaining.abs()));
    let open = found.open.to_string();
    Some(Outcome {
        figure: Figure {
            text: words.with(locale, &[("total", &sum), ("rest", &rest)]),
            // As long as something is open nothing is settled.
            tone: if found.open > 0 && tone == Tone::Good {
                Tone::Plain
            } else {
                tone
            },
            note: (found.open > 0).then(|| TIMEBOX_OPEN.with(locale, &[("open", &open)])),
        },
        value: Some(found.total),
    })
}

const SHARE: Words = Words::new(
    "推定シェアは0〜100%です。",
    "The share lies between 0 and 100 per cent.",
);

const COVERS: Words = Words::new(
    "必要な{needed}に届いています。",
    "Reaches the {needed} that it must.",
);
const FALLS_SHORT: Words = Words::new(
    "必要な{needed}に届いていません。",
    "Falls short of the {needed} that it must reach.",
);

/// Customers × share in per cent × price × time; against cost and how often it must be covered, if they are given.
fn market_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let factor = |index| nth(sources, index);
    let (customers, share, price, periods) = (factor(0)?, factor(1)?, factor(2)?, factor(3)?);
    let size = market_size(MarketSize {
        customers,
        share: share / 100.0,
        price,
        periods,
    });
    let (cost, times) = (factor(4), factor(5));
    Some(match size {
        Some(size) => Outcome {
            figure: match cost.zip(times) {
                Some((cost, times)) => {
                    let needed = shown(cost * times);
                    let (words, tone) = if size >= cost * times {
                        (COVERS, Tone::Good)
                    } else {
                        (FALLS_SHORT, Tone::Bad)
                    };
                    let note = words.with(ground.options.locale, &[("needed", &needed)]);
                    toned(tone, shown(size), note)
                }
                None => plain(shown(size)),
            },
            value: Some(size),
        },
        None => Outcome {
            figure: toned(
                Tone::Bad,
                "?".to_owned(),
                SHARE.get(ground.options.locale).to_owned(),
            ),
            value: None,
        },
    })
}
