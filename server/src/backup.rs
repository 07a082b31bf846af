//! Backups: the database, the pictures, the checkpoints and what happened, of a data folder that a relay may be using.
//!
//! ```text
//! DIR/nonet.db              everything that was durable when the backup began, in one file
//! DIR/images/BOARD/HASH     the pictures
//! DIR/checkpoints/BOARD/ID  the checkpoints
//! DIR/acts/BOARD/NUMBER     what happened in the last 24 hours
//! DIR/SHA256SUMS            written last: a backup without it is unfinished. `sha256sum -c SHA256SUMS` reads it too
//! ```
//!
//! What happened is copied first: only what is durable is written down there, so the copied boards have all of it, and
//! no change that is made after a restoration can take the number of one that is told. Then the database: a picture is
//! stored before anything names it for others, so every picture that the copied boards show is there. [`restore()`] puts
//! a backup into a data folder.

mod files;
mod restore;
mod sums;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

use board::{BoardId, ContentHash};

pub use restore::{RestoreOptions, restore};
use sums::Sums;

use crate::checkpoints::CheckpointId;
use crate::store::{self, StoreError};

/// What a backup or a restored folder holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// Boards that can be opened.
    pub boards: usize,
    /// Pictures.
    pub pictures: usize,
    /// Checkpoints.
    pub checkpoints: usize,
    /// Files of what happened.
    pub acts: usize,
    /// Bytes altogether.
    pub bytes: u64,
    /// Boards that cannot be opened, and why. They are copied as they are.
    pub damage: Vec<String>,
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something is in the way.
    #[error("{} is not empty. A backup needs a folder of its own.", folder.display())]
    NotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no finished backup.
    #[error("{} holds no finished backup: it has no SHA256SUMS", folder.display())]
    Unfinished {
        /// The folder.
        folder: PathBuf,
    },
    /// The list of files cannot be read.
    #[error("line {line} of SHA256SUMS names no file of a backup")]
    BadList {
        /// Which line, from 1.
        line: usize,
    },
    /// A file is not what was backed up.
    #[error("{name} of the backup has changed or is missing; nothing was restored from it")]
    Changed {
        /// Its name in the backup.
        name: String,
    },
    /// There are boards already where it is to go.
    #[error(
        "{} holds boards already. Restore into another folder, or add --replace: what is there is then moved \
         aside, into a folder beside them.",
        folder.display()
    )]
    Occupied {
        /// The data folder.
        folder: PathBuf,
    },
    /// The disk says no.
    #[error("{}: {source}", path.display())]
    Disk {
        /// What was being read or written.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// For `map_err`: where it happened.
fn disk(path: &Path) -> impl FnOnce(io::Error) -> BackupError + use<> {
    let path = path.to_owned();
    move |source| BackupError::Disk { path, source }
}

/// Copies a data folder that a relay may be using into `folder`, which must be empty or missing, and reads everything
/// back. Blocks.
///
/// # Errors
/// [`BackupError`]; the folder holds no finished backup then.
pub fn back_up(data: &Path, folder: &Path) -> Result<Contents, BackupError> {
    std::fs::create_dir_all(folder).map_err(disk(folder))?;
    let mut present = std::fs::read_dir(folder).map_err(disk(folder))?;
    if present.next().is_some() {
        return Err(BackupError::NotEmpty {
            folder: folder.to_owned(),
        });
    }
    let mut sums = Sums::default();
    copy_all(data, folder, acts(data)?, &mut sums)?;
    let database = folder.join(store::DATABASE);
    store::copy_database(data, &database)?;
    files::sync(&database).map_err(disk(&database))?;
    sums.add(
        store::DATABASE,
        &files::hash(&database).map_err(disk(&database))?,
    );
    for (board, hash) in pictures(data)? {
        let name = format!("images/{board}/{}", hash.as_str());
        let (from, to) = (data.join(&name), folder.join(&name));
        let copied = files::copy(&from, &to).map_err(disk(&from))?;
        // A picture that the disk has changed is left out: it would be nobody's picture.
        if copied == hash.as_str() {
            sums.add(&name, &copied);
        } else {
            tracing::error!(picture = name, "has changed on the disk; left out");
            std::fs::remove_file(&to).map_err(disk(&to))?;
        }
    }
    copy_all(data, folder, checkpoints(data)?, &mut sums)?;
    sums.verify(folder)?;
    let contents = contents(folder, &sums)?;
    sums.write(folder)?;
    Ok(contents)
}

/// Copies files that the relay may throw away meanwhile.
fn copy_all(
    data: &Path,
    folder: &Path,
    names: Vec<String>,
    sums: &mut Sums,
) -> Result<(), BackupError> {
    for name in names {
        let (from, to) = (data.join(&name), folder.join(&name));
        match files::copy(&from, &to) {
            Ok(sum) => sums.add(&name, &sum),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(disk(&from)(error)),
        }
    }
    Ok(())
}

/// What a folder with these files holds.
fn contents(folder: &Path, sums: &Sums) -> Result<Contents, BackupError> {
    let inspection = store::inspect(&folder.join(store::DATABASE))?;
    let mut bytes = 0;
    for name in sums.names() {
        let path = folder.join(name);
        bytes += std::fs::metadata(&path).map_err(disk(&path))?.len();
    }
    let below = |folder: &str| {
        let names = sums.names();
        names.filter(|name| name.starts_with(folder)).count()
    };
    Ok(Contents {
        boards: inspection.boards,
        pictures: below(crate::images::FOLDER),
        checkpoints: below(crate::checkpoints::FOLDER),
        acts: below(crate::acts::FOLDER),
        bytes,
        damage: inspection.damage,
    })
}

/// The pictures of a data folder, whole ones only.
fn pictures(data: &Path) -> Result<Vec<(BoardId, ContentHash)>, BackupError> {
    files_of_boards(&data.join(crate::images::FOLDER), ContentHash::parse)
}

/// The names of a data folder's checkpoints, below it.
fn checkpoints(data: &Path) -> Result<Vec<String>, BackupError> {
    let folder = crate::checkpoints::FOLDER;
    let found = files_of_boards(&data.join(folder), CheckpointId::parse)?;
    let names = found.iter();
    Ok(names
        .map(|(board, id)| format!("{folder}/{board}/{}", id.as_str()))
        .collect())
}

/// The names of a data folder's files of what happened, below it.
fn acts(data: &Path) -> Result<Vec<String>, BackupError> {
    let folder = crate::acts::FOLDER;
    let found = files_of_boards(&data.join(folder), crate::acts::volume_name)?;
    let names = found.iter();
    Ok(names
        .map(|(board, name)| format!("{folder}/{board}/{name}"))
        .collect())
}

/// The files below `folder`, each in a folder of its board, whose names can be read.
fn files_of_boards<T>(
    folder: &Path,
    parse: fn(&str) -> Option<T>,
) -> Result<Vec<(BoardId, T)>, BackupError> {
    let mut found = Vec::new();
    for board in files::names_in(folder).map_err(disk(folder))? {
        let Some(id) = BoardId::parse(&board) else {
            continue;
        };
        let folder = folder.join(&board);
        let names = files::names_in(&folder).map_err(disk(&folder))?;
        let read = names.iter().filter_map(|name| parse(name));
        found.extend(read.map(|name| (id.clone(), name)));
    }
    Ok(found)
}
