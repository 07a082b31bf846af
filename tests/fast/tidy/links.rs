//! What the documents point at is there.

use std::path::Path;

use super::breaches::Breaches;
use super::tree::{self, SourceFile};

/// Folders of the project by which a path in a text is known as one.
const FOLDERS: [&str; 9] = [
    "app/",
    "crates/",
    "server/",
    "style/",
    "templates/",
    "tests/",
    "docs/",
    "scripts/",
    ".ci/",
];

/// What a build makes: named in the documents, but not in a fresh clone.
const MADE: [&str; 3] = ["app/dist", "target", "data"];

#[test]
fn links_of_documents_resolve() {
    let mut breaches = Breaches::new("correct the link, or write the file it points at");
    for file in documents() {
        let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
        for (line, text) in file.numbered_lines() {
            for target in link_targets(text) {
                let path = target.split('#').next().unwrap_or(target);
                if path.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                    continue;
                }
                if !tree::root().join(folder).join(path).exists() {
                    breaches.add(
                        format!("{}:{line}", file.path),
                        format!("links to {target}"),
                    );
                }
            }
        }
    }
    breaches.none();
}

#[test]
fn files_that_documents_name_exist() {
    let mut breaches = Breaches::new(
        "the document tells of a file that is not there: correct its path, or the document",
    );
    for file in documents() {
        for (line, text) in file.numbered_lines() {
            for path in named_paths(text) {
                if !tree::root().join(path).exists() {
                    breaches.add(format!("{}:{line}", file.path), format!("names {path}"));
                }
            }
        }
    }
    breaches.none();
}

fn documents() -> Vec<SourceFile> {
    tree::files(&[".md"])
}

/// The targets of `[text](target)` and `![text](target)`.
fn link_targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.split_whitespace().next())
}

/// Paths in backticks that start with a folder of the project and hold no place holder.
fn named_paths(line: &str) -> impl Iterator<Item = &str> {
    line.split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| FOLDERS.iter().any(|folder| word.starts_with(folder)))
        .filter(|word| !MADE.iter().any(|made| word.starts_with(made)))
        .filter(|word| !word.contains(['*', '{', '<', ' ', '…', '$', '(', ':']))
        .filter(|word| !word.contains("NAME") && !word.contains("node_modules"))
}
