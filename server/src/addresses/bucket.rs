//! A limit that fills up again steadily.

use std::time::Duration;

/// Holds up to `size` tokens and gains `per_second` of them. It may be in debt.
pub(super) struct Bucket {
    size: f64,
    per_second: f64,
    tokens: f64,
    at: Duration,
}

impl Bucket {
    pub(super) fn new(size: f64, per_second: f64, now: Duration) -> Self {
        Self {
            size,
            per_second,
            tokens: size,
            at: now,
        }
    }

    /// Takes tokens if they are there; otherwise says how long until they are.
    pub(super) fn take(&mut self, now: Duration, tokens: f64) -> Result<(), Duration> {
        self.fill(now);
        if self.tokens >= tokens {
            self.tokens -= tokens;
            return Ok(());
        }
        Err(self.until(tokens))
    }

    /// Takes tokens that are spent already; gives how long it will take to make up for them. The debt is bounded by
    /// what the bucket holds.
    pub(super) fn owe(&mut self, now: Duration, tokens: f64) -> Duration {
        self.fill(now);
        self.tokens = (self.tokens - tokens).max(-self.size);
        self.until(0.0)
    }

    pub(super) fn is_full(&self, now: Duration) -> bool {
        let gained = now.saturating_sub(self.at).as_secs_f64() * self.per_second;
        self.tokens + gained >= self.size
    }

    fn fill(&mut self, now: Duration) {
        let gained = now.saturating_sub(self.at).as_secs_f64() * self.per_second;
        self.tokens = (self.tokens + gained).min(self.size);
        self.at = self.at.max(now);
    }

    fn until(&self, tokens: f64) -> Duration {
        let missing = (tokens - self.tokens).max(0.0);
        Duration::try_from_secs_f64(missing / self.per_second).unwrap_or(Duration::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn tokens_run_out_and_come_back() {
        let mut bucket = Bucket::new(2.0, 0.5, at(10));
        assert!(bucket.take(at(10), 1.0).is_ok() && bucket.take(at(10), 1.0).is_ok());
        assert_eq!(bucket.take(at(10), 1.0), Err(at(2)));
        assert!(bucket.take(at(12), 1.0).is_ok());
        assert!(!bucket.is_full(at(15)) && bucket.is_full(at(16)));
        // A clock that goes backwards gives nothing.
        assert_eq!(bucket.take(at(5), 1.0), Err(at(2)));
    }

    #[test]
    fn debts_are_bounded() {
        let mut bucket = Bucket::new(10.0, 1.0, at(0));
        assert_eq!(bucket.owe(at(0), 10.0), at(0));
        assert_eq!(bucket.owe(at(0), 4.0), at(4));
        assert_eq!(bucket.owe(at(0), 1e12), at(10));
    }
}
