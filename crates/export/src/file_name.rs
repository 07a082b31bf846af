//! What a file is called.

use board::{Element, Locale, Snapshot};

use crate::Area;

/// How many characters of the title a file's name takes.
const CHARACTERS_MAX: usize = 60;

/// A name for an exported file: the canvas's title or the board's, made harmless for every file system, and the ending.
pub fn file_name(snapshot: &Snapshot, area: &Area, locale: Locale, ending: &str) -> String {
    let canvas = match area {
        Area::Canvas(id) => snapshot.element(id).and_then(Element::as_canvas),
        Area::Board | Area::Rect(_) => None,
    };
    let title = match canvas {
        Some(canvas) => canvas.label.get(locale),
        None => &snapshot.info().title,
    };
    harmless_name(title, ending)
}

/// A title as the name of a file.
pub(crate) fn harmless_name(title: &str, ending: &str) -> String {
    let harmless: String = title
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            character if character.is_control() || character.is_whitespace() => ' ',
            character => character,
        })
        .take(CHARACTERS_MAX)
        .collect();
    let stem = harmless.trim_matches(|character| matches!(character, ' ' | '.'));
    let stem = if stem.is_empty() { "board" } else { stem };
    format!("{stem}.{ending}")
}
