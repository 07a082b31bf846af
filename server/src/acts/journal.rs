//! The thread that writes down what happened.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use board::BoardId;

use super::entry::Entry;
use super::segment::{self, End};
use super::shelf::Shelf;
use super::sweeping::{SWEEP_PAUSE, is_sweep, keep_what_was_before};
use crate::checkpoints::Checkpoints;
use crate::store::Store;

/// Changes of one file, beyond which the next begins: they are all done again when somebody asks.
const CHANGES_MAX: usize = 4_000;
/// Their bytes, likewise, unless the board before them is larger.
const CHANGE_BYTES: u64 = 2 * 1024 * 1024;
/// How often old files are looked for.
const TIDY_EVERY: Duration = Duration::from_secs(60 * 60);
/// How long nothing is written of a board after it could not be.
const REST: Duration = Duration::from_secs(60);
/// Boards whose files' ends are remembered.
const KNOWN_MAX: usize = 1_000;

/// How many elements a change made and deleted.
#[derive(Clone, Copy)]
pub(super) struct Swept {
    pub made: usize,
    pub deleted: usize,
}

/// Something to do.
pub(super) enum Command {
    Write(BoardId, Entry, Swept),
    /// Say when all that came before this was done.
    Say(mpsc::Sender<()>),
    Stop,
}

/// Where writing goes on.
struct Open {
    path: PathBuf,
    end: End,
}

pub(super) struct Journal {
    shelf: Shelf,
    store: Store,
    checkpoints: Checkpoints,
    open: HashMap<BoardId, Open>,
    /// Boards of which nothing is written until then.
    resting: HashMap<BoardId, Instant>,
    /// When a checkpoint was last made before a sweeping act.
    swept: HashMap<BoardId, Instant>,
}

impl Journal {
    pub(super) fn new(shelf: Shelf, store: Store, checkpoints: Checkpoints) -> Self {
        Self {
            shelf,
            store,
            checkpoints,
            open: HashMap::new(),
            resting: HashMap::new(),
            swept: HashMap::new(),
        }
    }

    pub(super) fn run(mut self, commands: &Receiver<Command>) {
        loop {
            if let Err(error) = self.shelf.tidy_all() {
                tracing::warn!(%error, "old acts cannot be thrown away");
            }
            let next = Instant::now() + TIDY_EVERY;
            loop {
                let left = next.saturating_duration_since(Instant::now());
                match commands.recv_timeout(left) {
                    Ok(Command::Write(board, entry, swept)) => self.write(&board, entry, swept),
                    // Whoever asked may have gone.
                    Ok(Command::Say(asker)) => drop(asker.send(())),
                    Ok(Command::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => break,
                }
            }
        }
    }

    fn write(&mut self, board: &BoardId, entry: Entry, swept: Swept) {
        let now = Instant::now();
        self.resting.retain(|_, until| *until > now);
        self.swept.retain(|_, at| at.elapsed() < SWEEP_PAUSE);
        if self.resting.contains_key(board) {
            return;
        }
        let number = entry.number;
        if let Err(error) = self.add(board, entry) {
            tracing::warn!(%board, %error, "what happened is not written down for a while");
            self.open.remove(board);
            self.resting.insert(board.clone(), now + REST);
            return;
        }
        if !is_sweep(swept) || self.swept.contains_key(board) {
            return;
        }
        let Some(open) = self.open.get(board) else {
            return;
        };
        match keep_what_was_before(&self.checkpoints, board, (&open.path, number)) {
            Ok(()) => {
                self.swept.insert(board.clone(), now);
            }
            Err(error) => {
                tracing::error!(%board, %error, "no checkpoint before a sweeping act");
            }
        }
    }

    fn add(&mut self, board: &BoardId, entry: Entry) -> io::Result<()> {
        if !self.open.contains_key(board) {
            if self.open.len() >= KNOWN_MAX {
                self.open.clear();
            }
            if let Some(newest) = self.shelf.volumes(board)?.into_iter().next() {
                let end = segment::mend(&newest.path)?;
                let path = newest.path;
                self.open.insert(board.clone(), Open { path, end });
            }
        }
        let goes_on = self.open.get(board).is_some_and(|open| open.takes(&entry));
        if !goes_on {
            if !entry.is_first() {
                // What went before it in its record is in no file.
                self.open.remove(board);
                return Ok(());
            }
            self.begin(board, &entry)?;
        }
        if let Some(open) = self.open.get_mut(board) {
            let number = entry.number;
            open.end.change_bytes += segment::add(&open.path, &[entry])?;
            open.end.changes += 1;
            open.end.last = Some(number);
        }
        Ok(())
    }

    /// Begins a file with the board as it was before `entry`.
    fn begin(&mut self, board: &BoardId, entry: &Entry) -> io::Result<()> {
        let stored = self.store.load_before(board, entry.record());
        let stored = stored.map_err(io::Error::other)?;
        let snapshot = stored.snapshot.iter().map(|(_, state)| state.as_slice());
        let state = snapshot.chain(stored.log.iter().map(Vec::as_slice));
        let path = self.shelf.path(board, entry.number)?;
        let state_bytes = segment::begin(&path, state)?;
        let end = End {
            bytes: state_bytes,
            last: None,
            changes: 0,
            change_bytes: 0,
            state_bytes,
        };
        self.open.insert(board.clone(), Open { path, end });
        self.shelf.tidy(board)
    }
}

impl Open {
    /// Whether the next change of the file is this one.
    fn takes(&self, entry: &Entry) -> bool {
        let Some(last) = self.end.last else {
            return false;
        };
        if entry.number == last + 1 {
            return true;
        }
        let is_next = entry.is_first() && entry.record() == Entry::record_of(last) + 1;
        let is_full = self.end.changes >= CHANGES_MAX
            || self.end.change_bytes > CHANGE_BYTES.max(self.end.state_bytes);
        is_next && !is_full
    }
}
