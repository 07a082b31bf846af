//! R-1ST: the vote by first places.

use super::{same_score, total};

/// What settled the vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecidedBy {
    /// Most first places.
    Votes,
    /// As many first places as another, but more points from those who put it first.
    VoterPoints,
}

/// How the vote stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// One row has won.
    Winner {
        /// Its number.
        row: usize,
        /// What settled it.
        by: DecidedBy,
    },
    /// Some scorers have several rows at the top: ask each for one. Their numbers with the rows to choose from.
    Ask(Vec<(usize, Vec<usize>)>),
    /// Votes and points are equal: throw the dice over these rows.
    Dice(Vec<usize>),
    /// Nobody gave any points.
    NoVotes,
}

/// The tally of first places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FirstPlaces {
    /// First places of each row.
    pub votes: Vec<u32>,
    /// What follows from them.
    pub outcome: Outcome,
}

/// R-1ST: each scorer's top row gets one vote, most votes win. A tie goes to the row that got more points from its
/// own voters; if that is equal too, to the dice. Who has several rows at the top is asked for one first.
///
/// `totals` has one list of row totals a scorer. `choices` has, by scorer, the row that they chose when asked; it
/// counts only if it is one of their tops. A scorer without any point abstains.
pub fn first_places(totals: &[Vec<f64>], choices: &[Option<usize>]) -> FirstPlaces {
    let rows = totals.iter().map(Vec::len).max().unwrap_or(0);
    let mut votes = vec![0_u32; rows];
    // By row, the points that those who put it first gave it.
    let mut voter_points = vec![0.0_f64; rows];
    let mut undecided = Vec::new();
    for (scorer, given) in totals.iter().enumerate() {
        let tops = tops(given);
        let chosen = choices.get(scorer).copied().flatten();
        let top = match tops.as_slice() {
            [] => continue,
            [only] => *only,
            several => match chosen.filter(|row| several.contains(row)) {
                Some(row) => row,
                None => {
                    undecided.push((scorer, tops));
                    continue;
                }
            },
        };
        if let (Some(votes), Some(points), Some(own)) = (
            votes.get_mut(top),
            voter_points.get_mut(top),
            given.get(top),
        ) {
            *votes += 1;
            *points = total([*points, *own]);
        }
    }
    let outcome = if undecided.is_empty() {
        decide(&votes, &voter_points)
    } else {
        Outcome::Ask(undecided)
    };
    FirstPlaces { votes, outcome }
}

/// The rows with the highest total, if that is more than nothing.
fn tops(totals: &[f64]) -> Vec<usize> {
    let finite = totals.iter().copied().filter(|total| total.is_finite());
    let Some(best) = finite.max_by(f64::total_cmp).filter(|best| *best > 0.0) else {
        return Vec::new();
    };
    let rows = totals.iter().enumerate();
    rows.filter(|(_, total)| same_score(**total, best))
        .map(|(row, _)| row)
        .collect()
}

fn decide(votes: &[u32], voter_points: &[f64]) -> Outcome {
    let most = votes.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return Outcome::NoVotes;
    }
    let tied: Vec<(usize, f64)> = votes
        .iter()
        .zip(voter_points)
        .enumerate()
        .filter(|(_, (votes, _))| **votes == most)
        .map(|(row, (_, points))| (row, *points))
        .collect();
    if let [(row, _)] = tied.as_slice() {
        return Outcome::Winner {
            row: *row,
            by: DecidedBy::Votes,
        };
    }
    let best = tied.iter().map(|(_, points)| *points).fold(0.0, f64::max);
    let ahead: Vec<usize> = tied
        .iter()
        .filter(|(_, points)| same_score(*points, best))
        .map(|(row, _)| *row)
        .collect();
    match ahead.as_slice() {
        [row] => Outcome::Winner {
            row: *row,
            by: DecidedBy::VoterPoints,
        },
        _ => Outcome::Dice(ahead),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w27_equal_votes_go_to_the_row_with_more_points_from_its_voters() {
        // Two solutions with two first places each; the voters of the second gave it 9 + 8, those of the first 7 + 9.
        let totals = [
            vec![7.0, 3.0, 1.0],
            vec![9.0, 8.5, 1.0],
            vec![2.0, 9.0, 1.0],
            vec![6.0, 8.0, 1.0],
        ];
        let found = first_places(&totals, &[]);
        assert_eq!(found.votes, [2, 2, 0]);
        assert_eq!(
            found.outcome,
            Outcome::Winner {
                row: 1,
                by: DecidedBy::VoterPoints
            }
        );
    }

    #[test]
    fn w27_who_has_two_tops_is_asked_for_one() {
        let totals = [vec![5.0, 5.0, 2.0], vec![1.0, 4.0, 2.0]];
        assert_eq!(
            first_places(&totals, &[]).outcome,
            Outcome::Ask(vec![(0, vec![0, 1])])
        );
        // An answer that is none of the tops is no answer.
        assert_eq!(
            first_places(&totals, &[Some(2)]).outcome,
            Outcome::Ask(vec![(0, vec![0, 1])])
        );
        assert_eq!(
            first_places(&totals, &[Some(1)]).outcome,
            Outcome::Winner {
                row: 1,
                by: DecidedBy::Votes
            }
        );
    }

    #[test]
    fn w27_what_is_equal_throughout_goes_to_the_dice() {
        let totals = [vec![5.0, 1.0], vec![1.0, 5.0]];
        assert_eq!(
            first_places(&totals, &[]).outcome,
            Outcome::Dice(vec![0, 1])
        );
        assert_eq!(first_places(&[], &[]).outcome, Outcome::NoVotes);
        let nothing = [vec![0.0, f64::NAN], vec![]];
        assert_eq!(first_places(&nothing, &[]).outcome, Outcome::NoVotes);
    }
}
