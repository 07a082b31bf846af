//! Both languages say the same things.

use std::collections::{BTreeMap, BTreeSet};

use super::breaches::Breaches;
use super::tree;

type Texts = BTreeMap<String, String>;

const ADVICE: &str = "give app/locales/ja.json and app/locales/en.json the same keys in the same \
                      order, with the same {places} in each text";

#[test]
fn both_languages_have_every_text() {
    let mut breaches = Breaches::new(ADVICE);
    let (ja, en) = (read("ja"), read("en"));
    assert!(!ja.is_empty(), "app/locales/ja.json has no text");
    for key in ja.keys().filter(|key| !en.contains_key(*key)) {
        breaches.add("app/locales/en.json", format!("lacks {key}"));
    }
    for key in en.keys().filter(|key| !ja.contains_key(*key)) {
        breaches.add("app/locales/ja.json", format!("lacks {key}"));
    }
    for (key, text) in &ja {
        let Some(other) = en.get(key) else { continue };
        if places(text) != places(other) {
            breaches.add(key, format!("{:?} and {:?}", places(text), places(other)));
        }
        for (locale, text) in [("ja", text), ("en", other)] {
            if text.trim().is_empty() {
                breaches.add(
                    format!("app/locales/{locale}.json"),
                    format!("{key} is empty"),
                );
            }
        }
    }
    breaches.none();
}

#[test]
fn texts_are_sorted_by_key() {
    let mut breaches = Breaches::new(ADVICE);
    for locale in ["ja", "en"] {
        let path = format!("app/locales/{locale}.json");
        let keys = keys_as_written(&std::fs::read_to_string(tree::root().join(&path)).unwrap());
        for pair in keys.windows(2).filter(|pair| pair[0] >= pair[1]) {
            breaches.add(&path, format!("{} stands before {}", pair[0], pair[1]));
        }
    }
    breaches.none();
}

#[test]
fn japanese_texts_are_japanese() {
    let mut breaches = Breaches::new(
        "translate the text; a name that is the same in both languages (SVG, PNG) is fine",
    );
    let (ja, en) = (read("ja"), read("en"));
    for (key, text) in &ja {
        let words = text.split_whitespace().count();
        if words > 2 && en.get(key) == Some(text) {
            breaches.add(key, text);
        }
    }
    breaches.none();
}

fn read(locale: &str) -> Texts {
    let path = tree::root().join(format!("app/locales/{locale}.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names in braces of a text.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .collect()
}

/// Keys in the order of the file: one pair a line.
fn keys_as_written(json: &str) -> Vec<String> {
    json.lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split_once("\":"))
        .map(|(key, _)| key.to_owned())
        .collect()
}
