//! R-IMP: much impact, little difficulty.

/// What is known of an invention when one is chosen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Invention {
    /// How far it solves its question, or the question's impact; larger is better.
    pub impact: f64,
    /// The sum of its parts' difficulties; smaller is better.
    pub difficulty: f64,
}

/// R-IMP: the order in which inventions are offered: impact from high to low, equal impact by difficulty from low to
/// high. People pick. What is no number comes last; equals keep their order.
pub fn by_impact_and_ease(inventions: &[Invention]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..inventions.len()).collect();
    let key = |index: &usize| {
        let invention = inventions.get(*index);
        let impact = invention.map_or(f64::NAN, |invention| invention.impact);
        let difficulty = invention.map_or(f64::NAN, |invention| invention.difficulty);
        (
            if impact.is_nan() {
                f64::INFINITY
            } else {
                -impact
            },
            if difficulty.is_nan() {
                f64::INFINITY
            } else {
                difficulty
            },
        )
    };
    order.sort_by(|a, b| {
        let ((impact_a, difficulty_a), (impact_b, difficulty_b)) = (key(a), key(b));
        impact_a
            .total_cmp(&impact_b)
            .then(difficulty_a.total_cmp(&difficulty_b))
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w33_inventions_are_offered_by_impact_then_by_ease() {
        let invention = |impact, difficulty| Invention { impact, difficulty };
        let list = [
            invention(80.0, 5.0),
            invention(90.0, 11.0),
            invention(f64::NAN, 1.0),
            invention(80.0, 3.0),
            invention(90.0, 11.0),
        ];
        assert_eq!(by_impact_and_ease(&list), [1, 4, 3, 0, 2]);
        assert!(by_impact_and_ease(&[]).is_empty());
    }
}
