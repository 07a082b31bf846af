//! Matrices with points or marks: totals, places, first places, columns that nobody addresses (R-PT, R-OT, R-1ST).

use board::{Cell, CellValue, ElementId, Figure, Holds, Tone};

use super::ground::{Grid, Ground, Slot, mark_of};
use super::numbers::shown;
use super::{Whose, toned};
use crate::Words;
use crate::rules::{DecidedBy, Evaluation, Layer, Outcome, evaluate, same_score};

/// A matrix that is scored, as far as the rules need it.
pub(crate) struct Scores<'a> {
    /// The slots, row by row.
    pub rows: Vec<Vec<Option<Slot<'a>>>>,
    /// What each column can bring at most.
    weights: Vec<f64>,
    /// Columns that have points or marks and no weight.
    unweighted: Vec<usize>,
    /// The layers that count, and whether they are several people's.
    layers: Vec<Layer>,
    several: bool,
    /// What follows; nothing if the matrix is too large to be reckoned.
    pub evaluation: Option<Evaluation>,
    /// Rows in which any of the layers has something.
    pub scored: Vec<bool>,
}

/// Whether a slot is scored: everybody may give it points of their own.
pub(super) fn is_scored(cell: &Cell) -> bool {
    matches!(*cell.holds, Holds::Points | Holds::Mark { .. })
}

impl<'a> Scores<'a> {
    /// Reads a grid; `None` if nothing in it is scored.
    pub(super) fn of(ground: &Ground<'a>, grid: &Grid<'a>) -> Option<Self> {
        Self::whose(ground, grid, ground.options.whose)
    }

    /// Reads whose points count of a grid; `None` if nothing in it is scored.
    pub(crate) fn whose(ground: &Ground<'a>, grid: &Grid<'a>, whose: Whose<'_>) -> Option<Self> {
        let matrix = grid.cell.holds.as_matrix()?;
        let rows: Vec<Vec<Option<Slot<'a>>>> = grid
            .rows
            .iter()
            .map(|(row, _)| ground.row(grid, &row.id))
            .collect();
        if !rows
            .iter()
            .flatten()
            .flatten()
            .any(|(_, cell)| is_scored(cell))
        {
            return None;
        }
        let has_weights = matrix.weights.is_some() || *matrix.cell == Holds::Points;
        let own: Vec<Option<f64>> = grid
            .columns
            .iter()
            .map(|(_, track)| track.weight.or((!has_weights).then_some(1.0)))
            .collect();
        // Who has put anything in, the team (whose name is empty) first.
        let mut people: Vec<(&str, Layer)> = vec![("", Layer::new(own.len()))];
        let mut most = vec![1.0_f64; own.len()];
        let mut entered = vec![false; own.len()];
        for (row, slots) in rows.iter().enumerate() {
            for (column, slot) in slots.iter().enumerate() {
                let Some((_, cell)) = slot.filter(|(_, cell)| is_scored(cell)) else {
                    continue;
                };
                if let (Holds::Mark { scheme }, Some(most)) = (&*cell.holds, most.get_mut(column)) {
                    *most = scheme.value(board::CircleTriangle::Circle);
                }
                let weight = own.get(column).copied().flatten();
                for value in &cell.values {
                    let Some(points) = points_of(cell, &value.content, weight) else {
                        continue;
                    };
                    if let Some(entered) = entered.get_mut(column) {
                        *entered = true;
                    }
                    let known = people.iter_mut().find(|(who, _)| *who == value.who);
                    match known {
                        Some((_, layer)) => layer.set(row, column, Some(points)),
                        None => {
                            let mut layer = Layer::new(own.len());
                            layer.set(row, column, Some(points));
                            people.push((&value.who, layer));
                        }
                    }
                }
            }
        }
        let weights: Vec<f64> = own
            .iter()
            .zip(&most)
            .map(|(weight, most)| weight.unwrap_or(0.0) * most)
            .collect();
        let unweighted = (0..own.len())
            .filter(|column| entered.get(*column) == Some(&true) && own.get(*column) == Some(&None))
            .collect();
        let (layers, several) = chosen(people, whose, rows.len(), own.len());
        let evaluation = evaluate(&weights, rows.len(), &layers, &[]).ok();
        let scored = (0..rows.len())
            .map(|row| {
                (0..own.len()).any(|column| {
                    layers
                        .iter()
                        .any(|layer| layer.points(row, column).is_some())
                })
            })
            .collect();
        Some(Self {
            rows,
            weights,
            unweighted,
            layers,
            several,
            evaluation,
            scored,
        })
    }
}

/// The layers that count, and whether they are several people's.
fn chosen(
    people: Vec<(&str, Layer)>,
    whose: Whose<'_>,
    rows: usize,
    columns: usize,
) -> (Vec<Layer>, bool) {
    let is_empty = |layer: &Layer| {
        (0..rows).all(|row| (0..columns).all(|column| layer.points(row, column).is_none()))
    };
    let mut people = people.into_iter();
    let team = people.next().map(|(_, layer)| layer).unwrap_or_default();
    match whose {
        Whose::Person(who) => {
            let own = people.find(|(other, _)| *other == who);
            (vec![own.map(|(_, layer)| layer).unwrap_or_default()], false)
        }
        Whose::Team if !is_empty(&team) => (vec![team], false),
        Whose::Team | Whose::Everybody => {
            let everybody: Vec<Layer> = people.map(|(_, layer)| layer).collect();
            if everybody.is_empty() {
                (vec![team], false)
            } else {
                let several = everybody.len() > 1;
                (everybody, several)
            }
        }
    }
}

