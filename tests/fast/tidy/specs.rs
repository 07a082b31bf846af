//! Each crate's SPEC.md numbers its rules, and tests are named after the rules they prove.

use std::collections::BTreeSet;

use super::breaches::Breaches;
use super::tree::{self, SourceFile};

const CRATES: [&str; 7] = [
    "board", "workshop", "scene", "editor", "collab", "export", "import",
];

#[test]
fn every_crate_writes_down_its_rules() {
    let mut breaches = Breaches::new(
        "write crates/NAME/SPEC.md: one numbered rule a line or paragraph, beginning with its id \
         (`B7`), in the words of whoever relies on it",
    );
    let specs = tree::files(&["SPEC.md"]);
    for name in CRATES {
        let path = format!("crates/{name}/SPEC.md");
        match specs.iter().find(|file| file.path == path) {
            Some(spec) if rule_ids(&spec.text).is_empty() => breaches.add(path, "has no rule"),
            Some(_) => {}
            None => breaches.add(path, "is missing"),
        }
    }
    breaches.none();
}

#[test]
fn tests_name_rules_that_exist() {
    let mut breaches = Breaches::new(
        "a test called b7_… proves rule B7: write that rule into the crate's SPEC.md, or name \
         the test after the rule it proves",
    );
    let known: BTreeSet<String> = tree::files(&["SPEC.md"])
        .iter()
        .flat_map(|spec| rule_ids(&spec.text))
        .collect();
    for (file, rule, name) in tests_of_rules() {
        if !known.contains(&rule) {
            breaches.add(file, format!("fn {name}: no SPEC.md has rule {rule}"));
        }
    }
    breaches.none();
}

#[test]
fn no_rule_is_numbered_twice() {
    let mut breaches = Breaches::new("give the younger rule the next free number");
    let mut seen = BTreeSet::new();
    for spec in tree::files(&["SPEC.md"]) {
        for (line, text) in spec.numbered_lines() {
            if let Some(rule) = rule_at_start(text)
                && !seen.insert(rule.clone())
            {
                breaches.add(format!("{}:{line}", spec.path), rule);
            }
        }
    }
    breaches.none();
}

#[test]
fn every_rule_is_proven_by_a_test() {
    let mut breaches = Breaches::new(
        "write a test whose name begins with the rule's id in small letters (`fn b7_…`); a rule \
         that no test can prove is a wish: take it out",
    );
    let proven: BTreeSet<String> = tests_of_rules()
        .into_iter()
        .map(|(_, rule, _)| rule)
        .collect();
    for spec in tree::files(&["SPEC.md"]) {
        for rule in rule_ids(&spec.text) {
            if !proven.contains(&rule) {
                breaches.add(&spec.path, format!("no test proves {rule}"));
            }
        }
    }
    breaches.none();
}

/// Every test named after a rule: its file, the rule, its name.
fn tests_of_rules() -> Vec<(String, String, String)> {
    tree::files(&[".rs"])
        .iter()
        .flat_map(|file| {
            test_names(file)
                .into_iter()
                .map(|name| (file.path.clone(), name))
        })
        .filter_map(|(path, name)| Some((path, rule_of_test(&name)?, name)))
        .collect()
}

fn test_names(file: &SourceFile) -> Vec<String> {
    file.text
        .lines()
        .filter_map(|line| {
            let line = line.trim_start();
            let line = line.strip_prefix("pub ").unwrap_or(line);
            let line = line.strip_prefix("async ").unwrap_or(line);
            let rest = line.strip_prefix("fn ")?;
            Some(rest.split(['(', '<']).next()?.to_owned())
        })
        .collect()
}

/// `b12_text_merges` proves `B12`.
fn rule_of_test(name: &str) -> Option<String> {
    let (head, _) = name.split_once('_')?;
    as_rule_id(&head.to_uppercase()).filter(|_| head.chars().all(|c| !c.is_uppercase()))
}

/// The ids of the rules in a specification, in order.
fn rule_ids(spec: &str) -> Vec<String> {
    spec.lines().filter_map(rule_at_start).collect()
}

/// The id with which a line begins, whatever markup stands before it.
fn rule_at_start(line: &str) -> Option<String> {
    let line = line.trim_start_matches([' ', '#', '*', '-', '|', '[', '`']);
    let end = line
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(line.len());
    as_rule_id(&line[..end])
}

fn as_rule_id(word: &str) -> Option<String> {
    let digits = word.strip_prefix(|c: char| c.is_ascii_uppercase())?;
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| word.to_owned())
}
