//! Words that mean "not finished" have no place in what is committed.

use super::breaches::Breaches;
use super::tree;

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not contain them.
    let forbidden = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["to", "do!("].concat(),
        ["unimple", "mented!("].concat(),
        ["db", "g!("].concat(),
        ["console", ".log("].concat(),
    ];
    let mut breaches = Breaches::new(
        "do it now, or take it out and write it down where work is planned; a debug print goes",
    );
    for file in tree::files(&[
        ".rs", ".css", ".js", ".sh", ".toml", ".html", ".md", "Makefile",
    ]) {
        for (line, text) in file.numbered_lines() {
            for word in forbidden.iter().filter(|word| text.contains(word.as_str())) {
                breaches.add(format!("{}:{line}", file.path), word);
            }
        }
    }
    breaches.none();
}

#[test]
fn tests_wait_for_conditions() {
    let sleeping = ["sle", "ep("].concat();
    let mut breaches = Breaches::new(
        "wait for what the sleep was meant to give time to: tests::waiting::until looks again and \
         again, is done as soon as it can be, and says what it saw last",
    );
    // These two wait with a deadline.
    let waiting = ["tests/src/waiting.rs", "tests/src/chromium.rs"];
    for file in tree::files(&[".rs"]) {
        let is_test = file.is_below("tests") || file.path.contains("/tests");
        if !is_test || waiting.contains(&file.path.as_str()) {
            continue;
        }
        for (line, text) in file.numbered_lines() {
            if text.contains(&sleeping) {
                breaches.add(format!("{}:{line}", file.path), text.trim());
            }
        }
    }
    breaches.none();
}
