//! Putting a log together into one snapshot, and turning what is stored into a document.

use std::panic::{AssertUnwindSafe, catch_unwind};

use board::{Board, ClientNumber, Clocks, Origin};

use super::record::snapshot_sum;
use super::{LoadError, StoreError, StoredBoard};

/// Why there is no snapshot.
#[derive(Debug, thiserror::Error)]
pub enum CompactionError {
    /// The board cannot be read, or not be opened.
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

/// Where putting a board together ended.
pub(super) struct ReplayFailure {
    /// Records of the log that could be applied before; `None` if it did not come to the log.
    pub good_records: Option<usize>,
    /// What failed.
    pub what: String,
}

impl StoredBoard {
    /// The document.
    ///
    /// # Errors
    /// [`LoadError::Damaged`] if a record cannot be applied. Records are checked before they are written, so this is
    /// damage; the board then stays closed rather than losing what the record said.
    pub fn open(&self) -> Result<Board, LoadError> {
        self.replay().map_err(|failure| LoadError::Damaged {
            board: self.id.clone(),
            what: failure.what,
        })
    }

    /// The document, or the first thing that cannot be applied.
    pub(super) fn replay(&self) -> Result<Board, ReplayFailure> {
        let client = getrandom::u64().map_err(|error| ReplayFailure {
            good_records: None,
            what: format!("the system gives no random numbers: {error}"),
        })?;
        let mut board = Board::new(ClientNumber::new(client));
        let first = self.snapshot.as_ref().map_or(0, |(seq, _)| *seq);
        let snapshot = self
            .snapshot
            .as_ref()
            .map(|(seq, data)| (None, format!("the snapshot at {seq}"), data));
        let records = (first + 1..)
            .zip(self.log.iter().enumerate())
            .map(|(seq, (good, data))| (Some(good), format!("record {seq}"), data));
        for (good_records, name, data) in snapshot.into_iter().chain(records) {
            let outcome = catch_unwind(AssertUnwindSafe(|| board.apply(data, Origin::Storage)));
            let what = match outcome {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => format!("{name} cannot be applied: {error}"),
                Err(_) => format!("{name} panics"),
            };
            return Err(ReplayFailure { good_records, what });
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
    let (clocks, said) = (Clocks::of(&board), board.snapshot());
    // A document takes some twenty times of what it says: one at a time.
    drop(board);
    let mut again = Board::new(ClientNumber::new(
        getrandom::u64().map_err(CompactionError::Random)?,
    ));
    catch_unwind(AssertUnwindSafe(|| again.apply(&data, Origin::Storage)))
        .map_err(|_| differs())?
        .map_err(|_| differs())?;
    if Clocks::of(&again) != clocks || again.snapshot() != said {
        return Err(differs());
    }
    Ok(NewSnapshot {
        seq: stored.head,
        sum: snapshot_sum(&data),
        data,
    })
}
