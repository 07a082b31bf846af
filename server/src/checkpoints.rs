//! Checkpoints: how boards were at moments worth keeping.
//!
//! ```text
//! DATA/checkpoints/BOARD/ID       a line of JSON about it, then the board's state (Yjs update format 1), deflated
//! DATA/checkpoints/.incoming/N    one that is just being written; thrown away when the relay starts
//! ```
//!
//! Each is whole in itself and never changes, so restoring needs nothing else, and backups need no lock. They are made
//! of what is durable, off the room's task. What is restored from them is an edit of whoever restores: the relay never
//! puts a board back.

mod entry;
mod hourly;
mod retention;

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use board::{Board, BoardId, ClientNumber, Origin};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

pub(crate) use entry::{CheckpointId, Ended, Entry, Reason};
pub(crate) use hourly::watch;
pub use retention::Retention;

use crate::hex::hex;

/// Where checkpoints that are being written lie.
const INCOMING: &str = ".incoming";
/// The folder within the data folder.
pub(crate) const FOLDER: &str = "checkpoints";
/// The longest first line that is read.
const HEAD_BYTES_MAX: u64 = 64 * 1024;
/// The largest state that is unpacked.
const STATE_BYTES_MAX: u64 = 512 * 1024 * 1024;

/// The checkpoints of all boards. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Checkpoints {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    retention: Retention,
    written: AtomicU64,
    /// Held while one is named and others are thrown away.
    naming: Mutex<()>,
}

/// What somebody wants kept.
pub(crate) struct Wish {
    pub reason: Reason,
    pub name: String,
    /// Which step has ended, if one has.
    pub ended: Option<Ended>,
    pub by: String,
    /// How many elements came or went by what it was made before; 0 if that is not known.
    pub count: usize,
}

impl Checkpoints {
    /// The checkpoints below a data folder whose lock is held.
    pub(crate) fn open(data: &Path, retention: Retention) -> Self {
        let folder = data.join(FOLDER);
        if let Err(error) = std::fs::remove_dir_all(folder.join(INCOMING))
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "checkpoints that were not written whole stay");
        }
        Self {
            inner: Arc::new(Inner {
                folder,
                retention,
                written: AtomicU64::new(0),
                naming: Mutex::new(()),
            }),
        }
    }

    /// What is kept for how long.
    pub(crate) fn retention(&self) -> Retention {
        self.inner.retention
    }

    /// The board's checkpoints, newest first. One whose first line cannot be read is left out. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub(crate) fn list(&self, board: &BoardId) -> io::Result<Vec<Entry>> {
        let folder = self.folder_of(board);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut found = Vec::new();
        for file in entries {
            let name = file?.file_name();
            let Some(id) = name.to_str().and_then(CheckpointId::parse) else {
                continue;
            };
            match read_head(&folder.join(id.as_str())) {
                Ok((entry, _)) if entry.id == id => found.push(entry),
                Ok(_) | Err(_) => {
                    tracing::warn!(%board, checkpoint = id.as_str(), "a checkpoint is damaged");
                }
            }
        }
        found.sort_by(|a, b| b.id.cmp(&a.id));
        Ok(found)
    }

    /// Keeps a state, and throws away what has become too much. `None` if the newest checkpoint holds the same and
    /// nobody asked for this one by name. Blocks.
    ///
    /// # Errors
    /// The disk's, or that the state cannot be read.
    pub(crate) fn keep(
        &self,
        board: &BoardId,
        state: &[u8],
        wish: Wish,
    ) -> io::Result<Option<Entry>> {
        let sum = hex(&Sha256::digest(state));
        let known = self.list(board)?;
        let is_same = known.first().is_some_and(|newest| newest.sum == sum);
        if is_same && wish.reason != Reason::Named {
            return Ok(None);
        }
        let at = unix_millis();
        let entry = Entry {
            id: CheckpointId::new(at, getrandom::u64().map_err(io::Error::other)?),
            at,
            reason: wish.reason,
            name: wish.name,
            ended: wish.ended,
            by: wish.by,
            count: wish.count,
            elements: count(state)?,
            sum,
        };
        let folder = self.folder_of(board);
        std::fs::create_dir_all(&folder)?;
        let incoming = self.inner.folder.join(INCOMING);
        std::fs::create_dir_all(&incoming)?;
        let number = self.inner.written.fetch_add(1, Ordering::Relaxed);
        let half = incoming.join(number.to_string());
        write(&half, &entry, state)?;
        let _naming = self.naming();
        std::fs::rename(&half, folder.join(entry.id.as_str()))?;
        std::fs::File::open(&folder)?.sync_all()?;
        let mut all = known;
        all.insert(0, entry.clone());
        for id in self.inner.retention.too_much(&all, at) {
            std::fs::remove_file(folder.join(id.as_str()))?;
        }
        Ok(Some(entry))
    }

    /// A checkpoint's state; `None` if there is no such checkpoint. Blocks.
    ///
    /// # Errors
    /// The disk's, or that the file is damaged.
    pub(crate) fn state(&self, board: &BoardId, id: &CheckpointId) -> io::Result<Option<Vec<u8>>> {
        let (entry, rest) = match read_head(&self.folder_of(board).join(id.as_str())) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut state = Vec::new();
        DeflateDecoder::new(rest)
            .take(STATE_BYTES_MAX)
            .read_to_end(&mut state)?;
        if hex(&Sha256::digest(&state)) != entry.sum {
            return Err(damaged("its bytes have changed"));
        }
        Ok(Some(state))
    }

    /// Throws a checkpoint away; false if there is no such. Blocks.
    ///
    /// # Errors
    /// The disk's.
    pub(crate) fn remove(&self, board: &BoardId, id: &CheckpointId) -> io::Result<bool> {
        let _naming = self.naming();
        match std::fs::remove_file(self.folder_of(board).join(id.as_str())) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Board ids and checkpoint ids have no characters that mean something in a path.
    fn folder_of(&self, board: &BoardId) -> PathBuf {
        self.inner.folder.join(board.as_str())
    }

    fn naming(&self) -> MutexGuard<'_, ()> {
        self.inner
            .naming
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Milliseconds since 1970.
pub(crate) fn unix_millis() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    u64::try_from(since.map_or(Duration::ZERO, |since| since).as_millis()).unwrap_or(u64::MAX)
}

/// How many elements a state holds.
fn count(state: &[u8]) -> io::Result<usize> {
    let random = getrandom::u64().map_err(io::Error::other)?;
    let mut board = Board::new(ClientNumber::new(random));
    board
        .apply(state, Origin::Storage)
        .map_err(|error| damaged(&error.to_string()))?;
    Ok(board.element_count())
}

fn write(path: &Path, entry: &Entry, state: &[u8]) -> io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    let mut head = serde_json::to_vec(entry)?;
    head.push(b'\n');
    file.write_all(&head)?;
    let mut packed = DeflateEncoder::new(file, Compression::default());
    packed.write_all(state)?;
    packed.finish()?.sync_all()
}

/// What the first line says, and the file after it.
fn read_head(path: &Path) -> io::Result<(Entry, BufReader<std::fs::File>)> {
    let mut file = BufReader::new(std::fs::File::open(path)?);
    let mut line = Vec::new();
    (&mut file)
        .take(HEAD_BYTES_MAX)
        .read_until(b'\n', &mut line)?;
    let entry = serde_json::from_slice(&line).map_err(|error| damaged(&error.to_string()))?;
    Ok((entry, file))
}

fn damaged(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_owned())
}
