//! One idea a file.

use super::breaches::Breaches;
use super::tree;

/// Lines that a file may have, empty ones and comments included.
const LINES_MAX: usize = 400;

/// Files that are a table or a list, with the reason why it is better whole.
const TABLES: [(&str, &str); 0] = [];

#[test]
fn files_stay_small() {
    let mut breaches = Breaches::new(
        "split the file where an interface runs through it, not by counting; a table that is \
         better whole goes to TABLES in tests/fast/tidy/file_sizes.rs with its reason",
    );
    let sources = tree::files(&[".rs", ".css", ".js", ".mjs", ".sh"]);
    for file in &sources {
        let lines = file.text.lines().count();
        let is_table = TABLES.iter().any(|(path, _)| *path == file.path);
        if lines > LINES_MAX && !is_table {
            breaches.add(
                &file.path,
                format!("{lines} lines, {LINES_MAX} are allowed"),
            );
        }
    }
    for (path, _) in TABLES {
        if !sources.iter().any(|file| file.path == path) {
            breaches.add(path, "is listed as a table, but does not exist");
        }
    }
    breaches.none();
}
