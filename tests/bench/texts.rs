//! A board's text with real Japanese on every note: the project's own words, 40 to 120 characters a note.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

/// As `window.bench.make` lays them out.
const SIDE: usize = 200;
const STEP: usize = 220;
const COLORS: [&str; 4] = ["yellow", "pink", "blue", "green"];

/// The text for `window.bench.load`.
pub fn japanese(count: usize) -> String {
    let sentences = sentences();
    let columns = (count as f64).sqrt().ceil().max(1.0) as usize;
    let mut next = 0;
    let notes = (0..count).map(|index| {
        let wanted = 40 + (index * 37) % 81;
        let mut text = String::new();
        while text.chars().count() < wanted {
            text.push_str(&sentences[next % sentences.len()]);
            next += 1;
        }
        let text: String = text.chars().take(wanted).collect();
        json!({
            "x": (index % columns) * STEP,
            "y": (index / columns) * STEP,
            "width": SIDE,
            "height": SIDE,
            "color": COLORS[index / 5 % COLORS.len()],
            "text": text,
        })
    });
    Value::Array(notes.collect()).to_string()
}

/// The texts of the interface that are whole sentences.
fn sentences() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/locales/ja.json");
    let texts: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut found = Vec::new();
    collect(&texts, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) if text.contains('。') => found.push(text.clone()),
        Value::Object(entries) => entries.values().for_each(|entry| collect(entry, found)),
        _ => {}
    }
}
