//! The locale files, compiled in and parsed when their language is first shown.

use std::sync::OnceLock;

use board::Locale;
use serde_json::{Map, Value};

/// The source of a language's texts.
pub const fn source(locale: Locale) -> &'static str {
    match locale {
        Locale::Ja => include_str!("../../locales/ja.json"),
        Locale::En => include_str!("../../locales/en.json"),
    }
}

/// The texts of a language in the order of the keys.
///
/// Files are sorted by key, as `Text` is (a test holds them to it), so a text is found by its number.
pub fn texts(locale: Locale) -> &'static [String] {
    static JA: OnceLock<Vec<String>> = OnceLock::new();
    static EN: OnceLock<Vec<String>> = OnceLock::new();
    let texts = match locale {
        Locale::Ja => &JA,
        Locale::En => &EN,
    };
    texts.get_or_init(|| parse(source(locale)))
}

fn parse(source: &str) -> Vec<String> {
    serde_json::from_str::<Map<String, Value>>(source)
        .unwrap_or_default()
        .into_iter()
        .map(|(_, text)| text.as_str().unwrap_or_default().to_owned())
        .collect()
}
