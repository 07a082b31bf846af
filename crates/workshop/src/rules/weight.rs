//! R-W: the owner gives a weight.

use std::collections::BTreeMap;

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
    use board::WeightScale;

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
