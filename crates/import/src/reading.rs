//! Which format a file has, by its first bytes and its fields: a name can be wrong.

use board::ElementKind;
use serde_json::Value;

use crate::head::Head;
use crate::inflating::is_archive;
use crate::limits::{ELEMENTS_MAX, FILE_BYTES_MAX, OBJECTS_MAX, VALUES_MAX};
use crate::{ImportError, Imported, Loss, archive, excalidraw, json, table, tldraw};

/// Reads a file. `name` is what it is called: only tables need it, as any text could be one.
///
/// # Errors
/// [`ImportError`], if nothing of it can be had.
pub fn read(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    if bytes.len() > FILE_BYTES_MAX {
        let (bytes, max) = (bytes.len(), FILE_BYTES_MAX);
        return Err(ImportError::TooLarge { bytes, max });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    let mut imported = if is_archive(bytes) {
        archive::archive(bytes)?
    } else {
        text_file(name, bytes)?
    };
    let stored = imported.elements.iter();
    let count = stored.filter(|element| !element.is_slot()).count();
    if count > ELEMENTS_MAX {
        let max = ELEMENTS_MAX;
        return Err(ImportError::TooMany { count, max });
    }
    if count == 0 && imported.comments.is_empty() {
        return Err(ImportError::Empty);
    }
    imported.title = titled(&imported.title);
    if imported.title.is_empty() {
        imported.title = titled(stem(name));
    }
    if imported.source == crate::Source::Board {
        // JSON names pictures and holds none.
        let pictures = imported.elements.iter();
        let is_picture = |kind: &ElementKind| matches!(kind, ElementKind::Image(_));
        let count = pictures.filter(|element| is_picture(&element.kind)).count();
        for _ in 0..count {
            imported.losses.note(Loss::NoPicture);
        }
    }
    Ok(imported)
}

/// Reads anything but an archive.
pub(crate) fn text_file(name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    // Windows' programs write a mark before the text.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if !matches!(first, Some(b'{' | b'[')) {
        return if is_called(name, &["csv", "tsv", "txt"]) {
            table::table(bytes)
        } else {
            Err(ImportError::UnknownFormat)
        };
    }
    let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
    let [objects, values] = counted(bytes);
    if values > VALUES_MAX {
        let max = VALUES_MAX;
        return Err(ImportError::TooMuch { values, max });
    }
    if head.is_ours() {
        return json::board(bytes);
    }
    if objects > OBJECTS_MAX {
        let (values, max) = (objects, OBJECTS_MAX);
        return Err(ImportError::TooMuch { values, max });
    }
    let file: Value = serde_json::from_slice(bytes).map_err(damaged)?;
    if excalidraw::is_drawing(&file) {
        excalidraw::drawing(&file)
    } else if tldraw::is_document(&file) {
        tldraw::document(&file)
    } else {
        Err(ImportError::UnknownFormat)
    }
}

fn damaged(error: serde_json::Error) -> ImportError {
    ImportError::Damaged(error.to_string())
}

/// Objects, and values of any kind, counted by what begins them and what stands between them.
fn counted(bytes: &[u8]) -> [usize; 2] {
    bytes
        .iter()
        .fold([0, 0], |[objects, values], byte| match byte {
            b'{' => [objects + 1, values + 1],
            b'[' | b',' => [objects, values + 1],
            _ => [objects, values],
        })
}

fn is_called(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// A file's name without folders and ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A text as a title: one line, without what cannot be seen, and no longer than a title may be.
fn titled(text: &str) -> String {
    let one_line = text.chars().filter_map(|character| match character {
        '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        character if character.is_control() => None,
        character => Some(character),
    });
    let title: String = one_line.take(board::limits::TITLE_CHARACTERS_MAX).collect();
    title.trim().to_owned()
}
