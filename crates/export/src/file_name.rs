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

/// A title as the name of a file: without what a file system refuses, what would be an option of a program, and what
/// would show the name in another order than it has.
pub(crate) fn harmless_name(title: &str, ending: &str) -> String {
    let mut stem = String::new();
    for character in title.chars().take(CHARACTERS_MAX) {
        match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => {
                if !stem.ends_with('-') {
                    stem.push('-');
                }
            }
            character if turns(character) => {}
            character if character.is_control() || character.is_whitespace() => stem.push(' '),
            character => stem.push(character),
        }
    }
    let stem = stem.trim_matches([' ', '.', '-']);
    let stem = if stem.is_empty() { "board" } else { stem };
    let mark = if is_device(stem) { "_" } else { "" };
    format!("{mark}{stem}.{ending}")
}

/// Whether a character turns the order of the letters after it, or marks the order of a whole text: `gpj.exe` shows as
/// `exe.jpg` behind one.
const fn turns(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether Windows takes the name for a device, whatever its ending.
fn is_device(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().trim_end();
    let numbered = |kind: &str| {
        let (start, number) = name.split_at_checked(3).unwrap_or_default();
        let mut number = number.chars();
        let is_one = matches!(number.next(), Some('0'..='9' | '¹' | '²' | '³'));
        start.eq_ignore_ascii_case(kind) && is_one && number.next().is_none()
    };
    let named = ["con", "prn", "aux", "nul"];
    named.iter().any(|device| name.eq_ignore_ascii_case(device))
        || numbered("com")
        || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x330_no_title_makes_a_name_that_a_file_system_refuses() {
        for (title, name) in [
            ("実践編 / 秋:2026?*\"<>|", "実践編 - 秋-2026.svg"),
            ("顧客\n調査\t1", "顧客 調査 1.svg"),
            ("../../etc/passwd", "etc-passwd.svg"),
            ("-rf", "rf.svg"),
            ("...", "board.svg"),
            ("", "board.svg"),
            ("\u{202e}gpj.exe", "gpj.exe.svg"),
            ("👩\u{200d}💻", "👩\u{200d}💻.svg"),
            ("CON", "_CON.svg"),
            ("nul.txt", "_nul.txt.svg"),
            ("com1", "_com1.svg"),
            ("LPT³", "_LPT³.svg"),
            ("COM10", "COM10.svg"),
            ("連絡", "連絡.svg"),
        ] {
            assert_eq!(harmless_name(title, "svg"), name, "{title:?}");
        }
        // With the longest letters it still fits into the 255 bytes of a name.
        let long = harmless_name(&"𠮷".repeat(200), "report.html");
        assert!(long.len() <= 255, "{} bytes", long.len());
    }
}
