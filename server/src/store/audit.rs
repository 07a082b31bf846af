//! The audit log: who did what that concerns everybody, and when.

use board::BoardId;
use rusqlite::Connection;

use super::{Store, StoreError};
use crate::keys::KeyHash;

/// Entries of a board that are kept; the oldest go first.
const ENTRIES_MAX: i64 = 1_000;

/// Something that concerns everybody on a board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deed {
    /// On which board.
    pub board: BoardId,
    /// By which link they came in.
    pub link: Option<KeyHash>,
    /// What they call themselves; nobody checks it. May be empty.
    pub who: String,
    /// What it was: `link_made`, `link_revoked`, `deleted`, `brought`, `revealed`.
    pub act: &'static str,
    /// Of what, or how many.
    pub detail: String,
}

/// An entry of the log.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct AuditEntry {
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// What they called themselves; nobody checked it. May be empty.
    pub who: String,
    /// The link by which they came in; `None` if that is not known.
    pub link: Option<String>,
    /// What it was.
    pub act: String,
    /// Of what, or how many.
    pub detail: String,
}

impl Store {
    /// Adds to the log; returns once it is durable.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_deed(&self, deed: Deed) -> Result<(), StoreError> {
        self.act(Box::new(move |transaction| {
            transaction.execute(
                "insert into audit(board, who, link, act, detail)
                 values (?1, ?2, (select id from link where hash = ?3), ?4, ?5)",
                (
                    deed.board.as_str(),
                    &deed.who,
                    deed.link.map(|link| link.0.to_vec()),
                    deed.act,
                    &deed.detail,
                ),
            )?;
            transaction.execute(
                "delete from audit where board = ?1 and number <= (
                     select number from audit where board = ?1 order by number desc limit 1 offset ?2)",
                (deed.board.as_str(), ENTRIES_MAX),
            )?;
            Ok(())
        }))
        .await
    }

    /// The log of a board, newest first. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn audit(&self, board: &BoardId) -> Result<Vec<AuditEntry>, StoreError> {
        let path = self.database.clone();
        self.read(|connection| {
            list(connection, board).map_err(|source| StoreError::sqlite(&path, source))
        })
    }
}

fn list(connection: &Connection, board: &BoardId) -> rusqlite::Result<Vec<AuditEntry>> {
    let mut statement = connection.prepare_cached(
        "select at, who, link, act, detail from audit where board = ?1 order by number desc",
    )?;
    let rows = statement.query_map([board.as_str()], |row| {
        Ok(AuditEntry {
            at: row.get(0)?,
            who: row.get(1)?,
            link: row.get(2)?,
            act: row.get(3)?,
            detail: row.get(4)?,
        })
    })?;
    rows.collect()
}
