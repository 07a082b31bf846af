//! Places with ties.

/// Whether two scores are the same but for the last digits that adding in another order changes.
pub fn same_score(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// The place of each score, highest first. Equal scores share a place and the places they take up are skipped
/// (1, 1, 3); what is no finite number has none.
pub fn ranks(scores: &[f64]) -> Vec<Option<usize>> {
    let mut order: Vec<(usize, f64)> = scores.iter().copied().enumerate().collect();
    order.retain(|(_, score)| score.is_finite());
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut places = vec![None; scores.len()];
    // The first of those who share a place, so that a chain of near-equals does not drift.
    let mut leader: Option<(usize, f64)> = None;
    for (position, (index, score)) in order.into_iter().enumerate() {
        let (place, head) = match leader {
            Some((place, head)) if same_score(head, score) => (place, head),
            _ => (position + 1, score),
        };
        leader = Some((place, head));
        if let Some(slot) = places.get_mut(index) {
            *slot = Some(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w21_equal_scores_share_a_place_and_the_next_is_skipped() {
        assert_eq!(
            ranks(&[2.0, 5.0, 0.1 + 0.2, 5.0, f64::NAN, 0.3]),
            [Some(3), Some(1), Some(4), Some(1), None, Some(4)]
        );
        assert_eq!(ranks(&[]), []);
        assert_eq!(ranks(&[f64::INFINITY, -1.0]), [None, Some(1)]);
    }
}
