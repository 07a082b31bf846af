//! The keys of private writing, and which rounds are over. A key never leaves the relay again.

use board::{BoardId, RoundId};
use rusqlite::{Connection, OptionalExtension};

use super::{Store, StoreError};

/// Keys of a board that are kept: one for each browser and round.
const KEYS_MAX: i64 = 20_000;

impl Store {
    /// Keeps a key under its name, which follows from it; returns once it is durable. False if the board has too many.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn keep_seal_key(
        &self,
        board: &BoardId,
        round: &RoundId,
        name: String,
        key: String,
    ) -> Result<bool, StoreError> {
        let about = (board.as_str().to_owned(), round.as_str().to_owned(), name);
        let asked = about.clone();
        self.act(Box::new(move |transaction| {
            transaction.execute(
                "insert or ignore into seal_key(board, round, name, key)
                 select ?1, ?2, ?3, ?4
                 where (select count(*) from seal_key where board = ?1) < ?5",
                (&about.0, &about.1, &about.2, &key, KEYS_MAX),
            )?;
            Ok(())
        }))
        .await?;
        let store = self.clone();
        let there = move || {
            store.read(|connection| {
                key_of(connection, &asked.0, &asked.1, &asked.2)
                    .map_err(|source| StoreError::sqlite(&store.database, source))
            })
        };
        let there = tokio::task::spawn_blocking(there).await;
        Ok(there.map_err(|_| StoreError::Closed)??.is_some())
    }

    /// The key of that name, as text. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn seal_key(
        &self,
        board: &BoardId,
        round: &str,
        name: &str,
    ) -> Result<Option<String>, StoreError> {
        self.read(|connection| {
            key_of(connection, board.as_str(), round, name)
                .map_err(|source| StoreError::sqlite(&self.database, source))
        })
    }

    /// Notes that a round is over; returns once it is durable.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_round(&self, board: &BoardId, round: &RoundId) -> Result<(), StoreError> {
        let (board, round) = (board.clone(), round.clone());
        self.act(Box::new(move |transaction| {
            transaction.execute(
                "insert or ignore into revealed_round(board, round) values (?1, ?2)",
                (board.as_str(), round.as_str()),
            )?;
            Ok(())
        }))
        .await
    }

    /// Whether a round is over. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn is_over(&self, board: &BoardId, round: &RoundId) -> Result<bool, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("select 1 from revealed_round where board = ?1 and round = ?2")
                .and_then(|mut statement| statement.exists((board.as_str(), round.as_str())))
                .map_err(|source| StoreError::sqlite(&self.database, source))
        })
    }
}

fn key_of(
    connection: &Connection,
    board: &str,
    round: &str,
    name: &str,
) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("select key from seal_key where board = ?1 and round = ?2 and name = ?3")?
        .query_row((board, round, name), |row| row.get(0))
        .optional()
}
