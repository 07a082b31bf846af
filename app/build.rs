//! Turns the locale files into the bare texts in the order of their keys: the app finds a text by its number and needs
//! no parser for them. The names of the texts come from the keys. What only the later parts of the program show goes to
//! a file of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Between two texts; a control character that no text holds.
const SEPARATOR: &str = "\u{1f}";

/// The texts of the first load: their keys begin like this. What else is asked for before the later texts have come is
/// empty and fills itself.
const FIRST: &[&str] = &[
    "action.close",
    "action.retry",
    "announce.",
    "app.",
    "board.",
    "chrome.",
    "color.",
    "command.insert_",
    "command.keep_tool",
    "command.new_note",
    "command.redo",
    "command.tool_",
    "command.undo",
    "connection.",
    "error.storage",
    "error.unreachable",
    "kind.",
    "problem.",
    "reason.nothing_to_",
    "tool.",
];

/// Of those, what is said at length comes later where its keys begin with the first and end with the second.
const DETAILS: (&str, &str) = ("connection.", "_detail");

/// Texts that are looked for by a name made at run time have keys that begin like this.
const BY_NAME: &[&str] = &["command.", "group.", "reason."];

fn main() -> Result<(), Box<dyn Error>> {
    // For scripts/split.mjs, which cuts the program into the files that are loaded when they are needed.
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let out = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", folder.display());
    for name in ["ja", "en"] {
        let file = folder.join(format!("{name}.json"));
        let source = fs::read_to_string(&file)?;
        let texts: BTreeMap<String, String> =
            serde_json::from_str(&source).map_err(|error| format!("{name}.json: {error}"))?;
        if texts.values().any(|text| text.contains(SEPARATOR)) {
            return Err(format!("{name}.json: a text holds a control character").into());
        }
        let out = Path::new(&out);
        fs::write(out.join("texts.rs"), names(texts.keys()))?;
        fs::write(out.join("named.rs"), hashes(texts.keys())?)?;
        // Numbers are the same in both files: each is empty where the other has the text.
        for (end, is_first) in [("", true), ("-later", false)] {
            let kept = texts.iter().map(|(key, text)| match is_in_first(key) {
                here if here == is_first => text.as_str(),
                _ => "",
            });
            let kept: Vec<&str> = kept.collect();
            fs::write(out.join(format!("{name}{end}.txt")), kept.join(SEPARATOR))?;
        }
    }
    Ok(())
}

fn is_in_first(key: &str) -> bool {
    let (start, end) = DETAILS;
    FIRST.iter().any(|first| key.starts_with(first))
        && !(key.starts_with(start) && key.ends_with(end))
}

/// What `Text::from_key` looks in: short hashes of the keys, side by side where their texts' numbers are, and where each
/// such run begins. The keys themselves would be many times as long. The hashes differ by what they begin with, which is
/// chosen so that none is there twice.
fn hashes<'a>(keys: impl Iterator<Item = &'a String>) -> Result<String, Box<dyn Error>> {
    let named: Vec<(usize, &String)> = keys
        .enumerate()
        .filter(|(_, key)| BY_NAME.iter().any(|start| key.starts_with(start)))
        .collect();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (place, (number, _)) in named.iter().enumerate() {
        let follows = place > 0
            && named
                .get(place - 1)
                .is_some_and(|(before, _)| before + 1 == *number);
        if !follows {
            runs.push((place, *number));
        }
    }
    for start in 0..u16::MAX {
        let hashes: Vec<u16> = named
            .iter()
            .map(|(_, key)| short_hash(start, key))
            .collect();
        let different: BTreeSet<u16> = hashes.iter().copied().collect();
        if different.len() == hashes.len() {
            return Ok(format!(
                "const START: u16 = {start};\nconst HASHES: &[u16] = &{hashes:?};\n\
                 const RUNS: &[(usize, usize)] = &{runs:?};\n"
            ));
        }
    }
    Err("there are too many names for hashes as short as this".into())
}

include!("src/i18n/fnv.rs");

/// The list that `src/i18n/keys.rs` declares the texts by: `ActionCopy = 0 "action.copy",` and so on. Whether both
/// languages have the same keys is for a test to find.
fn names<'a>(keys: impl Iterator<Item = &'a String>) -> String {
    let lines = keys.enumerate().map(|(number, key)| {
        let words = key.split(['.', '_']).map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        });
        format!("    {} = {number} {key:?},\n", words.collect::<String>())
    });
    format!("texts! {{\n{}}}\n", lines.collect::<String>())
}
