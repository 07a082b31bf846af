//! R-REF: how often something is referred to.

use std::collections::{BTreeMap, BTreeSet};

/// One line from a post to a group of reviews or to a fact about the customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reference<'a> {
    /// The id of the post that refers.
    pub post: &'a str,
    /// The id of what it refers to.
    pub target: &'a str,
}

/// R-REF: the number of posts that refer to each target. Posts are counted, not people, and a post counts once
/// however many lines lead from it. What nobody refers to is not in the answer.
pub fn reference_counts<'a>(references: &[Reference<'a>]) -> BTreeMap<&'a str, u32> {
    let pairs: BTreeSet<(&str, &str)> = references
        .iter()
        .map(|reference| (reference.target, reference.post))
        .collect();
    let mut counts = BTreeMap::new();
    for (target, _) in pairs {
        let count: &mut u32 = counts.entry(target).or_default();
        *count = count.saturating_add(1);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w22_posts_are_counted_once_each() {
        let line = |post, target| Reference { post, target };
        let counts = reference_counts(&[
            line("p1", "添削"),
            line("p1", "添削"),
            line("p2", "添削"),
            line("p2", "無料体験"),
        ]);
        assert_eq!(counts.get("添削"), Some(&2));
        assert_eq!(counts.get("無料体験"), Some(&1));
        assert_eq!(counts.get("語彙"), None);
    }
}
