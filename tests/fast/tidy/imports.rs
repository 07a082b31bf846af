//! Who may name what, by the source itself.

use super::breaches::Breaches;
use super::rust_code::{code_only, names};
use super::tree::{self, SourceFile};

/// Reaching for the world: clocks, files, sockets, threads, the browser, chance.
const IMPURE: [&str; 15] = [
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "Instant::now",
    "SystemTime::now",
    "web_sys::",
    "js_sys::",
    "wasm_bindgen::",
    "tokio::",
    "rand::",
    "getrandom::",
    "leptos::",
];

#[test]
fn pure_crates_do_not_reach_for_the_world() {
    let mut breaches = Breaches::new(
        "let the caller pass it in: the time in milliseconds, the id, the bytes, the random \
         number. A pure crate gives the same answer for the same values, on every machine and \
         in every test",
    );
    let sources = tree::files_below(&["crates"], &[".rs"]);
    for file in sources.iter().filter(|file| !is_for_tests(file)) {
        for (line, text) in numbered_code(file) {
            for word in IMPURE.into_iter().filter(|word| names(&text, word)) {
                breaches.add(format!("{}:{line}", file.path), format!("names {word}"));
            }
        }
    }
    breaches.none();
}

#[test]
fn only_the_board_names_yrs() {
    let mut breaches = Breaches::new(
        "ask the `board` crate for what you need, in its own types; add it there if it is \
         missing, so that the document's library can be replaced in one crate",
    );
    let sources = tree::files_below(&["crates", "app", "server"], &[".rs"]);
    for file in &sources {
        if file.is_below("crates/board") || file.is_below("crates/collab") || is_for_tests(file) {
            continue;
        }
        for (line, text) in numbered_code(file) {
            if names(&text, "yrs::") {
                breaches.add(format!("{}:{line}", file.path), "names yrs");
            }
        }
    }
    breaches.none();
}

#[test]
fn editor_and_signals_meet_only_in_the_bridge() {
    let mut breaches = Breaches::new(
        "let the view read a signal of app/src/bridge and send an input or a command; what it \
         lacks is added to the bridge",
    );
    for file in tree::files_below(&["app/src"], &[".rs"]) {
        if file.path == "app/src/bridge.rs" || file.is_below("app/src/bridge") {
            continue;
        }
        let code = code_only(&file.text);
        if names(&code, "editor::") && names(&code, "leptos::") {
            breaches.add(&file.path, "names the editor as well as leptos");
        }
    }
    breaches.none();
}

/// The code of a file up to its tests, line by line.
fn numbered_code(file: &SourceFile) -> Vec<(usize, String)> {
    code_only(&file.text)
        .lines()
        .enumerate()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .map(|(index, line)| (index + 1, line.to_owned()))
        .collect()
}

/// Whether a file is only compiled for tests, benches, or as a tool beside the crate.
fn is_for_tests(file: &SourceFile) -> bool {
    let folders = ["/tests/", "/examples/", "/benches/", "/testing/"];
    let names = ["tests.rs", "testing.rs", "build.rs"];
    folders.iter().any(|folder| file.path.contains(folder)) || names.contains(&file.name())
}
