//! Documents are put away and made again beside their rooms: both take a while on a large board.

use std::sync::Arc;
use std::time::Instant;

use board::{Board, ClientNumber, Origin};
use collab::room::Event;
use tokio::task::{JoinError, spawn_blocking};

use super::RoomTask;
use crate::memory;

impl RoomTask {
    /// Makes a document of a resting board's encoded form.
    pub(super) fn rouse(&mut self, state: Arc<[u8]>) {
        self.rousing_since = Instant::now();
        self.rousing = Some(spawn_blocking(move || {
            let client = getrandom::u64()
                .map_err(|error| format!("the system gives no random numbers: {error}"))?;
            let mut board = Board::new(ClientNumber::new(client));
            board
                .apply(&state, Origin::Storage)
                .map_err(|error| error.to_string())?;
            board.forget_changes();
            // What reading took is as much again.
            if state.len() >= memory::LARGE_BYTES {
                memory::give_back();
            }
            Ok(board)
        }));
    }

    pub(super) fn roused(&self, outcome: Result<Result<Board, String>, JoinError>) -> Event {
        match outcome {
            Ok(Ok(board)) => {
                let took = self.rousing_since.elapsed();
                self.rooms.inner.store.metrics().rouses.note(took);
                tracing::debug!(board = %self.board, ?took, "the document is here again");
                Event::Roused(Box::new(board))
            }
            Ok(Err(reason)) => Event::RouseFailed(reason),
            // It panicked.
            Err(error) => Event::RouseFailed(error.to_string()),
        }
    }

    /// Drops a document that was put away.
    pub(super) fn let_go(&mut self) {
        let Some(put_away) = self.room.take_put_away() else {
            return;
        };
        self.rooms.inner.store.metrics().rests.add(1);
        tracing::debug!(board = %self.board, "nobody changes anything: the document is put away");
        spawn_blocking(move || {
            let is_large = put_away.bytes() >= memory::LARGE_BYTES;
            drop(put_away);
            if is_large {
                memory::give_back();
            }
        });
    }
}
