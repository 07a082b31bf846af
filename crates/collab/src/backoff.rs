//! How long to wait before the next attempt to connect.
//!
//! The bound doubles from 250 ms to 15 s, and the wait is drawn evenly from zero to the bound ("full
//! jitter"): after a restart of the relay its clients come back spread out, not as one wave.

/// The bound of the first wait.
const FIRST_BOUND_MILLIS: u64 = 250;
/// No wait is longer than this.
const BOUND_MAX_MILLIS: u64 = 15_000;

/// Counts failed attempts and says how long to wait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// A connection that has held for this long counts as stable, and the next loss starts from the first bound.
    pub const STABLE_AFTER_MILLIS: u64 = 5_000;

    /// The wait before the next attempt, in milliseconds. `random` is a fresh, even random value; every value is
    /// allowed. Counts as a failure, so the next bound is the double.
    pub fn next_delay_millis(&mut self, random: u32) -> u64 {
        let bound = FIRST_BOUND_MILLIS
            .checked_shl(self.failures.min(32))
            .map_or(BOUND_MAX_MILLIS, |bound| bound.min(BOUND_MAX_MILLIS));
        self.failures = self.failures.saturating_add(1);
        // 32 random bits times a bound of 14 bits fit in 64.
        (u64::from(random) * (bound + 1)) >> 32
    }

    /// How many attempts in a row have failed.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Forgets the failures.
    pub fn reset(&mut self) {
        self.failures = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c20_the_wait_doubles_from_a_quarter_second_to_fifteen() {
        let mut backoff = Backoff::default();
        let longest: Vec<u64> = (0..9)
            .map(|_| backoff.next_delay_millis(u32::MAX))
            .collect();
        assert_eq!(
            longest,
            [250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]
        );
        backoff.reset();
        assert_eq!(backoff.next_delay_millis(u32::MAX), 250);
    }

    #[test]
    fn c20_the_wait_is_drawn_from_the_whole_range() {
        let mut late = Backoff {
            failures: 1_000_000,
        };
        assert_eq!(late.next_delay_millis(0), 0);
        assert_eq!(late.next_delay_millis(1 << 31), 7_500);
        assert_eq!(late.next_delay_millis(u32::MAX), BOUND_MAX_MILLIS);
    }
}
