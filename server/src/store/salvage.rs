//! Opening a board as far as it is good.
//!
//! What is left of a damaged one is for looking at and for exporting: nothing is ever written behind it, so that whatever
//! is still on the disk stays as it is until somebody restores the board.

use board::Board;
use collab::message::Incarnation;

use super::{LoadError, StoredBoard};

/// What was read of a board: all of it, or everything up to the first record that is missing or changed.
#[derive(Debug)]
pub struct Found {
    pub(super) stored: StoredBoard,
    /// What is wrong behind that.
    pub(super) wrong: Option<String>,
}

/// A board, or the good part of a damaged one.
#[derive(Debug)]
pub struct Opened {
    /// The document as it was then.
    pub board: Board,
    /// The number of the last record in it.
    pub head: u64,
    /// Which history it is.
    pub incarnation: Incarnation,
    /// Records after the snapshot.
    pub records: usize,
    /// Their bytes.
    pub log_bytes: usize,
    /// Bytes it takes in the store.
    pub bytes: usize,
    /// What is wrong behind it.
    pub damage: Option<String>,
}

impl Found {
    /// The document, up to the first record that cannot be applied.
    ///
    /// # Errors
    /// [`LoadError::Damaged`] if nothing of it is good.
    pub fn open(self) -> Result<Opened, LoadError> {
        let Self {
            mut stored,
            wrong: mut damage,
        } = self;
        loop {
            let nothing = |what: String| LoadError::Damaged {
                board: stored.id.clone(),
                what,
            };
            if stored.snapshot.is_none() && stored.log.is_empty() {
                return Err(nothing(damage.unwrap_or_default()));
            }
            // A document in which something panicked is of no use: the next try begins anew, and ends before that record.
            let failure = match stored.replay() {
                Ok(board) => {
                    return Ok(Opened {
                        board,
                        head: stored.head,
                        incarnation: stored.incarnation,
                        records: stored.log.len(),
                        log_bytes: stored.log_bytes(),
                        bytes: stored.bytes(),
                        damage,
                    });
                }
                Err(failure) => failure,
            };
            let Some(good) = failure.good_records else {
                return Err(nothing(failure.what));
            };
            stored.head -= (stored.log.len() - good) as u64;
            stored.log.truncate(good);
            damage = Some(failure.what);
        }
    }
}
