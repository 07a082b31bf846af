//! The list of a backup's files, in the format of `sha256sum`: 64 digits, two spaces, a name.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::Path;

use board::{BoardId, ContentHash};

use super::{BackupError, disk, files};
use crate::checkpoints::CheckpointId;
use crate::store;

const NAME: &str = "SHA256SUMS";

/// Names of files below the backup's folder, and their SHA-256.
#[derive(Default)]
pub(super) struct Sums {
    of: BTreeMap<String, String>,
}

impl Sums {
    pub(super) fn add(&mut self, name: &str, sum: &str) {
        self.of.insert(name.to_owned(), sum.to_owned());
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.of.keys().map(String::as_str)
    }

    pub(super) fn of(&self, name: &str) -> Option<&str> {
        self.of.get(name).map(String::as_str)
    }

    /// Reads every file and compares.
    pub(super) fn verify(&self, folder: &Path) -> Result<(), BackupError> {
        for (name, sum) in &self.of {
            let changed = || BackupError::Changed { name: name.clone() };
            match files::hash(&folder.join(name)) {
                Ok(found) if found == *sum => {}
                Ok(_) => return Err(changed()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(changed()),
                Err(error) => return Err(disk(&folder.join(name))(error)),
            }
        }
        Ok(())
    }

    /// Writes the list, durable, with its name last.
    pub(super) fn write(&self, folder: &Path) -> Result<(), BackupError> {
        let (path, draft) = (folder.join(NAME), folder.join("SHA256SUMS.part"));
        let lines: String = self
            .of
            .iter()
            .map(|(name, sum)| format!("{sum}  {name}\n"))
            .collect();
        let written = || {
            let mut file = std::fs::File::create(&draft)?;
            file.write_all(lines.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&draft, &path)?;
            files::sync(folder)
        };
        written().map_err(disk(&path))
    }

    /// Reads the list. Names that no backup has, ways out of the folder among them, are refused.
    pub(super) fn read(folder: &Path) -> Result<Self, BackupError> {
        let path = folder.join(NAME);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(BackupError::Unfinished {
                    folder: folder.to_owned(),
                });
            }
            Err(error) => return Err(disk(&path)(error)),
        };
        let mut sums = Self::default();
        for (line, text) in (1..).zip(text.lines()) {
            let (sum, name) = text
                .split_once("  ")
                .filter(|(sum, name)| ContentHash::parse(sum).is_some() && is_ours(name))
                .ok_or(BackupError::BadList { line })?;
            sums.add(name, sum);
        }
        if sums.of(store::DATABASE).is_none() {
            return Err(BackupError::BadList { line: 1 });
        }
        Ok(sums)
    }
}

fn is_ours(name: &str) -> bool {
    if name == store::DATABASE {
        return true;
    }
    let [folder, board, file] = *name.split('/').collect::<Vec<&str>>() else {
        return false;
    };
    let is_file = match folder {
        crate::images::FOLDER => ContentHash::parse(file).is_some(),
        crate::checkpoints::FOLDER => CheckpointId::parse(file).is_some(),
        crate::acts::FOLDER => crate::acts::volume_name(file).is_some(),
        _ => false,
    };
    is_file && BoardId::parse(board).is_some()
}
