//! A limit on how often.

/// Holds up to `burst` tokens and gains one every `every_millis`.
pub(super) struct Bucket {
    burst: u32,
    every_millis: u64,
    tokens: u32,
    /// When the last token was gained.
    since_millis: u64,
}

impl Bucket {
    pub(super) fn new(burst: u32, every_millis: u64, now_millis: u64) -> Self {
        Self {
            burst,
            every_millis,
            tokens: burst,
            since_millis: now_millis,
        }
    }

    /// Takes a token if there is one.
    pub(super) fn take(&mut self, now_millis: u64) -> bool {
        let gained = (now_millis - self.since_millis) / self.every_millis;
        self.since_millis += gained * self.every_millis;
        let gained = u32::try_from(gained).unwrap_or(u32::MAX);
        self.tokens = self.tokens.saturating_add(gained).min(self.burst);
        let there = self.tokens > 0;
        self.tokens -= u32::from(there);
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_at_a_time() {
        let mut bucket = Bucket::new(2, 100, 1_000);
        assert!(bucket.take(1_000) && bucket.take(1_000) && !bucket.take(1_050));
        assert!(bucket.take(1_100) && !bucket.take(1_199));
        assert!(bucket.take(9_000) && bucket.take(9_000) && !bucket.take(9_000));
    }
}
