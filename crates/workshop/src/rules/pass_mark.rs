//! R-PASS: whether the customer says yes.

use super::total;

/// How a run of a proposal ended.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PassMark {
    /// The weights of the gripes and needs that it solved.
    pub score: f64,
    /// What is missing to the pass mark; 0 when it is reached.
    pub missing: f64,
    /// Whether the ask is accepted; `None` while no pass mark is set.
    pub passed: Option<bool>,
}

/// R-PASS: the sum of the solved weights against the pass mark that was set beforehand; reaching it is enough.
/// `solved` has one pair of weight and "felt solved" each gripe and each need.
pub fn pass_mark(solved: &[(f64, bool)], mark: Option<f64>) -> PassMark {
    let weights = solved.iter().filter(|(_, solved)| *solved);
    let score = total(weights.map(|(weight, _)| *weight));
    let mark = mark.filter(|mark| mark.is_finite());
    PassMark {
        score,
        missing: mark.map_or(0.0, |mark| (mark - score).max(0.0)),
        passed: mark.map(|mark| score >= mark),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w28_the_solved_weights_are_held_against_the_pass_mark() {
        // 3 + 3 + 1 = 7 of the worked example.
        let run = [
            (3.0, true),
            (2.0, false),
            (1.0, false),
            (3.0, true),
            (3.0, false),
            (1.0, true),
        ];
        assert_eq!(pass_mark(&run, Some(7.0)).passed, Some(true));
        let failed = pass_mark(&run, Some(8.0));
        assert_eq!(
            (failed.score, failed.missing, failed.passed),
            (7.0, 1.0, Some(false))
        );
        assert_eq!(pass_mark(&run, None).passed, None);
        assert_eq!(pass_mark(&[(f64::NAN, true)], Some(f64::NAN)).score, 0.0);
    }
}
