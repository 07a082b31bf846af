//! The boards on disk: one SQLite database in the data folder.
//!
//! One thread writes. It takes everything that waits, puts it in one transaction and commits with an fsync; only then
//! the rooms hear that their records are durable. While one fsync runs the next batch gathers, so no timer is needed.
//! Loads and key checks read beside it on connections of their own.
//!
//! A load either gives the whole board or an error that says what is damaged. It never gives less.

mod audit;
mod compaction;
mod copy;
mod error;
mod folding;
mod health;
mod inspection;
mod links;
mod lock;
mod reader;
mod record;
mod salvage;
mod schema;
mod seals;
mod unsynced;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::{SystemTime, UNIX_EPOCH};

use board::BoardId;
use collab::message::{Incarnation, Role};
use rusqlite::Connection;
use tokio::sync::{mpsc as tokio_mpsc, oneshot, watch};

use crate::keys::KeyHash;
use crate::metrics::Metrics;
pub use audit::{AuditEntry, Deed};
pub use compaction::CompactionError;
pub use copy::{copy_database, renew_incarnations};
pub use error::{LoadError, StoreError};
pub use health::StoreHealth;
pub use inspection::{Inspection, inspect};
pub use links::{LinkInfo, NewLink};
pub(crate) use lock::FolderLock;
pub use reader::{Access, Entry, StoredBoard};
pub use salvage::{Found, Opened};
use writer::Command;

/// The database's name in the data folder.
pub const DATABASE: &str = "nonet.db";
/// Lies in a data folder while a backup is moved into it.
pub(crate) const RESTORING: &str = "nonet.restoring";

/// How a store is opened.
#[derive(Clone, Debug, Default)]
pub struct StoreOptions {
    /// How large the database may grow.
    pub page_limit: PageLimit,
    /// What the relay counts.
    pub metrics: Metrics,
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
    metrics: Metrics,
}

/// The writing thread, and the lock on the data folder. Dropped last.
pub struct StoreGuard {
    thread: Option<JoinHandle<()>>,
    commands: mpsc::Sender<Command>,
    _lock: FolderLock,
}

impl Store {
    /// Opens the database in `folder`, both created if they are missing.
    ///
    /// # Errors
    /// [`StoreError`], in words for whoever starts the relay.
    pub fn open(folder: &Path, options: &StoreOptions) -> Result<(Self, StoreGuard), StoreError> {
        let lock = FolderLock::take(folder)?;
        if folder.join(RESTORING).exists() {
            return Err(StoreError::HalfRestored {
                folder: folder.to_owned(),
            });
        }
        let database = folder.join(DATABASE);
        unsynced::settle_log(&database).map_err(|source| StoreError::Log {
            database: database.clone(),
            source,
        })?;
        let connection = schema::open_for_writing(&database)?;
        let (commands, received) = mpsc::channel();
        let (report_health, health) = watch::channel(StoreHealth::Fine);
        let writer =
            writer::Writer::new(connection, database.clone(), options.clone(), report_health)?;
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
            metrics: options.metrics.clone(),
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
        self.metrics.handed_over.add(1);
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
        let now = now_seconds();
        self.read(|connection| reader::access(connection, board, key, now))
    }

    /// Does something small in a transaction of its own; returns once it is durable.
    async fn act(&self, act: writer::Act) -> Result<(), StoreError> {
        let (done, outcome) = oneshot::channel();
        self.commands
            .send(Command::Act(act, done))
            .map_err(|_| StoreError::Closed)?;
        outcome.await.map_err(|_| StoreError::Closed)?
    }

    /// Reads a board. Blocks.
    ///
    /// # Errors
    /// [`LoadError`], if anything of it is missing or damaged.
    pub fn load(&self, board: &BoardId) -> Result<StoredBoard, LoadError> {
        self.read(|connection| reader::load(connection, board))
    }

    /// Reads a board as it was before a record that is still in its log, or was the last that came out of it. Blocks.
    ///
    /// # Errors
    /// As [`Store::load`]; also if the record was put together with others long ago.
    pub(crate) fn load_before(
        &self,
        board: &BoardId,
        record: u64,
    ) -> Result<StoredBoard, LoadError> {
        self.read(|connection| reader::load_before(connection, board, record))
    }

    /// Reads what is good of a board. Blocks.
    ///
    /// # Errors
    /// [`LoadError`], if there is no such board, or it cannot be read.
    pub fn load_until_damage(&self, board: &BoardId) -> Result<Found, LoadError> {
        let (stored, wrong) =
            self.read(|connection| reader::load_until_damage(connection, board))?;
        Ok(Found { stored, wrong })
    }

    /// Puts the records of a board together into a snapshot. Blocks; gives the snapshot's size in bytes.
    ///
    /// # Errors
    /// [`CompactionError`]; everything is as it was before then.
    pub fn compact(&self, stored: &StoredBoard) -> Result<usize, CompactionError> {
        let snapshot = compaction::snapshot(stored)?;
        let board = &stored.id;
        let bytes = snapshot.data.len();
        let (done, outcome) = oneshot::channel();
        self.commands
            .send(Command::PutSnapshot(board.clone(), snapshot, done))
            .map_err(|_| StoreError::Closed)?;
        outcome.blocking_recv().map_err(|_| StoreError::Closed)??;
        Ok(bytes)
    }

    /// What the relay counts.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Bytes of the database and of its write-ahead log on the disk.
    pub(crate) fn bytes(&self) -> (u64, u64) {
        let length = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        let log = self.database.with_extension("db-wal");
        (length(&self.database), length(&log))
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

/// The machine's clock, in seconds since 1970.
pub(crate) fn now_seconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

/// Reads a board from a data folder that a relay may be using at this moment. Blocks.
///
/// # Errors
/// [`LoadError`], if there is no such folder or board, or if anything of it is missing or damaged.
pub fn read_beside(folder: &Path, board: &BoardId) -> Result<StoredBoard, LoadError> {
    let mut connection = schema::open_for_reading(&folder.join(DATABASE))?;
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
