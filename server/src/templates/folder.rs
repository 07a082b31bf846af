//! The files of the relay's owner: `DIR/*.json` are templates, `DIR/packs/*.json` packs.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use workshop::TEMPLATE_BYTES_MAX;

/// The most files that are read.
const FILES_MAX: usize = 500;

/// What a file is to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Template,
    Pack,
}

/// A file that was read.
#[derive(Debug)]
pub(super) struct OwnFile {
    pub kind: Kind,
    /// Its name, for messages.
    pub name: String,
    pub text: String,
}

/// All files of the folder, in the order of their names, templates first. One that cannot be read, or is too large, is
/// logged and left out.
///
/// # Errors
/// The folder itself cannot be read.
pub(super) fn read(folder: &Path) -> io::Result<Vec<OwnFile>> {
    let mut files = Vec::new();
    read_all(folder, Kind::Template, &mut files)?;
    let packs = folder.join("packs");
    if packs.is_dir() {
        read_all(&packs, Kind::Pack, &mut files)?;
    }
    Ok(files)
}

fn read_all(folder: &Path, kind: Kind, files: &mut Vec<OwnFile>) -> io::Result<()> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json") && path.is_file());
    paths.sort();
    for path in paths {
        let name = path.display().to_string();
        if files.len() == FILES_MAX {
            tracing::warn!(
                max = FILES_MAX,
                file = name,
                "too many templates: this file and those after it are not served"
            );
            break;
        }
        match read_text(&path) {
            Ok(text) => files.push(OwnFile { kind, name, text }),
            Err(error) => tracing::warn!(file = name, %error, "not served: it cannot be read"),
        }
    }
    Ok(())
}

/// One byte more than a template may have is enough for its reader to say so.
fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let most = TEMPLATE_BYTES_MAX as u64 + 1;
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    // Cut off inside a character, it is too large all the same.
    text.push_str(&String::from_utf8_lossy(&bytes));
    Ok(text)
}
