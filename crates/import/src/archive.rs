//! Our own archives, as `export` packs them: `board.json`, and the pictures by their hashes. Everything else in them is
//! for people and other programs.

use std::collections::HashSet;

use board::{ContentHash, ElementKind};

use crate::inflating::{Entry, entries};
use crate::limits::{FILE_BYTES_MAX, UNPACKED_BYTES_MAX};
use crate::reading::text_file;
use crate::{ImportError, Imported, Loss, Picture, Source};

/// Reads an archive.
pub(crate) fn archive(bytes: &[u8]) -> Result<Imported, ImportError> {
    let entries = entries(bytes)?;
    let board = entries.iter().find(|entry| entry.name == "board.json");
    let written = board
        .ok_or(ImportError::NoBoard)?
        .unpack(FILE_BYTES_MAX as u64)?;
    let mut imported = text_file("board.json", &written)?;
    if imported.source != Source::Board {
        return Err(ImportError::NoBoard);
    }
    imported.source = Source::Archive;
    let leading_out = entries.iter().filter(|entry| leads_out(&entry.name));
    for _ in leading_out {
        imported.losses.note(Loss::Path);
    }
    take_pictures(
        &mut imported,
        &entries,
        UNPACKED_BYTES_MAX - written.len() as u64,
    )?;
    Ok(imported)
}

/// Nothing is ever written under an entry's name; this is said so that somebody looks where the file comes from.
fn leads_out(name: &str) -> bool {
    let is_absolute = name.starts_with(['/', '\\']) || name.get(1..2) == Some(":");
    is_absolute || name.split(['/', '\\']).any(|part| part == "..")
}

/// The pictures that the board names. A picture is what its bytes are, whatever it is called.
fn take_pictures(
    imported: &mut Imported,
    entries: &[Entry<'_>],
    mut left: u64,
) -> Result<(), ImportError> {
    let mut named: HashSet<ContentHash> = HashSet::new();
    for element in &imported.elements {
        if let ElementKind::Image(image) = &element.kind {
            named.insert(image.hash.clone());
        }
    }
    for entry in entries {
        let hash = entry.name.strip_prefix("pictures/");
        let hash = hash.and_then(|name| ContentHash::parse(name.get(..64)?));
        let Some(hash) = hash.filter(|hash| named.remove(hash)) else {
            continue;
        };
        let bytes = entry.unpack(left)?;
        left -= bytes.len() as u64;
        match Picture::of(bytes).filter(|picture| picture.hash == hash) {
            Some(picture) => {
                let picture = picture.undressed();
                if picture.hash != hash {
                    rename(imported, &hash, &picture.hash);
                }
                imported.pictures.push(picture);
            }
            None => imported.losses.note(Loss::BadPicture),
        }
    }
    for _ in named {
        imported.losses.note(Loss::NoPicture);
    }
    Ok(())
}

/// What the board names is under another name now.
fn rename(imported: &mut Imported, old: &ContentHash, new: &ContentHash) {
    for element in &mut imported.elements {
        if let ElementKind::Image(image) = &mut element.kind
            && image.hash == *old
        {
            image.hash = new.clone();
        }
    }
}
