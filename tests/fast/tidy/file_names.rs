//! A file is named after the one thing in it.

use super::breaches::Breaches;
use super::tree;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 9] = [
    "utils", "util", "helpers", "helper", "common", "misc", "shared", "types", "stuff",
];

#[test]
fn file_names_say_what_is_inside() {
    let mut breaches = Breaches::new(
        "name the file after the one thing in it; if that is hard, it holds several: split it. \
         A module with parts is `name.rs` beside the folder `name/`",
    );
    for file in tree::files(&[".rs", ".css", ".js", ".mjs", ".sh"]) {
        if file.name() == "mod.rs" {
            breaches.add(&file.path, "mod.rs");
        }
        for part in file.path.split('/') {
            let stem = part.split('.').next().unwrap_or(part);
            if EMPTY_NAMES.contains(&stem) {
                breaches.add(&file.path, format!("`{stem}` says nothing"));
            }
        }
    }
    breaches.none();
}
