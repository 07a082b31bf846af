//! The boards on disk: one SQLite database in the data folder.
//!
//! One thread writes. It takes everything that waits, puts it in one transaction and commits with an fsync; only then
//! the rooms hear that their records are durable. While one fsync runs the next batch gathers, so no timer is needed.
//! Loads and key checks read beside it on connections of their own.
//!
//! A load either gives the whole board or an error that says what is damaged. It never gives less.

mod compaction;
mod error;
mod health;
mod lock;
mod reader;
mod record;
mod schema;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use board::BoardId;
use collab::message::{Incarnation, Role};
use rusqlite::Connection;
use tokio::sync::{mpsc as tokio_mpsc, oneshot, watch};

use crate::keys::KeyHash;
pub use compaction::CompactionError;
pub use error::{LoadError, StoreError};
pub use health::StoreHealth;
pub use reader::{Access, StoredBoard};
use writer::Command;

/// How a store is opened.
#[derive(Clone, Debug, Default)]
pub struct StoreOptions {
    /// How large the database may grow.
    pub page_limit: PageLimit,
}

/// Pages (of 4,096 bytes) that the database may have; writing fails beyond, as on a full disk. Unlimited at first.
#[derive(Clone, Debug, Default)]
pub struct PageLimit(Arc<AtomicU32>);

impl PageLimit {
    /// Sets the limit, for the next write on; `None` takes it away.
    pub fn set(&self, pages: Option<u32>) {
        self.0
            .store(pages.unwrap_or(u32::MAX - 1), Ordering::Relaxed);
    }

    fn get(&self) -> Option<u32> {
        Some(self.0.load(Ordering::Relaxed)).filter(|&pages| pages > 0)
    }
}

/// A board about to be created, with its first record.
#[derive(Debug)]
pub struct NewBoard {
    /// Its id.
    pub id: BoardId,
    /// Names its history.
    pub incarnation: Incarnation,
    /// The whole first state, as a Yjs update.
    pub state: Vec<u8>,
    /// Which keys open it.
    pub links: Vec<(Role, KeyHash)>,
}

/// Everything up to this record number is durable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Durable(pub u64);

/// A way to the store. Cheap to copy.
#[derive(Clone)]
pub struct Store {
    commands: mpsc::Sender<Command>,
    readers: Arc<Mutex<Vec<Connection>>>,
    database: PathBuf,
    health: watch::Receiver<StoreHealth>,
}

/// The writing thread, and the lock on the data folder. Dropped last.
pub struct StoreGuard {
    thread: Option<JoinHandle<()>>,
    commands: mpsc::Sender<Command>,
    _lock: lock::FolderLock,
}

impl Store {
    /// Opens the database in `folder`, both created if they are missing.
    ///
    /// # Errors
    /// [`StoreError`], in words for whoever starts the relay.
    pub fn open(folder: &Path, options: &StoreOptions) -> Result<(Self, StoreGuard), StoreError> {
        let lock = lock::FolderLock::take(folder)?;
        let database = folder.join("nonet.db");
        let connection = schema::open_for_writing(&database)?;
        let (commands, received) = mpsc::channel();
        let (report_health, health) = watch::channel(StoreHealth::Fine);
        let writer =
            writer::Writer::new(connection, database.clone(), options.clone(), report_health);
        let thread = std::thread::Builder::new()
            .name("store".into())
            .spawn(move || writer.run(&received))
            .map_err(|source| StoreError::Folder {
                folder: folder.to_owned(),
                source,
            })?;
        let store = Self {
            commands: commands.clone(),
            readers: Arc::default(),
            database,
            health,
        };
        let guard = StoreGuard {
            thread: Some(thread),
            commands,
            _lock: lock,
        };
        Ok((store, guard))
    }

    /// Whether writing works at the moment.
    pub fn health(&self) -> watch::Receiver<StoreHealth> {
        self.health.clone()
    }

    /// Hands over a record. `durable` hears of it once it is safe; if writing fails it is tried again until it works.
    pub fn append(
        &self,
        board: &BoardId,
        sequence: u64,
        update: Arc<[u8]>,
        durable: &tokio_mpsc::UnboundedSender<Durable>,
    ) {
        // The thread ends only after every room has; then nobody waits for the report.
        let _ = self.commands.send(Command::Append(writer::Append {
            board: board.clone(),
            sequence,
            update,
            durable: durable.clone(),
        }));
    }

    /// Creates a board; returns once it is durable.
    ///
    /// # Errors
    /// [`StoreError`]; there is no such board then.
    pub async fn create(&self, board: NewBoard) -> Result<(), StoreError> {
        let (done, outcome) = oneshot::channel();
        self.commands
            .send(Command::Create(Box::new(board), done))
            .map_err(|_| StoreError::Closed)?;
        outcome.await.map_err(|_| StoreError::Closed)?
    }

    /// What a key allows on a board. Blocks.
    ///
    /// # Errors
    /// [`StoreError`]: then nothing is allowed.
    pub fn access(&self, board: &BoardId, key: Option<&KeyHash>) -> Result<Access, StoreError> {
        self.read(|connection| reader::access(connection, board, key))
    }

    /// Reads a board. Blocks.
    ///
    /// # Errors
    /// [`LoadError`], if anything of it is missing or damaged.
    pub fn load(&self, board: &BoardId) -> Result<StoredBoard, LoadError> {
        self.read(|connection| reader::load(connection, board))
    }

    /// Puts a board's records together into a snapshot. Blocks; gives the snapshot's size in bytes.
    ///
    /// # Errors
    /// [`CompactionError`]; everything is as it was before then.
    pub fn compact(&self, board: &BoardId) -> Result<usize, CompactionError> {
        let snapshot = compaction::snapshot(&self.load(board)?)?;
        let bytes = snapshot.data.len();
        let (done, outcome) = oneshot::channel();
        self.commands
            .send(Command::PutSnapshot(board.clone(), snapshot, done))
            .map_err(|_| StoreError::Closed)?;
        outcome.blocking_recv().map_err(|_| StoreError::Closed)??;
        Ok(bytes)
    }

    /// Every board's id. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn boards(&self) -> Result<Vec<BoardId>, StoreError> {
        self.read(reader::boards)
    }

    fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = self
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => schema::open_for_reading(&self.database)?,
        };
        let outcome = work(&mut connection);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS_MAX {
            readers.push(connection);
        }
        outcome
    }
}

/// Reads a board from a data folder that a relay may be using at this moment. Blocks.
///
/// # Errors
/// [`LoadError`], if there is no such folder or board, or if anything of it is missing or damaged.
pub fn read_beside(folder: &Path, board: &BoardId) -> Result<StoredBoard, LoadError> {
    let mut connection = schema::open_for_reading(&folder.join("nonet.db"))?;
    reader::load(&mut connection, board)
}

/// Reading connections that are kept for the next reader.
const IDLE_READERS_MAX: usize = 4;

impl StoreGuard {
    /// Writes what is left and closes the database.
    pub fn close(mut self) {
        self.stop();
    }

    fn stop(&mut self) {
        if let Some(thread) = self.thread.take() {
            let _ = self.commands.send(Command::Stop);
            if thread.join().is_err() {
                tracing::error!("the store's thread panicked");
            }
        }
    }
}

impl Drop for StoreGuard {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests;
