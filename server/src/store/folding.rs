//! Folding the write-ahead log into the database, and what an fsync that fails there means.
//!
//! SQLite does this by itself after a commit, but then nobody hears how it went, and one case loses what was saved. While
//! somebody reads, only the pages that they need no more are copied, **without an fsync**, and count as copied; the fsync
//! that ends a later, complete folding is for them, too. If that one fails, Linux takes all of these pages for written
//! (<https://wiki.postgresql.org/wiki/Fsync_Errors>), the next folding copies only what came after them and succeeds, the
//! log is begun anew, and pages that never came to the disk are in no log any more.
//!
//! So the thread that writes folds the log in itself, after those who wait for their changes were told. An fsync that
//! fails where all pages will be copied again is tried again; after a partial folding the store gives up, as PostgreSQL
//! does. The log is whole then, and the next start copies all of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ffi};

use super::schema;

/// From so many pages in the log on it is folded in: SQLite's own number.
const PAGES: i32 = 1000;

/// What those are told who use the relay, and whoever started it.
pub(super) const GIVEN_UP: &str = "an fsync of the database failed. Everything that was saved is in its log: \
     start the relay again. If that happens once more, copy the data folder to another disk";

/// An fsync failed, and another one would not bring everything to the disk.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct GivenUp;

/// When and how the log is folded in.
pub(super) struct Folding {
    /// Pages in the log after the last commit.
    pages: Arc<AtomicI32>,
    /// Pages may be copied that no fsync was for.
    is_partial: bool,
    is_failing: bool,
    has_given_up: bool,
}

impl Folding {
    /// For a connection that was just opened. What others copied before is unknown.
    pub(super) fn new(connection: &mut Connection) -> Result<Self, rusqlite::Error> {
        let folding = Self {
            pages: Arc::default(),
            is_partial: true,
            is_failing: false,
            has_given_up: false,
        };
        folding.attend(connection)?;
        Ok(folding)
    }

    /// From now on this connection is the one that commits. SQLite itself folds nothing in any more.
    pub(super) fn attend(&self, connection: &mut Connection) -> Result<(), rusqlite::Error> {
        let pages = Arc::clone(&self.pages);
        connection.wal_hook(Some(move |_: &mut rusqlite::hooks::Wal, count| {
            pages.store(count, Ordering::Relaxed);
            Ok(())
        }))?;
        if self.has_given_up {
            leave_the_log(connection);
        }
        Ok(())
    }

    /// Folds in what a relay before this one left. Waits for nobody: a backup may be reading.
    pub(super) fn begin(&mut self, connection: &Connection) -> Result<(), GivenUp> {
        let hurried = connection.busy_timeout(Duration::ZERO);
        let folded = self.fold(connection, "truncate");
        if let Err(error) = hurried.and(connection.busy_timeout(schema::PATIENCE)) {
            tracing::warn!(%error, "how long to wait for other readers cannot be set");
        }
        folded
    }

    /// Folds the log in if it has become long. To be called between transactions.
    pub(super) fn after_commit(&mut self, connection: &Connection) -> Result<(), GivenUp> {
        if self.pages.load(Ordering::Relaxed) < PAGES {
            return Ok(());
        }
        self.fold(connection, "passive")
    }

    /// Folds everything in, so that what is left is one file. Without it the next start does the same.
    pub(super) fn end(&mut self, connection: &Connection) -> Result<(), GivenUp> {
        self.fold(connection, "truncate")
    }

    fn fold(&mut self, connection: &Connection, how: &str) -> Result<(), GivenUp> {
        if self.has_given_up {
            return Ok(());
        }
        let outcome = checkpoint(connection, how);
        if let Err(error) = &outcome
            && is_failed_fsync(error)
            && self.is_partial
        {
            tracing::error!(%error, "the write-ahead log was folded in partly, and cannot be synced");
            self.has_given_up = true;
            leave_the_log(connection);
            return Err(GivenUp);
        }
        match outcome {
            Ok(is_complete) => {
                self.is_partial = !is_complete;
                if is_complete {
                    self.pages.store(0, Ordering::Relaxed);
                    self.is_failing = false;
                }
            }
            Err(error) if self.is_failing => tracing::debug!(%error, "folding in fails"),
            Err(error) => {
                tracing::warn!(%error, "the write-ahead log could not be folded in; it grows until that works");
                self.is_failing = true;
            }
        }
        Ok(())
    }
}

/// Folds in; whether that was everything.
fn checkpoint(connection: &Connection, how: &str) -> Result<bool, rusqlite::Error> {
    connection.query_row(&format!("pragma wal_checkpoint({how})"), [], |row| {
        // Both are -1 if somebody else was at it.
        let (pages, copied): (i64, i64) = (row.get(1)?, row.get(2)?);
        Ok(pages >= 0 && pages == copied)
    })
}

fn is_failed_fsync(error: &rusqlite::Error) -> bool {
    error
        .sqlite_error()
        .is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_FSYNC)
}

/// Keeps SQLite from folding in when the connection is closed.
fn leave_the_log(connection: &Connection) {
    if let Err(error) = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true) {
        tracing::error!(%error, "the log cannot be kept from being folded in");
    }
}
