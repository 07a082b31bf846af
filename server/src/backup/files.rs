//! Copying files so that they stay.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Bytes read at a time.
const PIECE: usize = 256 * 1024;

/// Copies a file, makes it durable, and gives the SHA-256 of what was copied. Folders are made. The copy is as old as the
/// file, where the disk can say so: what is kept for a day is not kept for longer because it was copied.
pub(super) fn copy(from: &Path, to: &Path) -> io::Result<String> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut target = File::create(to)?;
    let sum = read_through(from, &mut |piece| target.write_all(piece))?;
    let changed = std::fs::metadata(from).and_then(|file| file.modified());
    if let Ok(changed) = changed {
        let _ = target.set_modified(changed);
    }
    target.sync_all()?;
    Ok(sum)
}

/// The SHA-256 of a file, in hexadecimal digits.
pub(super) fn hash(path: &Path) -> io::Result<String> {
    read_through(path, &mut |_| Ok(()))
}

fn read_through(path: &Path, each: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; PIECE];
    loop {
        let length = file.read(&mut buffer)?;
        let Some(piece) = buffer.get(..length).filter(|piece| !piece.is_empty()) else {
            break;
        };
        hasher.update(piece);
        each(piece)?;
    }
    Ok(hex(&hasher.finalize()))
}

/// Makes a file or a folder's entries durable.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// The names in a folder, in order; none if there is no such folder. Names that are no Unicode are not ours.
pub(super) fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Removes a folder with everything in it, if it is there.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}
