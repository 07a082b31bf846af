//! A write-ahead log of which nobody knows whether it is on the disk.
//!
//! A relay that was killed between a write and its fsync, or after an fsync that failed, leaves a log that reads well
//! from the system's cache. SQLite takes what it reads there for committed, browsers that send it again hear that it is
//! known, and a power cut would take it away. Another fsync is not enough: after one that failed, Linux counts the pages
//! as written (<https://wiki.postgresql.org/wiki/Fsync_Errors>). So the log is written once more, as it is, and synced.

use std::fs::OpenOptions;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// Bytes that are written at a time.
const PART: usize = 1024 * 1024;

/// Writes a database's log once more, and syncs it. To be done before SQLite opens it, by whoever has the folder's lock.
///
/// # Errors
/// The disk's: then nothing may count on what the log holds.
pub(super) fn settle_log(database: &Path) -> io::Result<()> {
    let opened = OpenOptions::new()
        .read(true)
        .write(true)
        .open(database.with_extension("db-wal"));
    let mut log = match opened {
        Ok(log) => log,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let mut part = vec![0; PART];
    let mut at = 0;
    loop {
        let read = log.read(&mut part)?;
        let Some(bytes) = part.get(..read).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        log.seek(SeekFrom::Start(at))?;
        log.write_all(bytes)?;
        at += bytes.len() as u64;
    }
    log.sync_all()
}
