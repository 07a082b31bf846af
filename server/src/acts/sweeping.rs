//! What changes much at once, or ends a part of the workshop: the board before it is kept as a checkpoint.

use std::io;
use std::path::Path;
use std::time::Duration;

use board::limits::TITLE_CHARACTERS_MAX;
use board::{Act, BoardId, ClientNumber, Replay};

use super::entry::Entry;
use super::journal::Swept;
use super::segment::{self, Piece};
use crate::checkpoints::{Checkpoints, Ended, Reason, Wish};

/// Elements that one change makes or deletes before it is a sweeping act.
const SWEEP_MIN: usize = 20;
/// Time between two checkpoints before sweeping acts: whoever makes one after the other pushes out no older ones.
pub(super) const SWEEP_PAUSE: Duration = Duration::from_secs(30);
/// What is set on a canvas when its part is over, as it stands in an update: the key, and one value, which is true.
const CLOSING: &[u8] = b"\x06closed\x01\x78";

/// Whether a change is a sweeping act.
pub(super) fn is_sweep(swept: Swept) -> bool {
    swept.made >= SWEEP_MIN || swept.deleted >= SWEEP_MIN
}

/// Whether a change may have ended a part; it is done again to be sure. A canvas that is closed for a second time is not
/// seen: only the first time its key stands in the update.
pub(super) fn may_end_a_part(update: &[u8]) -> bool {
    update.windows(CLOSING.len()).any(|bytes| bytes == CLOSING)
}

/// Keeps the board as it was before a change, which is in the file at `path`, if that is sweeping or ended a part. Nothing
/// is kept of a board on which nothing was.
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
    let locale = replay.board().info().locale;
    let closed = act.closed_canvases().next();
    let closed = closed.map(|(_, label)| label.get(locale).to_owned());
    if closed.is_none() && !is_sweep(Swept { made, deleted }) {
        return Ok(());
    }
    if act.count() == 0 || replay.board().element_count() + deleted == made {
        return Ok(());
    }
    let (reason, count) = match (&closed, act.makes_a_next_part(), deleted > made) {
        (Some(_), _, _) => (Reason::Step, made),
        (None, true, _) => (Reason::Part, made),
        (None, false, true) => (Reason::Deletion, deleted),
        (None, false, false) => (Reason::Addition, made),
    };
    let ended = closed.is_some().then_some(Ended::Part);
    let name = closed.unwrap_or_default();
    let wish = Wish {
        reason,
        name: name.chars().take(TITLE_CHARACTERS_MAX).collect(),
        ended,
        by: entry.who,
        count,
    };
    checkpoints.keep(board, &state, wish).map(drop)
}
