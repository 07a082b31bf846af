//! What the relay counts, for `GET /metrics`: numbers that only grow, and how long things take. No board, person or
//! address is told apart.

mod histogram;
mod text;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) use histogram::Histogram;
pub(crate) use text::{MEDIA_TYPE, Text};

/// The relay's counters. Cheap to copy; copies count together.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    inner: Arc<Counters>,
}

/// A number that only grows.
#[derive(Debug, Default)]
pub(crate) struct Counter(AtomicU64);

impl Counter {
    pub(crate) fn add(&self, more: usize) {
        self.0.fetch_add(more as u64, Ordering::Relaxed);
    }

    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Everything that is counted.
#[derive(Debug, Default)]
pub struct Counters {
    /// Sync connections taken.
    pub(crate) joined: Counter,
    /// Sync connections turned away: no key, a wrong one, no such board, too many.
    pub(crate) turned_away: Counter,
    /// Requests refused because their address asks too much.
    pub(crate) throttled: Counter,
    /// Binary frames from clients, and their bytes.
    pub(crate) received: Counter,
    pub(crate) received_bytes: Counter,
    /// Binary frames to clients, and their bytes.
    pub(crate) sent: Counter,
    pub(crate) sent_bytes: Counter,
    /// Updates refused: not allowed, not readable, or harmful.
    pub(crate) refused: Counter,
    /// Documents thrown away after a panic inside them.
    pub(crate) panics: Counter,
    /// Documents put away because nobody changed anything, and how long it took to make them again.
    pub(crate) rests: Counter,
    pub(crate) rouses: Histogram,
    /// Boards made.
    pub(crate) boards_made: Counter,
    /// Boards opened, and how long that took; boards that could not be opened whole.
    pub(crate) loads: Histogram,
    pub(crate) damaged_loads: Counter,
    /// Commits to the disk and how long they took, fsync included; records in them.
    pub(crate) commits: Histogram,
    pub(crate) committed: Counter,
    pub(crate) failed_commits: Counter,
    /// Records handed to the store.
    pub(crate) handed_over: Counter,
    /// Snapshots and how long they took; those that failed.
    pub(crate) snapshots: Histogram,
    pub(crate) failed_snapshots: Counter,
}

impl std::ops::Deref for Metrics {
    type Target = Counters;

    fn deref(&self) -> &Counters {
        &self.inner
    }
}

impl Counters {
    /// Writes every counter down.
    pub(crate) fn write(&self, text: &mut Text) {
        let counters: [(&str, &str, &Counter); 15] = [
            (
                "nonet_connections_opened_total",
                "Sync connections taken.",
                &self.joined,
            ),
            (
                "nonet_connections_refused_total",
                "Sync connections turned away.",
                &self.turned_away,
            ),
            (
                "nonet_throttled_total",
                "Requests of addresses that ask too much.",
                &self.throttled,
            ),
            (
                "nonet_frames_received_total",
                "Binary frames from clients.",
                &self.received,
            ),
            (
                "nonet_received_bytes_total",
                "Bytes of frames from clients.",
                &self.received_bytes,
            ),
            (
                "nonet_frames_sent_total",
                "Binary frames to clients.",
                &self.sent,
            ),
            (
                "nonet_sent_bytes_total",
                "Bytes of frames to clients.",
                &self.sent_bytes,
            ),
            (
                "nonet_updates_refused_total",
                "Updates that had no effect and were refused.",
                &self.refused,
            ),
            (
                "nonet_panics_total",
                "Documents loaded again after a panic.",
                &self.panics,
            ),
            (
                "nonet_rests_total",
                "Documents put away because nobody changed anything.",
                &self.rests,
            ),
            ("nonet_boards_made_total", "Boards made.", &self.boards_made),
            (
                "nonet_damaged_loads_total",
                "Boards that could not be opened whole.",
                &self.damaged_loads,
            ),
            (
                "nonet_records_committed_total",
                "Changes that are on the disk.",
                &self.committed,
            ),
            (
                "nonet_commit_failures_total",
                "Commits that failed and were tried again.",
                &self.failed_commits,
            ),
            (
                "nonet_snapshot_failures_total",
                "Snapshots that could not be made.",
                &self.failed_snapshots,
            ),
        ];
        for (name, help, counter) in counters {
            text.counter(name, help, counter.get());
        }
        let waiting = self.handed_over.get().saturating_sub(self.committed.get());
        text.gauge(
            "nonet_store_queue",
            "Changes that wait for the disk.",
            waiting as f64,
        );
        let histograms: [(&str, &str, &Histogram); 4] = [
            (
                "nonet_commit_seconds",
                "Commits to the disk, fsync included.",
                &self.commits,
            ),
            ("nonet_load_seconds", "Opening a board.", &self.loads),
            (
                "nonet_rouse_seconds",
                "Making the document of a board at rest again.",
                &self.rouses,
            ),
            (
                "nonet_snapshot_seconds",
                "Putting a log together.",
                &self.snapshots,
            ),
        ];
        for (name, help, histogram) in histograms {
            text.histogram(name, help, histogram);
        }
    }
}
