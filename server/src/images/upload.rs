//! A picture that is arriving.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use board::limits::IMAGE_BYTES_MAX;
use board::{BoardId, ContentHash, ImageHeader};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;
use tokio::task::spawn_blocking;

use super::space::FILE_BYTES_MIN;
use super::{HEAD_BYTES, INCOMING, ImageError, Images, sync_folder};

/// A picture that is arriving. Dropped before it is whole it leaves nothing.
pub(crate) struct Upload {
    images: Images,
    board: BoardId,
    path: PathBuf,
    file: tokio::fs::File,
    hasher: Sha256,
    head: Vec<u8>,
    length: u64,
    /// Bytes of the board's space that are taken for it.
    taken: Taken,
}

/// A picture that is stored.
#[derive(Debug)]
pub(crate) struct Kept {
    /// What it is.
    pub header: ImageHeader,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// Part of a board's space, given back when dropped.
struct Taken {
    images: Images,
    board: BoardId,
    bytes: u64,
}

impl Taken {
    fn grow_to(&mut self, bytes: u64) -> Result<(), ImageError> {
        let more = bytes.saturating_sub(self.bytes);
        if more > 0 {
            let folder = self.images.folder_of(&self.board);
            let space = &self.images.inner.space;
            space.take(&self.board, &folder, more)?;
            self.bytes += more;
        }
        Ok(())
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.images.inner.space.give_back(&self.board, self.bytes);
    }
}

impl Upload {
    pub(super) async fn begin(
        images: Images,
        board: BoardId,
        number: u64,
    ) -> Result<Self, ImageError> {
        let incoming = images.inner.folder.join(INCOMING);
        let path = incoming.join(number.to_string());
        let mut taken = Taken {
            images: images.clone(),
            board: board.clone(),
            bytes: 0,
        };
        let (file, taken) = spawn_blocking({
            let path = path.clone();
            move || {
                std::fs::create_dir_all(&incoming)?;
                taken.grow_to(FILE_BYTES_MIN)?;
                Ok::<_, ImageError>((std::fs::File::create(path)?, taken))
            }
        })
        .await
        .map_err(io::Error::from)??;
        Ok(Self {
            images,
            board,
            path,
            file: file.into(),
            hasher: Sha256::new(),
            head: Vec::new(),
            length: 0,
            taken,
        })
    }

    /// Takes the next bytes.
    ///
    /// # Errors
    /// [`ImageError::TooLarge`], [`ImageError::BoardFull`], [`ImageError::Disk`].
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<(), ImageError> {
        self.length += bytes.len() as u64;
        if self.length > IMAGE_BYTES_MAX as u64 {
            return Err(ImageError::TooLarge {
                max: IMAGE_BYTES_MAX,
            });
        }
        self.taken.grow_to(self.length)?;
        self.hasher.update(bytes);
        let room = HEAD_BYTES - self.head.len();
        self.head.extend(bytes.iter().take(room));
        Ok(self.file.write_all(bytes).await?)
    }

    /// Checks what arrived, and stores it. When this returns it is durable.
    ///
    /// # Errors
    /// [`ImageError`].
    pub(crate) async fn finish(mut self, expected: &ContentHash) -> Result<Kept, ImageError> {
        let digest: [u8; 32] = std::mem::take(&mut self.hasher).finalize().into();
        let found = ContentHash::from_bytes(&digest);
        if found != *expected {
            return Err(ImageError::WrongHash { found });
        }
        let header = ImageHeader::read(&self.head).ok_or(ImageError::NotAPicture)?;
        if header.is_too_large() {
            let [width, height] = header.pixels;
            return Err(ImageError::TooManyPixels { width, height });
        }
        self.file.flush().await?;
        self.file.sync_all().await?;
        let from = self.path.clone();
        let folder = self.images.folder_of(&self.board);
        let to = self.images.path(&self.board, expected);
        let inner = Arc::clone(&self.images.inner);
        let is_new = spawn_blocking(move || place(&inner.naming, &from, &folder, &to))
            .await
            .map_err(io::Error::from)??;
        if is_new {
            // It stays: its space is not given back.
            self.taken.bytes = 0;
        }
        Ok(Kept { header, is_new })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        // Once it is stored there is nothing of that name any more.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Gives a whole file its name, durably. Gives whether there was none of that name: of two people who bring the same
/// picture at once one gets there first.
fn place(naming: &Mutex<()>, from: &Path, folder: &Path, to: &Path) -> io::Result<bool> {
    std::fs::create_dir_all(folder)?;
    let is_new = {
        let _held = naming.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = !to.try_exists()?;
        std::fs::rename(from, to)?;
        is_new
    };
    // The folders above as well, every time: whoever made them may have failed to, and nobody would know.
    for above in folder.ancestors().take(3) {
        sync_folder(above)?;
    }
    Ok(is_new)
}
