//! The evaluation matrix as a whole: everybody's layers and what follows from them.

use super::{FirstPlaces, Layer, Spread, first_places, ranks, spread, total};

/// The most cells that a matrix may have, rows × columns.
pub const MATRIX_CELLS_MAX: usize = 10_000;

/// The matrix has more cells than [`MATRIX_CELLS_MAX`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "a matrix may have {MATRIX_CELLS_MAX} cells, this one has {rows} rows and {columns} columns"
)]
pub struct EvaluationTooLarge {
    /// Rows asked for.
    pub rows: usize,
    /// Columns asked for.
    pub columns: usize,
}

/// The team's view of one cell.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CellView {
    /// Everybody's points that count here.
    pub spread: Spread,
    /// Whether opinions lie further apart than half of the column's weight: clarify the criterion.
    pub scattered: bool,
}

/// What a matrix with personal layers says.
#[derive(Clone, PartialEq, Debug)]
pub struct Evaluation {
    /// Each person's row totals, in the order of the layers.
    pub personal_totals: Vec<Vec<f64>>,
    /// Each person's places, as [`ranks`] gives them.
    pub personal_ranks: Vec<Vec<Option<usize>>>,
    /// The team's view, row by row, a cell a column.
    pub cells: Vec<Vec<CellView>>,
    /// The team's total of each row: the sum of its cells' means.
    pub totals: Vec<f64>,
    /// The rows' places by the team's totals.
    pub ranks: Vec<Option<usize>>,
    /// Columns that weigh something and in which nobody gave any row a point: important, but left alone.
    pub unaddressed: Vec<usize>,
    /// Where more points stand than the column weighs now, as (layer, row, column): the weight was lowered after
    /// the scoring. They count as the weight; what was entered stays.
    pub above_weight: Vec<(usize, usize, usize)>,
    /// The vote by first places.
    pub first_places: FirstPlaces,
}

/// R-PT and R-1ST over a whole matrix: totals, places, means, spreads, columns that nobody addresses, first places.
///
/// `weights` has one value a column; `choices` is what scorers with several tops said when asked
/// (see [`first_places`]).
///
/// # Errors
/// [`EvaluationTooLarge`] before anything is allocated.
pub fn evaluate(
    weights: &[f64],
    rows: usize,
    layers: &[Layer],
    choices: &[Option<usize>],
) -> Result<Evaluation, EvaluationTooLarge> {
    let columns = weights.len();
    if rows.saturating_mul(columns.max(1)) > MATRIX_CELLS_MAX {
        return Err(EvaluationTooLarge { rows, columns });
    }
    let personal_totals: Vec<Vec<f64>> = layers
        .iter()
        .map(|layer| {
            (0..rows)
                .map(|row| {
                    total((0..columns).filter_map(|column| counted(layer, row, column, weights)))
                })
                .collect()
        })
        .collect();
    let mut addressed = vec![false; columns];
    let mut above_weight = Vec::new();
    let mut cells = Vec::with_capacity(rows);
    for row in 0..rows {
        let mut views = Vec::with_capacity(columns);
        for (column, (weight, addressed)) in weights.iter().zip(&mut addressed).enumerate() {
            for (index, layer) in layers.iter().enumerate() {
                if layer
                    .points(row, column)
                    .is_some_and(|points| points > *weight)
                {
                    above_weight.push((index, row, column));
                }
            }
            let given = layers
                .iter()
                .filter_map(|layer| counted(layer, row, column, weights));
            let found = spread(given);
            *addressed |= found.most > 0.0;
            views.push(CellView {
                spread: found,
                scattered: found.count > 1 && found.width() > weight / 2.0,
            });
        }
        cells.push(views);
    }
    let totals: Vec<f64> = cells
        .iter()
        .map(|row: &Vec<CellView>| total(row.iter().map(|cell| cell.spread.mean)))
        .collect();
    let left_alone = weights.iter().zip(addressed).enumerate();
    Ok(Evaluation {
        personal_ranks: personal_totals.iter().map(|totals| ranks(totals)).collect(),
        first_places: first_places(&personal_totals, choices),
        ranks: ranks(&totals),
        unaddressed: left_alone
            .filter(|(_, (weight, addressed))| **weight > 0.0 && !addressed)
            .map(|(column, _)| column)
            .collect(),
        personal_totals,
        cells,
        totals,
        above_weight,
    })
}

/// What counts of a person's points in a cell: at most the column's weight, at least nothing.
fn counted(layer: &Layer, row: usize, column: usize, weights: &[f64]) -> Option<f64> {
    let weight = weights.get(column).filter(|weight| weight.is_finite())?;
    let points = layer.points(row, column)?;
    Some(points.clamp(0.0, weight.max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{DecidedBy, Outcome};

    fn layer(columns: usize, rows: &[&[f64]]) -> Layer {
        let rows: Vec<Vec<Option<f64>>> = rows
            .iter()
            .map(|row| row.iter().map(|points| Some(*points)).collect())
            .collect();
        Layer::from_rows(columns, &rows)
    }

    #[test]
    fn w26_totals_places_means_spreads_and_columns_left_alone() {
        let weights = [5.0, 3.0, 5.0, 3.0];
        let layers = [
            layer(4, &[&[5.0, 2.0, 2.5, 0.0], &[1.0, 3.0, 5.0, 0.0]]),
            layer(4, &[&[2.0, 2.0, 2.5, 0.0], &[1.0, 3.0, 1.0, 0.0]]),
        ];
        let found = evaluate(&weights, 2, &layers, &[]).unwrap();
        assert_eq!(found.personal_totals, [[9.5, 9.0], [6.5, 5.0]]);
        assert_eq!(found.totals, [8.0, 7.0]);
        assert_eq!(found.ranks, [Some(1), Some(2)]);
        assert_eq!(found.unaddressed, [3]);
        assert_eq!(found.cells[0][0].spread.mean, 3.5);
        // 5 and 2 are further apart than half of 5, 2.5 and 2.5 are not.
        assert!(found.cells[0][0].scattered && !found.cells[0][2].scattered);
        assert_eq!(
            found.first_places.outcome,
            Outcome::Winner {
                row: 0,
                by: DecidedBy::Votes
            }
        );
    }

    #[test]
    fn w26_a_lowered_weight_caps_what_counts_and_loses_nothing() {
        let layers = [layer(1, &[&[5.0], &[2.0]])];
        let found = evaluate(&[3.0], 2, &layers, &[]).unwrap();
        assert_eq!(found.totals, [3.0, 2.0]);
        assert_eq!(found.above_weight, [(0, 0, 0)]);
        assert_eq!(layers[0].points(0, 0), Some(5.0));
    }

    #[test]
    fn w26_any_input_gives_an_answer() {
        let empty = evaluate(&[], 0, &[], &[]).unwrap();
        assert!(empty.totals.is_empty() && empty.unaddressed.is_empty());
        let strange = evaluate(
            &[f64::NAN, -2.0, f64::INFINITY],
            2,
            &[layer(3, &[&[1.0, -4.0, f64::MAX]]), Layer::new(0)],
            &[Some(99)],
        )
        .unwrap();
        assert!(strange.totals.iter().all(|total| total.is_finite()));
        assert!(evaluate(&[1.0; 9], usize::MAX, &[], &[]).is_err());
    }
}
