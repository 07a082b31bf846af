//! R-TOP: how many to choose.

/// How many of something a step asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

impl Range {
    /// Whether `count` is as many as asked for.
    pub const fn contains(self, count: usize) -> bool {
        self.least <= count && count <= self.most
    }
}

/// R-TOP: the numbers that the workshop asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choices;

impl Choices {
    /// Questions that go on from the ranking.
    pub const QUESTIONS: usize = 3;
    /// Questions for the pairs.
    pub const PAIR_QUESTIONS: Range = Range { least: 2, most: 3 };
    /// Issues or criteria that can be handled.
    pub const ISSUES: Range = Range { least: 5, most: 9 };
    /// Criteria as they work best.
    pub const BEST_CRITERIA: Range = Range { least: 5, most: 6 };
    /// Use cases that go on to be verified.
    pub const USE_CASES: usize = 1;
    /// Inventions a pair goes on with.
    pub const INVENTIONS: usize = 1;
}

/// R-TOP: the first `n` by place, best first. Those who share the last place all come along, as nobody has decided
/// between them: the answer can be longer than `n`.
pub fn top(ranks: &[Option<usize>], n: usize) -> Vec<usize> {
    let mut chosen: Vec<(usize, usize)> = ranks
        .iter()
        .enumerate()
        .filter_map(|(index, place)| Some(((*place)?, index)))
        .filter(|(place, _)| *place <= n)
        .collect();
    chosen.sort_unstable();
    chosen.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w31_the_best_n_come_along_with_those_who_share_the_last_place() {
        let places = [Some(4), Some(1), None, Some(3), Some(2)];
        assert_eq!(top(&places, Choices::QUESTIONS), [1, 4, 3]);
        assert_eq!(top(&[Some(1), Some(2), Some(2), Some(4)], 2), [0, 1, 2]);
        assert!(top(&places, 0).is_empty() && top(&[], 3).is_empty());
        assert!(Choices::ISSUES.contains(5) && Choices::ISSUES.contains(9));
        assert!(!Choices::ISSUES.contains(4) && !Choices::ISSUES.contains(10));
    }
}
