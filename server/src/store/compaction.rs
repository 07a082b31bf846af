//! Putting a log together into one snapshot, and turning what is stored into a document.

use std::panic::{AssertUnwindSafe, catch_unwind};

use board::{Board, ClientNumber, Clocks, Origin};

use super::record::snapshot_sum;
use super::{LoadError, StoreError, StoredBoard};

/// Why there is no snapshot.
#[derive(Debug, thiserror::Error)]
pub enum CompactionError {
    /// The board cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The snapshot cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The snapshot is not what it was made from.
    #[error("the snapshot of board {0} differs from the board")]
    Differs(board::BoardId),
    /// No random number for a document.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
}

/// A snapshot to be stored.
pub(super) struct NewSnapshot {
    pub seq: u64,
    pub data: Vec<u8>,
    pub sum: [u8; 32],
}

impl StoredBoard {
    /// The document.
    ///
    /// # Errors
    /// [`LoadError::Damaged`] if a record cannot be applied. Records are checked before they are written, so this is
    /// damage; the board then stays closed rather than losing what the record said.
    pub fn open(&self) -> Result<Board, LoadError> {
        let damaged = |what: String| LoadError::Damaged {
            board: self.id.clone(),
            what,
        };
        let client = getrandom::u64()
            .map_err(|error| damaged(format!("the system gives no random numbers: {error}")))?;
        let mut board = Board::new(ClientNumber::new(client));
        let first = self.snapshot.as_ref().map_or(0, |(seq, _)| *seq);
        let snapshot = self
            .snapshot
            .as_ref()
            .map(|(seq, data)| (format!("the snapshot at {seq}"), data));
        let records = (first + 1..)
            .zip(&self.log)
            .map(|(seq, data)| (format!("record {seq}"), data));
        for (name, data) in snapshot.into_iter().chain(records) {
            let outcome = catch_unwind(AssertUnwindSafe(|| board.apply(data, Origin::Storage)));
            match outcome {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    return Err(damaged(format!("{name} cannot be applied: {error}")));
                }
                Err(_) => return Err(damaged(format!("{name} panics"))),
            }
        }
        board.drain_changes();
        Ok(board)
    }
}

/// Makes a snapshot of everything that was read, and checks it by reading it back.
pub(super) fn snapshot(stored: &StoredBoard) -> Result<NewSnapshot, CompactionError> {
    let board = stored.open()?;
    let differs = || CompactionError::Differs(stored.id.clone());
    let data = catch_unwind(AssertUnwindSafe(|| board.encode_state())).map_err(|_| differs())?;
    let mut again = Board::new(ClientNumber::new(
        getrandom::u64().map_err(CompactionError::Random)?,
    ));
    catch_unwind(AssertUnwindSafe(|| again.apply(&data, Origin::Storage)))
        .map_err(|_| differs())?
        .map_err(|_| differs())?;
    if Clocks::of(&again) != Clocks::of(&board) || again.snapshot() != board.snapshot() {
        return Err(differs());
    }
    Ok(NewSnapshot {
        seq: stored.head,
        sum: snapshot_sum(&data),
        data,
    })
}
