//! What changes much at once: the board before it is kept as a checkpoint.

use std::io;
use std::path::Path;
use std::time::Duration;

use board::{Act, BoardId, ClientNumber, Replay};

use super::entry::Entry;
use super::journal::Swept;
use super::segment::{self, Piece};
use crate::checkpoints::{Checkpoints, Reason, Wish};

/// Elements that one change makes or deletes before it is a sweeping act.
const SWEEP_MIN: usize = 20;
/// Time between two checkpoints before sweeping acts: whoever makes one after the other pushes out no older ones.
pub(super) const SWEEP_PAUSE: Duration = Duration::from_secs(30);

/// Whether a change is a sweeping act.
pub(super) fn is_sweep(swept: Swept) -> bool {
    swept.made >= SWEEP_MIN || swept.deleted >= SWEEP_MIN
}

/// Keeps the board as it was before a change, which is in the file at `path`. Nothing is kept of a board on which nothing
/// was.
pub(super) fn keep_what_was_before(
    checkpoints: &Checkpoints,
    board: &BoardId,
    (path, number): (&Path, u64),
) -> io::Result<()> {
    let client = ClientNumber::new(getrandom::u64().map_err(io::Error::other)?);
    let mut replay = Replay::new(client);
    let mut found: io::Result<Option<(Entry, Act, Vec<u8>)>> = Ok(None);
    segment::read(path, &mut |piece, _| {
        let passed = match piece {
            Piece::State(state) => replay.pass_over(&state),
            Piece::Change(entry) if entry.number == number => {
                let state = replay.board().encode_state();
                found = replay
                    .act(&entry.update)
                    .map(|act| Some((entry, act, state)))
                    .map_err(io::Error::other);
                return false;
            }
            Piece::Change(entry) => replay.pass_over(&entry.update),
        };
        if let Err(error) = passed {
            found = Err(io::Error::other(error));
            return false;
        }
        true
    })?;
    let Some((entry, act, state)) = found? else {
        return Ok(());
    };
    let (deleted, made) = act.deleted_and_made();
    if act.count() == 0 || replay.board().element_count() + deleted == made {
        return Ok(());
    }
    let (reason, count) = match (act.makes_a_next_part(), deleted > made) {
        (true, _) => (Reason::Part, made),
        (false, true) => (Reason::Deletion, deleted),
        (false, false) => (Reason::Addition, made),
    };
    let wish = Wish {
        reason,
        name: String::new(),
        by: entry.who,
        count,
    };
    checkpoints.keep(board, &state, wish).map(drop)
}
