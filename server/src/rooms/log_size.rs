//! When a board's log is put together.

/// Records since the last snapshot that call for the next one, unless the board is large,
const COMPACT_RECORDS: u64 = 1_000;
/// but never more: putting them together again is what a load waits for.
const COMPACT_RECORDS_MAX: u64 = 8_000;
/// Bytes since the last snapshot that call for the next one, unless the board is larger than that.
const COMPACT_BYTES: usize = 256 * 1024;
/// What a note takes up in a snapshot, about.
const RECORD_BYTES: usize = 128;

/// What has gathered since the last snapshot.
#[derive(Clone, Copy, Default)]
pub(super) struct LogSize {
    pub records: u64,
    pub bytes: usize,
    /// The size of the snapshot.
    pub snapshot_bytes: usize,
}

impl LogSize {
    /// A snapshot costs as much as the board is large, so the log before it grows with the board.
    pub(super) fn calls_for_compaction(self) -> bool {
        let as_many = (self.snapshot_bytes / RECORD_BYTES) as u64;
        self.records > as_many.clamp(COMPACT_RECORDS, COMPACT_RECORDS_MAX)
            || self.bytes > COMPACT_BYTES.max(self.snapshot_bytes)
    }
}
