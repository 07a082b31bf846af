//! Turns the locale files into the bare texts in the order of their keys: the app finds a text by its number and needs
//! no parser for them. The names of the texts come from the keys.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// Between two texts; a control character that no text holds.
const SEPARATOR: &str = "\u{1f}";

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
        fs::write(Path::new(&out).join("texts.rs"), names(texts.keys()))?;
        let texts: Vec<String> = texts.into_values().collect();
        fs::write(
            Path::new(&out).join(format!("{name}.txt")),
            texts.join(SEPARATOR),
        )?;
    }
    Ok(())
}

/// The list that `src/i18n/keys.rs` declares the texts by: `ActionCopy = "action.copy",` and so on. Whether both
/// languages have the same keys is for a test to find.
fn names<'a>(keys: impl Iterator<Item = &'a String>) -> String {
    let lines = keys.map(|key| {
        let words = key.split(['.', '_']).map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        });
        format!("    {} = {key:?},\n", words.collect::<String>())
    });
    format!("texts! {{\n{}}}\n", lines.collect::<String>())
}
