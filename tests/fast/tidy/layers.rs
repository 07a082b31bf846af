//! Who may know whom, by the manifests: the arrows of the architecture point down.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::breaches::Breaches;
use super::tree;

/// Which of our crates each of them may depend on.
const MAY_KNOW: [(&str, &[&str]); 10] = [
    ("board", &[]),
    ("workshop", &["board"]),
    ("scene", &["board"]),
    ("collab", &["board"]),
    ("editor", &["board", "workshop", "scene"]),
    ("export", &["board", "workshop", "scene"]),
    ("import", &["board"]),
    (
        "server",
        &["board", "collab", "export", "import", "scene", "workshop"],
    ),
    (
        "app",
        &[
            "board", "workshop", "scene", "editor", "collab", "export", "import",
        ],
    ),
    (
        "tests",
        &[
            "board", "workshop", "scene", "editor", "collab", "export", "import", "server",
        ],
    ),
];

/// Binaries: nothing but the tests may depend on them, not even in a test.
const TOPS: [&str; 2] = ["app", "server"];

/// Crates of others that only some of ours may depend on.
const RESERVED: [(&str, &[&str]); 6] = [
    ("yrs", &["board", "collab", "tests"]),
    ("leptos", &["app"]),
    ("web-sys", &["app"]),
    ("tokio", &["server", "tests"]),
    ("axum", &["server", "tests"]),
    ("rusqlite", &["server", "tests"]),
];

struct Dependency {
    name: String,
    in_tests_only: bool,
}

#[test]
fn dependencies_point_down() {
    let mut breaches = Breaches::new(
        "move the code that needs the other crate up to a crate that may know both, or hand what \
         is needed down as a value. The arrows stand in docs/architecture.md; a new one is a \
         decision, written there and in tests/fast/tidy/layers.rs",
    );
    let allowed: BTreeMap<&str, &[&str]> = MAY_KNOW.into();
    let packages = packages();
    let ours: BTreeSet<&String> = packages.keys().collect();
    for (package, dependencies) in &packages {
        let Some(may_know) = allowed.get(package.as_str()) else {
            breaches.add(package, "has no place in the list of layers");
            continue;
        };
        for dependency in dependencies {
            let name = dependency.name.as_str();
            if !ours.contains(&dependency.name) || may_know.contains(&name) || name == package {
                continue;
            }
            if dependency.in_tests_only && !TOPS.contains(&name) {
                continue;
            }
            breaches.add(package, format!("may not depend on {name}"));
        }
    }
    breaches.none();
}

#[test]
fn the_big_dependencies_stay_where_they_belong() {
    let mut breaches = Breaches::new(
        "use what our own crate for it offers (`board` for the document, the app for the browser, \
         the server for sockets and files), and remove the line from the crate's Cargo.toml",
    );
    for (package, dependencies) in packages() {
        for dependency in &dependencies {
            for (reserved, owners) in RESERVED {
                if dependency.name == reserved && !owners.contains(&package.as_str()) {
                    breaches.add(
                        &package,
                        format!("may not depend on {reserved}; only {owners:?} may"),
                    );
                }
            }
        }
    }
    breaches.none();
}

/// Each package of the workspace with its dependencies, as cargo reads the manifests.
fn packages() -> BTreeMap<String, Vec<Dependency>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(tree::root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap();
            let dependencies = dependencies
                .iter()
                .map(|dependency| Dependency {
                    name: dependency["name"].as_str().unwrap().to_owned(),
                    in_tests_only: dependency["kind"] == "dev",
                })
                .collect();
            (package["name"].as_str().unwrap().to_owned(), dependencies)
        })
        .collect()
}
