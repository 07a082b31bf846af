//! R-2W: decisions that can be taken back.

use super::Date;

/// Whether a decision can be taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Door {
    /// 可逆: it can. What is decided for now is such a decision.
    #[default]
    TwoWay,
    /// 不可逆: it cannot.
    OneWay,
}

/// A decision with the day on which it is looked at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecisionCard {
    /// What was decided.
    pub decision: String,
    /// Whether it can be taken back.
    pub door: Door,
    /// When it is looked at again.
    pub review: Option<Date>,
}

impl DecisionCard {
    /// R-2W: a decision for now: it can be taken back, and is looked at again in the improvement part if that has a
    /// date.
    pub fn for_now(decision: impl Into<String>, improvement_part: Option<Date>) -> Self {
        Self {
            decision: decision.into(),
            door: Door::TwoWay,
            review: improvement_part,
        }
    }

    /// Whether somebody should look twice: a decision for good, or one that nobody will look at again.
    pub const fn needs_care(&self) -> bool {
        matches!(self.door, Door::OneWay) || self.review.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w38_decisions_are_for_now_unless_somebody_says_otherwise() {
        let improvement = Date::new(2026, 12, 4);
        let card = DecisionCard::for_now("対象は法人の担当者にする", improvement);
        assert_eq!((card.door, card.review), (Door::TwoWay, improvement));
        assert!(!card.needs_care());
        assert!(DecisionCard::for_now("価格は月額にする", None).needs_care());
        let final_one = DecisionCard {
            door: Door::OneWay,
            ..card
        };
        assert!(final_one.needs_care());
    }
}
