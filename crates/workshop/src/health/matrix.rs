//! H6 to H8: the evaluation matrix.

use super::{Check, Finding, Subject};
use crate::rules::{Choices, Evaluation};

/// H6: criteria outside five to nine.
pub fn check_criteria(count: usize) -> Option<Finding> {
    let range = Choices::ISSUES;
    (!range.contains(count)).then(|| {
        let numbers = [count, range.least, range.most].map(|number| number as f64);
        Finding::overall(Check::CriteriaCount, &numbers)
    })
}

/// H7 weighted columns that nobody addresses, H8 cells in which personal scores lie further apart than half the weight.
///
/// `columns` and `rows` name what the evaluation numbers; a column has its weight. Nothing is said about columns
/// before anybody has scored.
pub fn check_matrix(
    evaluation: &Evaluation,
    columns: &[(Subject, f64)],
    rows: &[Subject],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let scored = evaluation.totals.iter().any(|total| *total > 0.0);
    if scored {
        let unaddressed = evaluation.unaddressed.iter();
        let unaddressed = unaddressed.filter_map(|column| columns.get(*column));
        findings.extend(unaddressed.map(|(subject, weight)| {
            Finding::about(Check::WeightUnscored, subject.clone(), &[*weight])
        }));
    }
    for (row, cells) in rows.iter().zip(&evaluation.cells) {
        for ((column, weight), cell) in columns.iter().zip(cells) {
            if cell.scattered {
                let name = format!("{} × {}", row.name, column.name);
                let subject = Subject::new(&row.id, &name);
                let numbers = [cell.spread.least, cell.spread.most, *weight];
                findings.push(Finding::about(Check::ScatteredScores, subject, &numbers));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Layer, evaluate};
    use board::Locale;

    #[test]
    fn w48_too_few_and_too_many_criteria_are_found() {
        for (count, found) in [(0, true), (4, true), (5, false), (9, false), (10, true)] {
            assert_eq!(check_criteria(count).is_some(), found, "{count}");
        }
    }

    #[test]
    fn w48_columns_left_alone_and_scattered_scores_are_found() {
        let columns = [
            (Subject::new("c0", "語学力向上の実感"), 5.0),
            (Subject::new("c1", "安定した環境"), 3.0),
        ];
        let rows = [Subject::new("r0", "解決策①")];
        let layers = [
            Layer::from_rows(2, &[vec![Some(5.0), None]]),
            Layer::from_rows(2, &[vec![Some(2.0), Some(0.0)]]),
        ];
        let weights = [5.0, 3.0];
        let found = check_matrix(
            &evaluate(&weights, 1, &layers, &[]).unwrap(),
            &columns,
            &rows,
        );
        assert_eq!(
            found
                .iter()
                .map(|finding| finding.check)
                .collect::<Vec<_>>(),
            [Check::WeightUnscored, Check::ScatteredScores]
        );
        assert_eq!(
            found[1].text(Locale::Ja),
            "「解決策① × 語学力向上の実感」の点数が2〜5点（重み5）とばらついています。評価の基準をそろえてください。"
        );
        let empty = evaluate(&weights, 1, &[], &[]).unwrap();
        assert!(check_matrix(&empty, &columns, &rows).is_empty());
        assert!(check_matrix(&empty, &[], &[]).is_empty());
    }
}
