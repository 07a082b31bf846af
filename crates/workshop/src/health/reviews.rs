//! H1 to H5: the review board and the posts.

use super::{Check, Finding, Subject};

/// Review notes below which discovery is thin.
const REVIEWS_LEAST: usize = 9;
/// How many times as many one side may have as the other.
const IMBALANCE: usize = 3;
/// Reviews below which nothing is said about balance: the first note is always on one side.
const BALANCE_FROM: usize = 4;

/// What a review says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// 😍
    Positive,
    /// 😢
    Negative,
    /// Neither.
    Neutral,
}

/// A review note.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Review {
    /// What it says.
    pub tone: Tone,
    /// Whether it is assumed rather than heard.
    pub assumed: bool,
}

/// A group of reviews.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Group<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name; empty if it has none.
    pub name: &'a str,
    /// Its notes.
    pub notes: usize,
}

/// A post of "will use again" or "will not use".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Post<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its text.
    pub text: &'a str,
    /// How many groups and facts it refers to.
    pub references: usize,
}

/// H1 too few reviews, H2 more than half assumed, H3 one side three times the other, H4 groups without a name.
pub fn check_reviews(reviews: &[Review], groups: &[Group<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let all = reviews.len();
    if all < REVIEWS_LEAST {
        let numbers = [all as f64, REVIEWS_LEAST as f64];
        findings.push(Finding::overall(Check::FewReviews, &numbers));
    }
    let count =
        |wanted: &dyn Fn(&Review) -> bool| reviews.iter().filter(|review| wanted(review)).count();
    let assumed = count(&|review| review.assumed);
    if assumed > all - assumed {
        let numbers = [assumed as f64, all as f64];
        findings.push(Finding::overall(Check::ManyAssumptions, &numbers));
    }
    let positive = count(&|review| review.tone == Tone::Positive);
    let negative = count(&|review| review.tone == Tone::Negative);
    let one_sided = positive.max(negative) > IMBALANCE * positive.min(negative);
    if positive + negative >= BALANCE_FROM && one_sided {
        let numbers = [positive as f64, negative as f64];
        findings.push(Finding::overall(Check::OneSidedReviews, &numbers));
    }
    let nameless = groups.iter().filter(|group| group.name.trim().is_empty());
    findings.extend(nameless.map(|group| {
        let subject = Subject::new(group.id, "");
        Finding::about(Check::UnnamedGroup, subject, &[group.notes as f64])
    }));
    findings
}

/// H5: posts that refer to nothing.
pub fn check_posts(posts: &[Post<'_>]) -> Vec<Finding> {
    let bare = posts.iter().filter(|post| post.references == 0);
    bare.map(|post| {
        let subject = Subject::new(post.id, post.text);
        Finding::about(Check::PostWithoutReference, subject, &[])
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::Locale;

    fn reviews(positive: usize, negative: usize, assumed: usize) -> Vec<Review> {
        let tones = std::iter::repeat_n(Tone::Positive, positive)
            .chain(std::iter::repeat_n(Tone::Negative, negative));
        tones
            .enumerate()
            .map(|(index, tone)| Review {
                tone,
                assumed: index < assumed,
            })
            .collect()
    }

    fn codes(findings: &[Finding]) -> Vec<&str> {
        findings
            .iter()
            .map(|finding| finding.check.code())
            .collect()
    }

    #[test]
    fn w47_thin_assumed_and_one_sided_reviews_are_found() {
        assert_eq!(codes(&check_reviews(&reviews(5, 4, 4), &[])), [""; 0]);
        let thin = check_reviews(&reviews(4, 4, 5), &[]);
        assert_eq!(codes(&thin), ["H1", "H2"]);
        assert!(
            thin[1]
                .text(Locale::Ja)
                .starts_with("8枚のうち5枚が想像です。")
        );
        // Exactly half, exactly three to one: fine.
        assert_eq!(codes(&check_reviews(&reviews(9, 3, 6), &[])), [""; 0]);
        assert_eq!(codes(&check_reviews(&reviews(10, 3, 0), &[])), ["H3"]);
        assert_eq!(codes(&check_reviews(&reviews(0, 9, 0), &[])), ["H3"]);
        assert_eq!(codes(&check_reviews(&reviews(3, 0, 0), &[])), ["H1"]);
        assert_eq!(codes(&check_reviews(&[], &[])), ["H1"]);
    }

    #[test]
    fn w47_nameless_groups_and_bare_posts_are_found_by_id() {
        let groups = [
            Group {
                id: "g1",
                name: "添削",
                notes: 3,
            },
            Group {
                id: "g2",
                name: "　",
                notes: 2,
            },
        ];
        let found = check_reviews(&reviews(6, 5, 0), &groups);
        assert_eq!(codes(&found), ["H4"]);
        assert_eq!(found[0].subject.as_ref().unwrap().id, "g2");
        let posts = [
            Post {
                id: "p1",
                text: "次も使う",
                references: 1,
            },
            Post {
                id: "p2",
                text: "声が聞こえない",
                references: 0,
            },
        ];
        let found = check_posts(&posts);
        assert_eq!(codes(&found), ["H5"]);
        assert!(found[0].text(Locale::En).contains("声が聞こえない"));
    }
}
