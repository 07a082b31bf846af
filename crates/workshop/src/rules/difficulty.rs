//! R-DIFF: how hard solutions and inventions are to build.

use super::{spread, total};
use crate::Words;

/// The scales of difficulty.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Difficulty {
    /// 1, 3, 5, 8, 10.
    #[default]
    Five,
    /// 1, 3, 5, 10.
    Four,
}

impl Difficulty {
    /// The steps, easiest first.
    pub const fn steps(self) -> &'static [u32] {
        match self {
            Self::Five => &[1, 3, 5, 8, 10],
            Self::Four => &[1, 3, 5, 10],
        }
    }
}

/// What a step of the scale means; `None` beside the scale.
pub const fn difficulty_meaning(step: u32) -> Option<Words> {
    Some(match step {
        1 => Words::new("実装経験がありすぐできる", "Built before, quick to do"),
        3 => Words::new(
            "経験はあるが時間がかかる",
            "Built before, but it takes time",
        ),
        5 => Words::new(
            "経験はないが実現できると想像がつく",
            "Not built before, but one can imagine how",
        ),
        8 => Words::new(
            "経験がなく実現性の確認が必要",
            "Not built before, feasibility must be checked",
        ),
        10 => Words::new("少なくとも年単位", "A matter of years"),
        _ => return None,
    })
}

/// An invention's difficulty.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DifficultySum {
    /// The sum of its rated parts.
    pub sum: f64,
    /// Parts that nobody has rated: the sum is only a lower bound while there are any.
    pub unrated: usize,
}

/// R-DIFF: an invention is as hard as its solutions together. `parts` has the difficulty of each.
pub fn invention_difficulty(parts: &[Option<f64>]) -> DifficultySum {
    let rated = parts.iter().copied().flatten();
    DifficultySum {
        sum: total(rated.clone()),
        unrated: parts.len() - spread(rated).count,
    }
}

/// R-DIFF: how many solutions lie on each step of the scale, easiest first; the last number counts those beside it.
pub fn difficulty_histogram(scale: Difficulty, values: &[f64]) -> Vec<usize> {
    let steps = scale.steps();
    let mut counts = vec![0; steps.len() + 1];
    for value in values {
        let step = steps.iter().position(|step| f64::from(*step) == *value);
        if let Some(count) = counts.get_mut(step.unwrap_or(steps.len())) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w32_an_invention_is_as_hard_as_its_parts_together() {
        let sum = invention_difficulty(&[Some(3.0), Some(8.0), None, Some(f64::NAN)]);
        assert_eq!((sum.sum, sum.unrated), (11.0, 2));
        assert_eq!(invention_difficulty(&[]).sum, 0.0);
        assert_eq!(
            difficulty_histogram(Difficulty::Five, &[1.0, 8.0, 8.0, 2.0, f64::NAN]),
            [1, 0, 0, 2, 0, 2]
        );
        for scale in [Difficulty::Five, Difficulty::Four] {
            for step in scale.steps() {
                assert!(difficulty_meaning(*step).is_some());
            }
        }
        assert_eq!(difficulty_meaning(2), None);
    }
}
