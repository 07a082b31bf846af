//! What is still good of a damaged board.
//!
//! It is for looking at and for exporting: nothing is ever written behind it, so that whatever is still on the disk
//! stays as it is until somebody restores the board.

use board::{Board, BoardId};
use collab::message::Incarnation;
use rusqlite::Connection;

use super::LoadError;
use super::reader::load_until_damage;

/// The good part of a damaged board.
#[derive(Debug)]
pub struct Salvaged {
    /// The document as it was then.
    pub board: Board,
    /// The number of the last record in it.
    pub head: u64,
    /// Which history it is.
    pub incarnation: Incarnation,
    /// Bytes it takes in the store.
    pub bytes: usize,
    /// What is wrong behind it.
    pub damage: String,
}

pub(super) fn salvage(connection: &mut Connection, id: &BoardId) -> Result<Salvaged, LoadError> {
    let (mut stored, damage) = load_until_damage(connection, id)?;
    let mut damage = damage.unwrap_or_default();
    loop {
        let nothing = |what: String| LoadError::Damaged {
            board: id.clone(),
            what,
        };
        if stored.snapshot.is_none() && stored.log.is_empty() {
            return Err(nothing(damage));
        }
        // A document in which something panicked is of no use: the next try begins anew, and ends before that record.
        let failure = match stored.replay() {
            Ok(board) => {
                return Ok(Salvaged {
                    board,
                    head: stored.head,
                    incarnation: stored.incarnation,
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
        damage = failure.what;
    }
}
