//! The weights that a column or a row may be given.

use serde::{Deserialize, Serialize};

/// The weights that one may give, smallest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(into = "Vec<u32>", try_from = "Vec<u32>")]
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

    /// Whether `weight` is on the scale.
    pub fn accepts(self, weight: u32) -> bool {
        self.0.contains(&weight)
    }

    /// The scale with these steps; `None` if there is none.
    pub fn of_steps(steps: &[u32]) -> Option<Self> {
        Self::ALL.into_iter().find(|scale| scale.0 == steps)
    }
}

impl From<WeightScale> for Vec<u32> {
    fn from(scale: WeightScale) -> Self {
        scale.0.to_vec()
    }
}

impl TryFrom<Vec<u32>> for WeightScale {
    type Error = &'static str;

    fn try_from(steps: Vec<u32>) -> Result<Self, Self::Error> {
        Self::of_steps(&steps).ok_or("no scale has these steps")
    }
}
