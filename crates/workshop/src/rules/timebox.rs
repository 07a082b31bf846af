//! The minutes that a team gives each process.

use super::total;

/// A ready allocation for Listen, Define, Invent, Refine, Test/Iterate, in minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeboxPreset {
    /// Its name: the part's version and a number.
    pub id: &'static str,
    /// The minutes.
    pub minutes: [u32; 5],
}

/// The allocations that the workshop suggests.
pub const TIMEBOX_PRESETS: [TimeboxPreset; 5] = [
    TimeboxPreset {
        id: "v3-1",
        minutes: [20, 20, 10, 20, 20],
    },
    TimeboxPreset {
        id: "v3-2",
        minutes: [10, 10, 30, 20, 20],
    },
    TimeboxPreset {
        id: "v3-3",
        minutes: [10, 10, 10, 30, 30],
    },
    TimeboxPreset {
        id: "v2-1",
        minutes: [30, 30, 20, 20, 20],
    },
    TimeboxPreset {
        id: "v2-2",
        minutes: [10, 20, 40, 30, 20],
    },
];

/// An allocation held against its budget, in minutes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Timebox {
    /// What is given out.
    pub total: f64,
    /// What is left; below zero when more is given out than there is.
    pub remaining: f64,
    /// Processes that have no minutes yet ("?").
    pub open: usize,
}

impl Timebox {
    /// Whether the allocation fits.
    pub fn fits(&self) -> bool {
        self.remaining >= 0.0
    }
}

/// Sums an allocation up. Negative minutes and what is no number count as not given.
pub fn timebox(minutes: &[Option<f64>], budget: f64) -> Timebox {
    let given: Vec<f64> = minutes
        .iter()
        .copied()
        .flatten()
        .filter(|minutes| minutes.is_finite() && *minutes >= 0.0)
        .collect();
    let open = minutes.len() - given.len();
    let sum = total(given);
    let budget = if budget.is_finite() { budget } else { 0.0 };
    Timebox {
        total: sum,
        remaining: budget - sum,
        open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w39_an_allocation_is_held_against_its_budget() {
        for preset in TIMEBOX_PRESETS {
            let minutes = preset.minutes.map(|minutes| Some(f64::from(minutes)));
            let budget = if preset.id.starts_with("v3") {
                100.0
            } else {
                120.0
            };
            assert!(timebox(&minutes, budget).fits(), "{}", preset.id);
        }
        let over = timebox(&[Some(60.0), None, Some(70.0), Some(f64::NAN)], 120.0);
        assert_eq!((over.total, over.remaining, over.open), (130.0, -10.0, 2));
        assert!(!over.fits());
    }
}
