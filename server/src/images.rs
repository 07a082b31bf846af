//! The pictures of boards on disk: one file each, named by the SHA-256 of its bytes, in a folder for each board.
//!
//! ```text
//! DATA/images/BOARD/HASH      a picture, whole and checked
//! DATA/images/.incoming/N     one that is just arriving; thrown away when the relay starts
//! ```
//!
//! They are files, not rows of the database: a row of 20 MB would go through the write-ahead log, and everybody's
//! changes would wait for its fsync. A file is written beside, synced, and gets its name last; so whatever has a name
//! is whole, and what was answered with 201 survives a power cut. A file never changes, so backups need no lock.
//!
//! The same picture on two boards is stored twice: what opens a board opens its folder and nothing else.

mod error;
mod space;
mod upload;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use board::{BoardId, ContentHash, ImageHeader};
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _};

pub(crate) use error::ImageError;
use space::Space;
pub(crate) use upload::{Kept, Upload};

/// The folder within the data folder.
pub(crate) const FOLDER: &str = "images";
/// Where pictures that are arriving lie.
const INCOMING: &str = ".incoming";
/// How much of a file is looked at for its kind and size.
const HEAD_BYTES: usize = 1024 * 1024;

/// The pictures of all boards. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Images {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    space: Space,
    uploads: AtomicU64,
    /// Held while a picture gets its name.
    naming: Mutex<()>,
}

/// A stored picture, opened.
pub(crate) struct Opened {
    /// At its beginning.
    pub file: tokio::fs::File,
    /// Its length in bytes.
    pub length: u64,
    /// What it is.
    pub header: ImageHeader,
}

impl Images {
    /// The pictures below a data folder whose lock is held. `bytes_per_board` is what the pictures of one board may
    /// take up.
    pub(crate) fn open(data: &Path, bytes_per_board: u64) -> Self {
        let folder = folder_in(data);
        match std::fs::remove_dir_all(folder.join(INCOMING)) {
            Ok(()) => tracing::info!("threw away pictures that had not arrived whole"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => tracing::warn!(%error, "pictures that had not arrived whole stay"),
        }
        Self {
            inner: Arc::new(Inner {
                folder,
                space: Space::new(bytes_per_board),
                uploads: AtomicU64::new(0),
                naming: Mutex::new(()),
            }),
        }
    }

    /// Begins to take a picture in.
    ///
    /// # Errors
    /// [`ImageError::BoardFull`], [`ImageError::Disk`].
    pub(crate) async fn begin(&self, board: &BoardId) -> Result<Upload, ImageError> {
        let number = self.inner.uploads.fetch_add(1, Ordering::Relaxed);
        Upload::begin(self.clone(), board.clone(), number).await
    }

    /// Opens a board's picture; `None` if the board has none with that hash.
    ///
    /// # Errors
    /// The disk's; also for a file that is no picture any more.
    pub(crate) async fn get(
        &self,
        board: &BoardId,
        hash: &ContentHash,
    ) -> io::Result<Option<Opened>> {
        let mut file = match tokio::fs::File::open(self.path(board, hash)).await {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let length = file.metadata().await?.len();
        let mut head = Vec::new();
        (&mut file)
            .take(HEAD_BYTES as u64)
            .read_to_end(&mut head)
            .await?;
        file.rewind().await?;
        let header = ImageHeader::read(&head)
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "the file is damaged"))?;
        Ok(Some(Opened {
            file,
            length,
            header,
        }))
    }

    /// Reads a board's picture, for exports. Blocks.
    pub(crate) fn bytes(&self, board: &BoardId, hash: &ContentHash) -> Option<Vec<u8>> {
        std::fs::read(self.path(board, hash)).ok()
    }

    fn path(&self, board: &BoardId, hash: &ContentHash) -> PathBuf {
        path_of(&self.inner.folder, board, hash)
    }

    fn folder_of(&self, board: &BoardId) -> PathBuf {
        self.inner.folder.join(board.as_str())
    }
}

/// Reads a picture from a data folder that a relay may be using at this moment. Blocks.
pub fn read_beside(data: &Path, board: &BoardId, hash: &ContentHash) -> Option<Vec<u8>> {
    std::fs::read(path_of(&folder_in(data), board, hash)).ok()
}

fn folder_in(data: &Path) -> PathBuf {
    data.join(FOLDER)
}

/// Board ids and hashes have no characters that mean something in a path.
fn path_of(folder: &Path, board: &BoardId, hash: &ContentHash) -> PathBuf {
    folder.join(board.as_str()).join(hash.as_str())
}

/// A new name is only as durable as its entry in the folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}
