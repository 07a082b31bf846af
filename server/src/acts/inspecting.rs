//! Whether what was written down can be read.

use std::io;
use std::path::Path;

use super::segment::{self, Piece};
use super::shelf::volume_name;

/// What the files of what happened hold.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inspection {
    /// How many files there are, of all boards.
    pub files: usize,
    /// Changes that can be told.
    pub changes: usize,
    /// Files of which the rest is missing in the list, each as `BOARD/NUMBER`. No board is concerned.
    pub damaged: Vec<String>,
}

/// Reads what happened on all boards below a data folder, or in a backup of one. A file that a relay is writing at this
/// moment may seem to be damaged at its end. Blocks.
///
/// # Errors
/// The disk's.
pub fn inspect(data: &Path) -> io::Result<Inspection> {
    let mut inspection = Inspection::default();
    for (board, folder) in entries(&data.join(super::FOLDER))? {
        for (name, path) in entries(&folder)? {
            if volume_name(&name).is_none() {
                continue;
            }
            let mut whole = 0;
            let mut changes = 0;
            let read = segment::read(&path, &mut |piece, bytes| {
                whole += bytes;
                changes += usize::from(matches!(piece, Piece::Change(_)));
                true
            });
            let length = read.and_then(|()| std::fs::metadata(&path));
            match length {
                Ok(file) => {
                    inspection.files += 1;
                    inspection.changes += changes;
                    if file.len() > whole {
                        inspection.damaged.push(format!("{board}/{name}"));
                    }
                }
                // The relay has thrown it away meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(inspection)
}

/// The names in a folder, in order, and where they are; none if there is no such folder.
fn entries(folder: &Path) -> io::Result<Vec<(String, std::path::PathBuf)>> {
    let listed = match std::fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in listed {
        let entry = entry?;
        // Names that are no Unicode are not ours.
        if let Ok(name) = entry.file_name().into_string() {
            found.push((name, entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::entry::Entry;
    use super::*;

    #[test]
    fn v241_what_of_the_acts_cannot_be_read_is_counted_and_named() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(inspect(data.path()).unwrap(), Inspection::default());
        let folder = data.path().join("acts/spring");
        std::fs::create_dir_all(&folder).unwrap();
        let entry = |number| Entry {
            number,
            at: 1_795_338_330_123,
            connection: 7,
            who: "花".to_owned(),
            update: [1, 2, 3].into(),
        };
        let [good, cut] = [1, 2].map(|number| folder.join(format!("{number:020}")));
        for path in [&good, &cut] {
            segment::begin(path, [&[5; 20][..]].into_iter()).unwrap();
            segment::add(path, &[entry(1), entry(2)]).unwrap();
        }
        let bytes = std::fs::read(&cut).unwrap();
        std::fs::write(&cut, bytes.get(..bytes.len() - 1).unwrap()).unwrap();
        // What is none of ours.
        std::fs::write(folder.join("00000000000000000009.new"), "half").unwrap();
        std::fs::write(data.path().join("acts/note"), "text").unwrap();
        let found = inspect(data.path()).unwrap();
        assert_eq!((found.files, found.changes), (2, 3));
        assert_eq!(found.damaged, ["spring/00000000000000000002"]);
    }
}
