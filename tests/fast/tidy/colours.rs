//! Colours exist only as tokens, and every painter has the same ones.

use std::collections::BTreeMap;

use board::{Ink, NoteColor};
use scene::Theme;

use super::breaches::Breaches;
use super::tree::{self, SourceFile};

/// Where a colour may be written down.
const TOKEN_FILES: [&str; 3] = [
    "style/tokens.css",
    "style/theme-light.css",
    "style/theme-dark.css",
];

#[test]
fn colours_are_written_only_as_tokens() {
    let mut breaches = Breaches::new(
        "give the colour a name in style/theme-light.css and style/theme-dark.css and use \
         var(--name) here",
    );
    for file in tree::files_below(&["style"], &[".css"]) {
        if TOKEN_FILES.contains(&file.path.as_str()) {
            continue;
        }
        for (line, text) in file.numbered_lines() {
            for colour in colours(text) {
                breaches.add(format!("{}:{line}", file.path), colour);
            }
        }
    }
    breaches.none();
}

#[test]
fn both_themes_have_the_same_tokens() {
    let mut breaches =
        Breaches::new("a colour by day needs one by night: add the token to the other theme");
    let (light, dark) = (theme("light"), theme("dark"));
    assert!(!light.is_empty(), "style/theme-light.css has no token");
    for name in light.keys().filter(|name| !dark.contains_key(*name)) {
        breaches.add("style/theme-dark.css", format!("lacks {name}"));
    }
    for name in dark.keys().filter(|name| !light.contains_key(*name)) {
        breaches.add("style/theme-light.css", format!("lacks {name}"));
    }
    breaches.none();
}

#[test]
fn the_canvas_is_painted_in_the_tokens_colours() {
    let mut breaches = Breaches::new(
        "crates/scene/src/palette.rs and style/theme-light.css, style/theme-dark.css name the same \
         colours, as the canvas is painted with the one and its surroundings with the other: give \
         both the same value",
    );
    for (name, painted) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        let (palette, tokens) = (painted.palette(), theme(name));
        let notes =
            NoteColor::ALL.map(|color| (format!("--note-{}", color.token()), palette.note(color)));
        let board = [
            ("--canvas", palette.surface),
            ("--note-text", palette.note_text),
            ("--note-edge", palette.note_border),
        ];
        // Only the canvas has these, unless a style sheet comes to need them too.
        let canvas = [
            ("--grid-dot", palette.grid),
            ("--cell", palette.canvas_fill),
            ("--cell-edge", palette.cell_border),
            ("--cell-band", palette.canvas_band),
        ];
        let canvas = canvas
            .into_iter()
            .filter(|(token, _)| tokens.contains_key(*token));
        let named = board.into_iter().chain(canvas);
        let named = named.map(|(token, painted)| (token.to_owned(), painted));
        let inks = Ink::ALL
            .iter()
            .map(|ink| (format!("--ink-{}", ink.token()), palette.ink(*ink)));
        for (token, painted) in notes.into_iter().chain(inks).chain(named) {
            let painted = painted.css().to_string();
            match tokens.get(&token) {
                Some(styled) if *styled == painted => {}
                styled => breaches.add(
                    format!("style/theme-{name}.css"),
                    format!("{token} is {styled:?}, the scene's palette has {painted}"),
                ),
            }
        }
    }
    breaches.none();
}

#[test]
fn tokens_in_use_exist() {
    let mut breaches = Breaches::new(
        "the property falls back to nothing, which nobody sees in a review: correct the name or \
         add the token",
    );
    let files = tree::files_below(&["style"], &[".css"]);
    let rust = tree::files_below(&["app/src"], &[".rs"]);
    for file in &files {
        for (line, text) in file.numbered_lines() {
            for name in used_tokens(text) {
                let declared = files.iter().any(|file| declares(file, name));
                // Set by the app on one element, as a position or a measure.
                let set_by_app = rust.iter().any(|file| file.text.contains(name));
                if !declared && !set_by_app {
                    breaches.add(format!("{}:{line}", file.path), format!("var({name})"));
                }
            }
        }
    }
    breaches.none();
}

#[test]
fn every_colour_token_is_used() {
    let mut breaches = Breaches::new(
        "nothing looks at this token: take it out of both themes, or use it where its colour is meant",
    );
    let users = tree::files_below(&["style", "app"], &[".css", ".rs", ".html", ".js"]);
    for token in theme("light").keys() {
        let used = users.iter().any(|file| {
            file.text.contains(&format!("var({token}"))
                || (file.path.ends_with(".rs") && file.text.contains(token.as_str()))
        });
        // Notes' and lines' colours are named by the colour, put together where they are used.
        if !used && !token.starts_with("--note-") && !token.starts_with("--ink-") {
            breaches.add("style/theme-light.css", token);
        }
    }
    breaches.none();
}

/// The custom properties of a theme with their values.
fn theme(name: &str) -> BTreeMap<String, String> {
    let path = tree::root().join(format!("style/theme-{name}.css"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut tokens = BTreeMap::new();
    for declaration in text.split([';', '{', '}']) {
        let Some((name, value)) = declaration.split_once(':') else {
            continue;
        };
        // A comment may stand before the name. A later block repeats what a waiting page needs.
        if let Some(name) = name.split_whitespace().last()
            && name.starts_with("--")
        {
            let value = value.trim().to_owned();
            tokens.entry(name.to_owned()).or_insert(value);
        }
    }
    tokens
}

fn declares(file: &SourceFile, token: &str) -> bool {
    file.text
        .match_indices(token)
        .any(|(at, _)| file.text[at + token.len()..].trim_start().starts_with(':'))
}

fn used_tokens(line: &str) -> impl Iterator<Item = &str> {
    line.split("var(").skip(1).filter_map(|rest| {
        let name = rest.trim_start();
        name.starts_with("--")
            .then(|| name.split([',', ')', ' ']).next())
            .flatten()
    })
}

/// Colours written out in a line of a style sheet.
fn colours(line: &str) -> Vec<&str> {
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab("];
    let written = functions
        .into_iter()
        .filter(|function| line.contains(function));
    line.match_indices('#')
        .filter_map(|(at, _)| {
            let digits = line[at + 1..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
                .map_or(&line[at + 1..], |end| &line[at + 1..at + 1 + end]);
            let is_colour = [3, 4, 6, 8].contains(&digits.len())
                && digits.chars().all(|c| c.is_ascii_hexdigit());
            is_colour.then(|| &line[at..at + 1 + digits.len()])
        })
        .chain(written)
        .collect()
}
