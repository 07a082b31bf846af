//! The texts of the locale files, compiled in by `build.rs` and taken apart when their language is first shown.

use std::sync::OnceLock;

use board::Locale;

/// Between two texts, as `build.rs` writes it.
const SEPARATOR: char = '\u{1f}';

/// The source of a language's texts.
#[cfg(test)]
pub const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Ja => include_str!("../../locales/ja.json"),
        Locale::En => include_str!("../../locales/en.json"),
    }
}

/// The texts of a language in the order of the keys.
pub type Texts = fn(Locale) -> &'static [&'static str];

static LEARNT: OnceLock<Texts> = OnceLock::new();

/// From now on the texts of the later parts are known, too. Says whether they were not before.
pub fn learn(later: Texts) -> bool {
    LEARNT.set(later).is_ok()
}

/// A text by its number. `None` while it is one of those that are not known yet.
///
/// Files are sorted by key, as `Text` is (a test holds them to it), so a text is found by its number.
pub fn text(locale: Locale, number: usize) -> Option<&'static str> {
    let at = |texts: Texts| {
        let text = texts(locale).get(number).copied();
        text.filter(|text| !text.is_empty())
    };
    at(first).or_else(|| at(*LEARNT.get()?))
}

/// The texts of the first load, and an empty one in place of each other.
fn first(locale: Locale) -> &'static [&'static str] {
    static JA: OnceLock<Vec<&str>> = OnceLock::new();
    static EN: OnceLock<Vec<&str>> = OnceLock::new();
    match locale {
        Locale::Ja => {
            JA.get_or_init(|| taken_apart(include_str!(concat!(env!("OUT_DIR"), "/ja.txt"))))
        }
        Locale::En => {
            EN.get_or_init(|| taken_apart(include_str!(concat!(env!("OUT_DIR"), "/en.txt"))))
        }
    }
}

/// The others. Whoever names this has them in the program.
pub fn later(locale: Locale) -> &'static [&'static str] {
    static JA: OnceLock<Vec<&str>> = OnceLock::new();
    static EN: OnceLock<Vec<&str>> = OnceLock::new();
    match locale {
        Locale::Ja => {
            JA.get_or_init(|| taken_apart(include_str!(concat!(env!("OUT_DIR"), "/ja-later.txt"))))
        }
        Locale::En => {
            EN.get_or_init(|| taken_apart(include_str!(concat!(env!("OUT_DIR"), "/en-later.txt"))))
        }
    }
}

fn taken_apart(source: &'static str) -> Vec<&'static str> {
    source.split(SEPARATOR).collect()
}
