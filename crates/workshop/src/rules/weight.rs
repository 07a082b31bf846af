//! R-W: the owner gives a weight.

use std::collections::BTreeMap;

/// The weights that one may give, smallest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WeightScale(&'static [u32]);

impl WeightScale {
    /// 1 and 3.
    pub const TWO: Self = Self(&[1, 3]);
    /// 1, 3 and 5, for issues and strengths.
    pub const ODD: Self = Self(&[1, 3, 5]);
    /// 1, 2 and 3, for criteria and for gripes and needs.
    pub const THREE: Self = Self(&[1, 2, 3]);
    /// 1, 2, 3, 5 and 8, for groups.
    pub const FIVE: Self = Self(&[1, 2, 3, 5, 8]);
    /// All scales.
    pub const ALL: [Self; 4] = [Self::TWO, Self::ODD, Self::THREE, Self::FIVE];

    /// The steps, smallest first.
    pub const fn steps(self) -> &'static [u32] {
        self.0
    }

    /// R-W: whether `weight` is on the scale.
    pub fn accepts(self, weight: u32) -> bool {
        self.0.contains(&weight)
    }
}

/// R-W: the hint beside a weight: how often the groups were referred to from which an issue or a strength came.
/// A group named twice counts once. The owner decides.
pub fn weight_hint(groups: &[&str], counts: &BTreeMap<&str, u32>) -> u32 {
    let mut seen = Vec::new();
    let mut hint: u32 = 0;
    for group in groups {
        if !seen.contains(group) {
            seen.push(*group);
            hint = hint.saturating_add(counts.get(group).copied().unwrap_or(0));
        }
    }
    hint
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w23_weights_come_from_a_scale_and_the_hint_is_the_sum_of_references() {
        assert!(WeightScale::ODD.accepts(5));
        assert!(!WeightScale::ODD.accepts(2));
        assert!(WeightScale::FIVE.accepts(8));
        for scale in WeightScale::ALL {
            assert!(scale.steps().is_sorted());
            assert!(!scale.accepts(0) && !scale.accepts(u32::MAX));
        }
        // The review board's own example: 無料体験 +5, 添削 +4, ビジネス知識 +3.
        let counts = BTreeMap::from([("無料体験", 5), ("添削", 4), ("ビジネス知識", 3)]);
        assert_eq!(weight_hint(&["添削", "ビジネス知識", "添削"], &counts), 7);
        assert_eq!(weight_hint(&["なし"], &counts), 0);
    }
}
