//! R-3x: the three conditions of a growth cycle.

use super::CircleTriangle;

/// What was found about one condition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Condition {
    /// ○, △ or ×; blank while nobody has looked.
    pub mark: CircleTriangle,
    /// Whether an improvement is written beside it.
    pub has_improvement: bool,
}

/// What the three conditions say together. Conditions are numbered from 0, in the order in which they were given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConditionsVerdict {
    /// The cycle turns: all are ○.
    Holds,
    /// These are not yet ○, and an improvement is written for each.
    ToImprove(Vec<usize>),
    /// These are not ○ and lack an improvement: one must be written.
    ImprovementMissing(Vec<usize>),
    /// These have no mark yet.
    Unanswered(Vec<usize>),
}

/// R-3x: all conditions must be ○; what is not needs an improvement. The first thing to do next is said: answer,
/// then write improvements, then carry them out. No condition at all is unanswered.
pub fn three_conditions(conditions: &[Condition]) -> ConditionsVerdict {
    let which = |wanted: &dyn Fn(&Condition) -> bool| -> Vec<usize> {
        let numbered = conditions.iter().enumerate();
        numbered
            .filter(|(_, condition)| wanted(condition))
            .map(|(index, _)| index)
            .collect()
    };
    let blank = which(&|condition| condition.mark == CircleTriangle::Blank);
    if !blank.is_empty() || conditions.is_empty() {
        return ConditionsVerdict::Unanswered(blank);
    }
    let open = which(&|condition| condition.mark != CircleTriangle::Circle);
    if open.is_empty() {
        return ConditionsVerdict::Holds;
    }
    let bare =
        which(&|condition| condition.mark != CircleTriangle::Circle && !condition.has_improvement);
    if bare.is_empty() {
        ConditionsVerdict::ToImprove(open)
    } else {
        ConditionsVerdict::ImprovementMissing(bare)
    }
}

#[cfg(test)]
mod tests {
    use super::CircleTriangle::{Blank, Circle, Cross, Triangle};
    use super::*;

    #[test]
    fn w34_all_three_must_hold_and_what_does_not_needs_an_improvement() {
        let condition = |mark, has_improvement| Condition {
            mark,
            has_improvement,
        };
        let verdict = |list: &[Condition]| three_conditions(list);
        let good = condition(Circle, false);
        assert_eq!(verdict(&[good; 3]), ConditionsVerdict::Holds);
        assert_eq!(
            verdict(&[good, condition(Triangle, true), good]),
            ConditionsVerdict::ToImprove(vec![1])
        );
        assert_eq!(
            verdict(&[condition(Cross, false), condition(Triangle, true), good]),
            ConditionsVerdict::ImprovementMissing(vec![0])
        );
        assert_eq!(
            verdict(&[condition(Cross, false), good, condition(Blank, true)]),
            ConditionsVerdict::Unanswered(vec![2])
        );
        assert_eq!(verdict(&[]), ConditionsVerdict::Unanswered(vec![]));
    }
}
