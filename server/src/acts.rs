//! What happened on boards: who did what, so that it can be told and taken back, one act at a time.
//!
//! ```text
//! DATA/acts/BOARD/NUMBER     the board as it was, then the changes from number NUMBER on, each with its time and author
//! ```
//!
//! The store's own log does not do: it is put together into snapshots every few minutes, and knows no authors. So what is
//! durable is written down once more, beside the rooms, by a thread of its own, and forgotten after a day. What an act
//! did, and how it was before, is found out when somebody asks, by doing it all again. The relay never takes an act back:
//! whoever asks gets both sides of it, and writes the difference as an edit of theirs (`Board::revert`).
//!
//! None of this is needed for a board to be whole. What cannot be written or read here is logged, and missing in a list.

mod entry;
mod groups;
mod inspecting;
mod journal;
mod listing;
mod segment;
mod shelf;
mod sweeping;
mod waiting;

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{JoinHandle, Thread};
use std::time::Duration;

use board::{BoardId, ClientNumber};

use crate::checkpoints::Checkpoints;
use crate::store::Store;
use journal::{Command, Journal};
use shelf::Shelf;

pub use inspecting::{Inspection, inspect};
pub(crate) use listing::Page;
pub(crate) use shelf::volume_name;
pub(crate) use waiting::Waiting;

/// The folder within the data folder.
pub(crate) const FOLDER: &str = "acts";
/// How long an act can be taken back.
pub(crate) const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a list waits for what was written down last.
const PATIENCE: Duration = Duration::from_secs(5);

/// What happened on all boards. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Acts {
    inner: Arc<Inner>,
}

struct Inner {
    shelf: Shelf,
    commands: mpsc::Sender<Command>,
    /// By chance: connections are numbered anew each time the relay starts.
    start: u64,
    writing: Mutex<Option<JoinHandle<()>>>,
    /// The thread, which lets changes gather unless it is woken.
    writer: Thread,
    /// Doing acts again takes memory: one board at a time.
    reading: Mutex<()>,
}

impl Acts {
    /// Begins to write down what happens, below a data folder whose lock is held.
    ///
    /// # Errors
    /// The system's, if it gives no thread.
    pub(crate) fn open(data: &Path, store: Store, checkpoints: Checkpoints) -> io::Result<Self> {
        let shelf = Shelf::new(data.join(FOLDER));
        let (commands, received) = mpsc::channel();
        let journal = Journal::new(shelf.clone(), store, checkpoints);
        let writing = std::thread::Builder::new()
            .name("acts".into())
            .spawn(move || journal.run(&received))?;
        Ok(Self {
            inner: Arc::new(Inner {
                shelf,
                commands,
                start: getrandom::u64().map_err(io::Error::other)?,
                writer: writing.thread().clone(),
                writing: Mutex::new(Some(writing)),
                reading: Mutex::default(),
            }),
        })
    }

    /// Where a room leaves what happens.
    pub(crate) fn waiting(&self, board: BoardId) -> Waiting {
        Waiting::new(board, self.inner.commands.clone(), self.inner.start)
    }

    /// What happened before number `before`, or up to now; newest first. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub(crate) fn list(&self, board: &BoardId, before: Option<u64>) -> io::Result<Page> {
        self.catch_up();
        let _reading = self.reading();
        listing::page(&self.inner.shelf, board, before)
    }

    /// What the act from number `first` to number `last` touched, before and after it, each as a Yjs update; `None` if
    /// there is no such act, or not any more. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub(crate) fn sides(
        &self,
        board: &BoardId,
        (first, last): (u64, u64),
    ) -> io::Result<Option<[Vec<u8>; 2]>> {
        let _reading = self.reading();
        let act = listing::act(&self.inner.shelf, board, (first, last))?;
        let client = ClientNumber::new(getrandom::u64().map_err(io::Error::other)?);
        Ok(act.map(|act| act.sides(client)))
    }

    /// Writes down what still waits and ends. Blocks.
    pub(crate) fn close(&self) {
        let _ = self.inner.commands.send(Command::Stop);
        self.inner.writer.unpark();
        let mut writing = self.inner.writing.lock();
        let thread = writing.as_mut().ok().and_then(|thread| thread.take());
        if thread.is_some_and(|thread| thread.join().is_err()) {
            tracing::error!("writing down what happened panicked");
        }
    }

    /// Waits until what was durable a moment ago is written down: somebody looks for what they have just seen.
    fn catch_up(&self) {
        let (asker, answer) = mpsc::channel();
        if self.inner.commands.send(Command::Say(asker)).is_ok() {
            self.inner.writer.unpark();
            // If it takes longer, what is there is told.
            let _ = answer.recv_timeout(PATIENCE);
        }
    }

    fn reading(&self) -> std::sync::MutexGuard<'_, ()> {
        let reading = self.inner.reading.lock();
        reading.unwrap_or_else(PoisonError::into_inner)
    }
}
