//! Putting a backup into a data folder.
//!
//! Everything is copied and checked beside what is there, then moved into place. While that goes on a marker lies in
//! the folder, and no relay starts on it: after a power cut in between, an empty board list would look like a loss.
//! Restoring again then finishes it. What was in the folder is moved aside, never deleted.

use std::io;
use std::path::{Path, PathBuf};

use super::sums::Sums;
use super::{BackupError, Contents, contents, disk, files};
use crate::store::{self, DATABASE, FolderLock, RESTORING};

/// Where the copy is made.
const BESIDE: &str = ".restoring";
/// What belongs to a data folder, in the order in which it is moved.
const PARTS: [&str; 6] = [
    "nonet.db-wal",
    "nonet.db-shm",
    crate::images::FOLDER,
    crate::checkpoints::FOLDER,
    crate::acts::FOLDER,
    DATABASE,
];

/// How a backup is put back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RestoreOptions {
    /// Boards that are there already are moved aside.
    pub replace: bool,
    /// The boards get new histories: what browsers have that is newer is not to come back.
    pub roll_back: bool,
}

/// Puts the backup in `folder` into the data folder, which no relay may be using. Blocks.
///
/// # Errors
/// [`BackupError`]. Until everything has been copied and checked the data folder is as it was.
pub fn restore(
    folder: &Path,
    data: &Path,
    options: RestoreOptions,
) -> Result<Contents, BackupError> {
    restore_in_steps(folder, data, options, &mut |_| Ok(()))
}

/// `before` hears of each step before it is done; its error ends everything there, as a power cut would.
pub(super) fn restore_in_steps(
    folder: &Path,
    data: &Path,
    options: RestoreOptions,
    before: &mut dyn FnMut(&'static str) -> io::Result<()>,
) -> Result<Contents, BackupError> {
    let mut step = |name| before(name).map_err(disk(data));
    let sums = Sums::read(folder)?;
    sums.verify(folder)?;
    let _lock = FolderLock::take(data)?;
    let marker = data.join(RESTORING);
    let occupied = PARTS.iter().any(|part| data.join(part).exists());
    if occupied && !options.replace && !marker.exists() {
        return Err(BackupError::Occupied {
            folder: data.to_owned(),
        });
    }

    step("copy")?;
    let beside = data.join(BESIDE);
    files::remove_folder(&beside).map_err(disk(&beside))?;
    for name in sums.names() {
        let copied = files::copy(&folder.join(name), &beside.join(name))
            .map_err(disk(&folder.join(name)))?;
        if sums.of(name) != Some(copied.as_str()) {
            return Err(BackupError::Changed {
                name: name.to_owned(),
            });
        }
        step("copy on")?;
    }
    if options.roll_back {
        store::renew_incarnations(&beside.join(DATABASE))?;
    }
    let contents = contents(&beside, &sums)?;

    step("mark")?;
    std::fs::write(&marker, "A backup is being restored here.\n")
        .and_then(|()| files::sync(&marker))
        .and_then(|()| files::sync(data))
        .map_err(disk(&marker))?;
    step("move aside")?;
    let mut aside = None;
    for part in PARTS {
        let from = data.join(part);
        if from.exists() {
            let place = match &aside {
                Some(place) => place,
                None => aside.insert(free_place(data)?),
            };
            std::fs::rename(&from, place.join(part)).map_err(disk(&from))?;
            step("move aside on")?;
        }
    }
    for part in PARTS {
        let from = beside.join(part);
        if from.exists() {
            std::fs::rename(&from, data.join(part)).map_err(disk(&from))?;
            step("move in on")?;
        }
    }
    files::sync(data).map_err(disk(data))?;
    step("unmark")?;
    std::fs::remove_file(&marker)
        .and_then(|()| files::sync(data))
        .map_err(disk(&marker))?;
    files::remove_folder(&beside).map_err(disk(&beside))?;
    if let Some(aside) = aside {
        tracing::info!(folder = %aside.display(), "what was there has been moved aside");
    }
    Ok(contents)
}

/// A new folder for what was there.
fn free_place(data: &Path) -> Result<PathBuf, BackupError> {
    let mut number = 1_u32;
    loop {
        let place = data.join(format!("replaced-{number}"));
        match std::fs::create_dir(&place) {
            Ok(()) => return Ok(place),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(disk(&place)(error)),
        }
    }
}
