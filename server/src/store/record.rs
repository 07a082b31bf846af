//! Checksums of what is stored. SQLite does not notice when a disk changes bytes.

use sha2::{Digest, Sha256};

/// The checksum of a log record. Its number is in it, so that a record in the wrong place is noticed too.
pub(super) fn record_sum(sequence: u64, update: &[u8]) -> i64 {
    i64::from(crc32c::crc32c_append(
        crc32c::crc32c(&sequence.to_le_bytes()),
        update,
    ))
}

/// The checksum of a snapshot.
pub(super) fn snapshot_sum(data: &[u8]) -> [u8; 32] {
    Sha256::digest(data).into()
}
