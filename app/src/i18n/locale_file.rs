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
///
/// Files are sorted by key, as `Text` is (a test holds them to it), so a text is found by its number.
pub fn texts(locale: Locale) -> &'static [&'static str] {
    static JA: OnceLock<Vec<&str>> = OnceLock::new();
    static EN: OnceLock<Vec<&str>> = OnceLock::new();
    let (texts, source) = match locale {
        Locale::Ja => (&JA, include_str!(concat!(env!("OUT_DIR"), "/ja.txt"))),
        Locale::En => (&EN, include_str!(concat!(env!("OUT_DIR"), "/en.txt"))),
    };
    texts.get_or_init(|| source.split(SEPARATOR).collect())
}
