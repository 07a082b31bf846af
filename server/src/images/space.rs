//! How much the pictures of each board take up.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use board::BoardId;

use super::ImageError;

/// What the smallest file takes up on a disk, in bytes.
pub(super) const FILE_BYTES_MIN: u64 = 4_096;

/// Bytes taken up by each board's pictures, with those that are just arriving.
pub(super) struct Space {
    max: u64,
    /// Boards that got a picture since the relay started; the folder tells what was there before.
    taken: Mutex<HashMap<BoardId, u64>>,
}

impl Space {
    pub(super) fn new(max: u64) -> Self {
        Self {
            max,
            taken: Mutex::default(),
        }
    }

    /// Takes `bytes` for a board whose pictures lie in `folder`. Blocks, the first time for each board.
    pub(super) fn take(
        &self,
        board: &BoardId,
        folder: &Path,
        bytes: u64,
    ) -> Result<(), ImageError> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = match taken.entry(board.clone()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(stored_in(folder)?),
        };
        if sum.saturating_add(bytes) > self.max {
            return Err(ImageError::BoardFull { max: self.max });
        }
        *sum += bytes;
        Ok(())
    }

    /// Gives back what was taken.
    pub(super) fn give_back(&self, board: &BoardId, bytes: u64) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sum) = taken.get_mut(board) {
            *sum = sum.saturating_sub(bytes);
        }
    }
}

/// What a board's folder holds; nothing if there is none.
fn stored_in(folder: &Path) -> io::Result<u64> {
    let files = match std::fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    files
        .map(|file| Ok(file?.metadata()?.len().max(FILE_BYTES_MIN)))
        .sum()
}
