//! Documents without anything in them.

use board::Locale;

/// A document that says so if there is nothing in it: a file without a byte looks broken.
pub fn or_none(text: String, locale: Locale) -> Vec<u8> {
    let none = match locale {
        Locale::Ja => "(なし)\n",
        Locale::En => "(none)\n",
    };
    match text.is_empty() {
        true => none.into(),
        false => text.into_bytes(),
    }
}
