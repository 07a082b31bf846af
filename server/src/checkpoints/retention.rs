//! Which checkpoints are kept.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{CheckpointId, Entry, Reason};

const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// What is kept for how long. Named checkpoints stay until somebody throws them away, or there are too many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Retention {
    /// Between two automatic checkpoints of a board that is being worked on.
    pub every: Duration,
    /// For so many days one automatic checkpoint a day is kept; all of the last day are.
    pub days: u32,
    /// So many of each board are kept at most: beyond, the oldest automatic ones go, then the oldest named ones.
    pub max: usize,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            every: Duration::from_secs(60 * 60),
            days: 30,
            max: 200,
        }
    }
}

impl Retention {
    /// What is too much of `entries`, newest first, at `now` in milliseconds since 1970.
    pub(super) fn too_much(&self, entries: &[Entry], now: u64) -> Vec<CheckpointId> {
        let mut gone: BTreeSet<&CheckpointId> = BTreeSet::new();
        let mut days: BTreeSet<u64> = BTreeSet::new();
        for entry in entries.iter().filter(|entry| entry.reason != Reason::Named) {
            let age = now.saturating_sub(entry.at);
            // The newest of each day stands for it.
            let is_newest = days.insert(entry.at / DAY_MILLIS);
            let is_young = age < u64::from(self.days) * DAY_MILLIS;
            let is_kept = age < DAY_MILLIS || is_young && is_newest;
            if !is_kept {
                gone.insert(&entry.id);
            }
        }
        let oldest = |is_named: bool| {
            let all = entries.iter().rev();
            all.filter(move |entry| (entry.reason == Reason::Named) == is_named)
        };
        let mut left = entries.len() - gone.len();
        for entry in oldest(false).chain(oldest(true)) {
            if left <= self.max {
                break;
            }
            if gone.insert(&entry.id) {
                left -= 1;
            }
        }
        gone.into_iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 100 * DAY_MILLIS;

    fn entry(reason: Reason, age_hours: u64) -> Entry {
        let at = NOW - age_hours * 60 * 60 * 1000;
        Entry {
            id: CheckpointId::new(at, age_hours),
            at,
            reason,
            name: String::new(),
            by: String::new(),
            count: 0,
            elements: 0,
            sum: String::new(),
            ended: None,
        }
    }

    fn kept(retention: Retention, entries: &[Entry]) -> Vec<&Entry> {
        let gone = retention.too_much(entries, NOW);
        let is_kept = |entry: &&Entry| !gone.contains(&entry.id);
        entries.iter().filter(is_kept).collect()
    }

    #[test]
    fn v120_all_of_a_day_then_one_a_day_then_only_named_ones() {
        let mut entries: Vec<Entry> = (0..24 * 40)
            .map(|hours| entry(Reason::Hourly, hours))
            .collect();
        entries.push(entry(Reason::Named, 24 * 90));
        let kept = kept(Retention::default(), &entries);
        let young = kept.iter().filter(|entry| NOW - entry.at < DAY_MILLIS);
        assert_eq!(young.count(), 24);
        assert_eq!(kept.len(), 24 + 29 + 1);
        assert_eq!(kept.last().unwrap().reason, Reason::Named);
    }

    #[test]
    fn v120_of_too_many_the_oldest_automatic_ones_go_first() {
        let few = Retention {
            max: 3,
            ..Retention::default()
        };
        let entries = [
            entry(Reason::Hourly, 1),
            entry(Reason::Named, 2),
            entry(Reason::Before, 3),
            entry(Reason::Named, 4),
            entry(Reason::Named, 5),
        ];
        let ages = |kept: Vec<&Entry>| -> Vec<u64> {
            let hours = kept.iter().map(|entry| (NOW - entry.at) / 3_600_000);
            hours.collect()
        };
        assert_eq!(ages(kept(few, &entries)), [2, 4, 5]);
        let one = Retention { max: 1, ..few };
        assert_eq!(ages(kept(one, &entries)), [2]);
    }
}
