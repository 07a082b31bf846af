//! The locale files against each other and against the list of texts.

use std::collections::BTreeSet;

use board::Locale;
use serde_json::{Map, Value};

use super::{Text, fill, locale_file, text_in};

fn file(locale: Locale) -> Map<String, Value> {
    serde_json::from_str(locale_file::source(locale)).expect("the locale file is JSON")
}

/// The names in braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[test]
fn every_locale_has_exactly_the_keys_of_text() {
    locale_file::learn(locale_file::later);
    assert!(
        Text::KEYS.is_sorted(),
        "keys.rs is sorted by key, or texts are not found"
    );
    for locale in [Locale::Ja, Locale::En] {
        let keys: Vec<String> = file(locale).keys().cloned().collect();
        assert_eq!(keys, Text::KEYS, "{}.json", locale.tag());
        for (text, (key, wanted)) in Text::ALL.iter().zip(file(locale)) {
            assert_eq!(
                text_in(locale, *text),
                wanted,
                "{}.json: {key}",
                locale.tag()
            );
        }
    }
}

#[test]
fn translations_have_the_same_placeholders() {
    locale_file::learn(locale_file::later);
    for &text in Text::ALL {
        let (ja, en) = (text_in(Locale::Ja, text), text_in(Locale::En, text));
        assert_eq!(placeholders(ja), placeholders(en), "{text:?}");
        assert!(!ja.trim().is_empty() && !en.trim().is_empty(), "{text:?}");
    }
}

#[test]
fn texts_are_found_by_key() {
    assert_eq!(Text::from_key("command.undo"), Some(Text::CommandUndo));
    let starts = ["command.", "group.", "reason."];
    for (key, text) in Text::KEYS.iter().zip(Text::ALL) {
        let is_named = starts.iter().any(|start| key.starts_with(start));
        assert_eq!(Text::from_key(key) == Some(*text), is_named, "{key}");
    }
    assert_eq!(Text::from_key("no.such.text"), None);
    assert_eq!(text_in(Locale::Ja, Text::RoleViewer), "閲覧者");
}

#[test]
fn a_value_that_looks_like_a_placeholder_stays_as_it_is() {
    assert_eq!(
        fill(
            "{title} – {n} of {n}, {other",
            &[("title", "{n}"), ("n", "3")]
        ),
        "{n} – 3 of 3, {other"
    );
}
