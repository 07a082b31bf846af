//! What a room reads from the store and has put together there, beside its task.

use std::time::Instant;

use collab::room::{Event, Loaded};
use tokio::task::spawn_blocking;

use super::{LoadOutcome, LogSize, RoomTask};
use crate::store::{CompactionError, LoadError, StoredBoard};
use crate::{background, memory};

impl RoomTask {
    pub(super) fn load(&mut self) {
        let store = self.rooms.inner.store.clone();
        let board = self.board.clone();
        self.loading_since = Instant::now();
        self.loading = Some(spawn_blocking(move || {
            let opened = store.load_until_damage(&board)?.open()?;
            let log = match opened.damage {
                None => LogSize {
                    records: opened.records as u64,
                    bytes: opened.log_bytes,
                    snapshot_bytes: opened.bytes - opened.log_bytes,
                },
                // It is never put together: nobody may write, so no log grows.
                Some(_) => LogSize::default(),
            };
            let loaded = Loaded {
                board: opened.board,
                head: opened.head,
                incarnation: opened.incarnation,
                bytes: opened.bytes,
                damage: opened.damage,
            };
            // What reading took is as much again.
            if loaded.bytes >= memory::LARGE_BYTES {
                memory::give_back();
            }
            Ok((loaded, log))
        }));
    }

    pub(super) fn loaded(&mut self, outcome: Result<LoadOutcome, tokio::task::JoinError>) -> Event {
        let reason = match outcome {
            Ok(Ok((loaded, log))) => {
                let metrics = self.rooms.inner.store.metrics();
                metrics.loads.note(self.loading_since.elapsed());
                metrics
                    .damaged_loads
                    .add(usize::from(loaded.damage.is_some()));
                self.log = log;
                tracing::debug!(board = %self.board, head = loaded.head, bytes = loaded.bytes, "room opened");
                return Event::Loaded(Box::new(loaded));
            }
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        };
        self.rooms.inner.store.metrics().damaged_loads.add(1);
        tracing::error!(board = %self.board, reason, "the board cannot be opened");
        Event::LoadFailed(reason)
    }

    /// Puts the log together beside the room, from what the store has.
    pub(super) fn compact_if_due(&mut self) {
        if self.compacting.is_some() || !self.log.calls_for_compaction() {
            return;
        }
        self.log.records = 0;
        self.log.bytes = 0;
        let store = self.rooms.inner.store.clone();
        let board = self.board.clone();
        let begun = Instant::now();
        let (shelf, id) = (store.clone(), board.clone());
        let read = move || shelf.load(&id);
        let put_together = move |stored: Result<StoredBoard, LoadError>| match stored
            .map_err(CompactionError::from)
            .and_then(|stored| store.compact(&stored))
        {
            Ok(bytes) => {
                store.metrics().snapshots.note(begun.elapsed());
                tracing::debug!(%board, bytes, "snapshot stored");
                // It was made in two further copies of the board.
                if bytes >= memory::LARGE_BYTES {
                    memory::give_back();
                }
                Some(bytes)
            }
            Err(error) => {
                store.metrics().failed_snapshots.add(1);
                tracing::error!(%board, %error, "no snapshot; the log stays");
                None
            }
        };
        let (metrics, board) = (self.rooms.inner.store.metrics().clone(), self.board.clone());
        // It can wait; the people on the board cannot.
        self.compacting = Some(tokio::spawn(async move {
            let made = background::run("snapshot", read, put_together).await;
            made.unwrap_or_else(|error| {
                metrics.failed_snapshots.add(1);
                tracing::error!(%board, %error, "no snapshot; the log stays");
                None
            })
        }));
    }
}