/// What a value is worth in a column of that weight.
fn points_of(cell: &Cell, value: &CellValue, weight: Option<f64>) -> Option<f64> {
    match &*cell.holds {
        Holds::Points => value.as_number(),
        Holds::Mark { scheme } => Some(scheme.value(mark_of(value)?) * weight.unwrap_or(0.0)),
        _ => None,
    }
}

pub(super) fn score_figures<'a>(
    ground: &Ground<'a>,
    grid: &Grid<'a>,
    scores: &Scores<'a>,
    found: &mut Vec<(ElementId, Figure)>,
) {
    let Some(evaluation) = &scores.evaluation else {
        return;
    };
    let has_total = grid
        .cell
        .holds
        .as_matrix()
        .is_some_and(|matrix| matrix.total.is_some());
    if has_total {
        totals(ground, grid, scores, evaluation, found);
    }
    columns(ground, grid, scores, evaluation, found);
    for (layer, row, column) in &evaluation.above_weight {
        let slot = scores.rows.get(*row).and_then(|row| row.get(*column));
        let points = scores
            .layers
            .get(*layer)
            .and_then(|layer| layer.points(*row, *column));
        if let (Some(Some((element, _))), Some(points), Some(weight)) =
            (slot, points, scores.weights.get(*column))
            // A column without a weight says so itself.
            && *weight > 0.0
            && !found.iter().any(|(id, _)| *id == element.id)
        {
            let note = ABOVE.with(ground.options.locale, &[("weight", &shown(*weight))]);
            found.push((element.id.clone(), toned(Tone::Warn, shown(points), note)));
        }
    }
}

const ABOVE: Words = Words::new(
    "重みより大きい点です。{weight}点として数えます。",
    "More than the column weighs; counted as {weight}.",
);
const PLACE: Words = Words::new("{place}位", "Place {place}");
const VOTES: Words = Words::new(
    "{place}位、1位票{votes}",
    "Place {place}, {votes} first places",
);
const BY_VOTERS: Words = Words::new("同数なので得点で決定", "a tie, decided by points");
const TIE: Words = Words::new("同点：サイコロで", "a tie: dice");
const ASK: Words = Words::new("1位が複数：{count}人", "{count} with several tops");
const LEFT_ALONE: Words = Words::new("未対応", "Left alone");
const LEFT_ALONE_NOTE: Words = Words::new(
    "重みがあるのに、どの行にも点がありません。重要だが放置されている課題です。",
    "It weighs something, and no row has any points here: important, but left alone.",
);
const NO_WEIGHT: Words = Words::new("重みなし", "No weight");
const NO_WEIGHT_NOTE: Words = Words::new(
    "重みがないので、この列は合計に入りません。",
    "Without a weight this column does not count.",
);

/// What each row comes to, at the row.
fn totals<'a>(
    ground: &Ground<'a>,
    grid: &Grid<'a>,
    scores: &Scores<'a>,
    evaluation: &Evaluation,
    found: &mut Vec<(ElementId, Figure)>,
) {
    let locale = ground.options.locale;
    let best = evaluation.totals.iter().copied().fold(0.0, f64::max);
    for (index, (row, _)) in grid.rows.iter().enumerate() {
        let total = evaluation.totals.get(index).copied().unwrap_or_default();
        if scores.scored.get(index) != Some(&true) {
            continue;
        }
        let place = evaluation.ranks.get(index).copied().flatten().unwrap_or(0);
        let place = place.to_string();
        let votes = evaluation
            .first_places
            .votes
            .get(index)
            .copied()
            .unwrap_or(0);
        let mut note = if scores.several {
            VOTES.with(locale, &[("place", &place), ("votes", &votes.to_string())])
        } else {
            PLACE.with(locale, &[("place", &place)])
        };
        let (mut top, mut sentence) = (false, None);
        if scores.several {
            match &evaluation.first_places.outcome {
                Outcome::Winner { row, by } if *row == index => {
                    top = true;
                    sentence =
                        (*by == DecidedBy::VoterPoints).then(|| BY_VOTERS.get(locale).to_owned());
                }
                Outcome::Dice(rows) if rows.contains(&index) => {
                    top = true;
                    sentence = Some(TIE.get(locale).to_owned());
                }
                Outcome::Ask(people) if people.iter().any(|(_, rows)| rows.contains(&index)) => {
                    sentence = Some(ASK.with(locale, &[("count", &people.len().to_string())]));
                }
                _ => {}
            }
        } else {
            top = best > 0.0 && same_score(total, best);
        }
        if let Some(sentence) = sentence {
            note.push_str(match locale {
                board::Locale::Ja => "、",
                board::Locale::En => ", ",
            });
            note.push_str(&sentence);
        }
        let text = shown(total);
        let figure = Figure {
            text: if top { format!("☆ {text}") } else { text },
            tone: if top { Tone::Good } else { Tone::Plain },
            note: Some(note),
        };
        found.push((row.id.clone(), figure));
    }
}

/// What is wrong with columns, once scoring has begun.
fn columns<'a>(
    ground: &Ground<'a>,
    grid: &Grid<'a>,
    scores: &Scores<'a>,
    evaluation: &Evaluation,
    found: &mut Vec<(ElementId, Figure)>,
) {
    if !scores.scored.contains(&true) {
        return;
    }
    let locale = ground.options.locale;
    let mut say = |columns: &[usize], text: Words, note: Words| {
        for column in columns {
            if let Some((element, _)) = grid.columns.get(*column) {
                let (text, note) = (text.get(locale).to_owned(), note.get(locale).to_owned());
                found.push((element.id.clone(), toned(Tone::Warn, text, note)));
            }
        }
    };
    say(&evaluation.unaddressed, LEFT_ALONE, LEFT_ALONE_NOTE);
    say(&scores.unweighted, NO_WEIGHT, NO_WEIGHT_NOTE);
}
