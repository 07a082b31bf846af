//! Where the files of what happened lie, and when they are thrown away.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use board::BoardId;

use super::KEPT;

/// Bytes of one board's files; beyond, the oldest go.
const BOARD_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The folder with everything.
#[derive(Clone)]
pub(super) struct Shelf {
    folder: PathBuf,
}

/// The name of a file of what happened, if `text` is one: a number of twenty digits. Nothing else can become part of a
/// path.
pub(crate) fn volume_name(text: &str) -> Option<String> {
    let is_name = text.len() == 20 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_name.then(|| text.to_owned())
}

/// A file.
pub(super) struct Volume {
    /// The number of its first change.
    pub first: u64,
    pub path: PathBuf,
}

impl Shelf {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where a board's file that begins with that change lies. Board ids have no characters that mean something in a path.
    pub(super) fn path(&self, board: &BoardId, first: u64) -> io::Result<PathBuf> {
        let folder = self.folder.join(board.as_str());
        std::fs::create_dir_all(&folder)?;
        Ok(folder.join(format!("{first:020}")))
    }

    /// A board's files, newest first.
    pub(super) fn volumes(&self, board: &BoardId) -> io::Result<Vec<Volume>> {
        volumes(&self.folder.join(board.as_str()))
    }

    /// Throws away what is too old, or too much, of one board.
    pub(super) fn tidy(&self, board: &BoardId) -> io::Result<()> {
        tidy(&self.folder.join(board.as_str()))
    }

    /// The same of all boards.
    pub(super) fn tidy_all(&self) -> io::Result<()> {
        let boards = match std::fs::read_dir(&self.folder) {
            Ok(boards) => boards,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for board in boards {
            tidy(&board?.path())?;
        }
        Ok(())
    }
}

fn volumes(folder: &Path) -> io::Result<Vec<Volume>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let first = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok());
        if let Some(first) = first {
            let path = entry.path();
            found.push(Volume { first, path });
        }
    }
    found.sort_by_key(|volume| std::cmp::Reverse(volume.first));
    Ok(found)
}

fn tidy(folder: &Path) -> io::Result<()> {
    let now = SystemTime::now();
    let mut bytes = 0;
    for (place, volume) in volumes(folder)?.into_iter().enumerate() {
        let file = std::fs::metadata(&volume.path)?;
        bytes += file.len();
        // A clock that was put back makes nothing old.
        let age = now.duration_since(file.modified()?).unwrap_or_default();
        if age > KEPT || bytes > BOARD_BYTES_MAX && place > 0 {
            std::fs::remove_file(&volume.path)?;
        }
    }
    Ok(())
}
