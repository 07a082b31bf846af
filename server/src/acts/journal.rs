//! The thread that writes down what happened.

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use board::BoardId;

use super::entry::Entry;
use super::segment::{self, End};
use super::shelf::Shelf;
use super::sweeping::{SWEEP_PAUSE, is_sweep, keep_what_was_before, may_end_a_part};
use crate::checkpoints::Checkpoints;
use crate::memory;
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
/// How long changes gather, so that a lively board is not a write for each of them.
const GATHER: Duration = Duration::from_millis(250);
/// How long nothing happens before the thread gives back what it needed.
const QUIET: Duration = Duration::from_secs(1);
/// Changes of one board that are written at the latest.
const GATHERED_MAX: usize = 1_000;

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
    /// What is to be added.
    gathered: Vec<Entry>,
}

pub(super) struct Journal {
    shelf: Shelf,
    store: Store,
    checkpoints: Checkpoints,
    open: HashMap<BoardId, Open>,
    /// Boards of which nothing is written until then.
    resting: HashMap<BoardId, Instant>,
    /// When a checkpoint was last made before a sweeping act, and (with `true`) before one that ended a part.
    swept: HashMap<(BoardId, bool), Instant>,
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
            let mut has_worked = true;
            loop {
                let left = next.saturating_duration_since(Instant::now());
                let wait = if has_worked { left.min(QUIET) } else { left };
                let ended = match commands.recv_timeout(wait) {
                    Ok(first) => self.gather(first, commands),
                    Err(RecvTimeoutError::Disconnected) => true,
                    Err(RecvTimeoutError::Timeout) if has_worked => {
                        memory::give_back_of_this_thread();
                        has_worked = false;
                        continue;
                    }
                    Err(RecvTimeoutError::Timeout) => break,
                };
                has_worked = true;
                self.write_gathered();
                if ended {
                    return;
                }
            }
        }
    }

    /// Takes a command, and what comes within a moment after it; whether that is the end. Whoever cannot wait wakes the
    /// thread ([`super::Acts`]).
    fn gather(&mut self, first: Command, commands: &Receiver<Command>) -> bool {
        if matches!(first, Command::Write(..)) {
            std::thread::park_timeout(GATHER);
        }
        let mut next = Ok(first);
        loop {
            match next {
                Ok(Command::Write(board, entry, swept)) => self.write(&board, entry, swept),
                Ok(Command::Say(asker)) => {
                    self.write_gathered();
                    // Whoever asked may have gone.
                    let _ = asker.send(());
                }
                Ok(Command::Stop) | Err(TryRecvError::Disconnected) => return true,
                Err(TryRecvError::Empty) => return false,
            }
            next = commands.try_recv();
        }
    }

    /// Adds what has gathered to the files.
    fn write_gathered(&mut self) {
        let mut failed = Vec::new();
        for (board, open) in &mut self.open {
            if let Err(error) = open.write() {
                failed.push((board.clone(), error));
            }
        }
        for (board, error) in failed {
            self.rest(&board, &error);
        }
    }

    /// Writes nothing of a board for a while. Its file ends with what is whole.
    fn rest(&mut self, board: &BoardId, error: &io::Error) {
        tracing::warn!(%board, %error, "what happened is not written down for a while");
        self.open.remove(board);
        let until = Instant::now() + REST;
        self.resting.insert(board.clone(), until);
    }

    fn write(&mut self, board: &BoardId, entry: Entry, swept: Swept) {
        let now = Instant::now();
        self.resting.retain(|_, until| *until > now);
        self.swept.retain(|_, at| at.elapsed() < SWEEP_PAUSE);
        if self.resting.contains_key(board) {
            return;
        }
        let number = entry.number;
        let ends = may_end_a_part(&entry.update);
        if let Err(error) = self.add(board, entry) {
            return self.rest(board, &error);
        }
        if !ends && !is_sweep(swept) {
            return;
        }
        let kept = (board.clone(), ends);
        if self.swept.contains_key(&kept) {
            return;
        }
        let Some(open) = self.open.get_mut(board) else {
            return;
        };
        if let Err(error) = open.write() {
            return self.rest(board, &error);
        }
        match keep_what_was_before(&self.checkpoints, board, (&open.path, number)) {
            Ok(()) => {
                self.swept.insert(kept, now);
            }
            Err(error) => {
                tracing::error!(%board, %error, "no checkpoint before a sweeping act");
            }
        }
    }

    fn add(&mut self, board: &BoardId, entry: Entry) -> io::Result<()> {
        if !self.open.contains_key(board) {
            if self.open.len() >= KNOWN_MAX {
                self.write_gathered();
                self.open.clear();
            }
            if let Some(newest) = self.shelf.volumes(board)?.into_iter().next() {
                let end = segment::mend(&newest.path)?;
                let path = newest.path;
                self.open.insert(board.clone(), Open::new(path, end));
            }
        }
        let goes_on = self.open.get(board).is_some_and(|open| open.takes(&entry));
        if !goes_on {
            if !entry.is_first() {
                // What went before it in its record is in no file.
                let former = self.open.remove(board);
                return former.map_or(Ok(()), |mut former| former.write());
            }
            if let Some(former) = self.open.get_mut(board) {
                former.write()?;
            }
            self.begin(board, &entry)?;
        }
        if let Some(open) = self.open.get_mut(board) {
            open.end.changes += 1;
            open.end.last = Some(entry.number);
            open.gathered.push(entry);
            if open.gathered.len() >= GATHERED_MAX {
                open.write()?;
            }
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
        self.open.insert(board.clone(), Open::new(path, end));
        self.shelf.tidy(board)
    }
}

impl Open {
    fn new(path: PathBuf, end: End) -> Self {
        let gathered = Vec::new();
        Self {
            path,
            end,
            gathered,
        }
    }

    /// Adds what has gathered to the file.
    fn write(&mut self) -> io::Result<()> {
        if !self.gathered.is_empty() {
            self.end.change_bytes += segment::add(&self.path, &self.gathered)?;
            self.gathered.clear();
        }
        Ok(())
    }

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
