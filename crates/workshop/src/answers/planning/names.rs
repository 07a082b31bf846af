//! Finding rows, columns and lanes by what a text calls them.

use board::Label;

use super::ground::Line;
use crate::answers::{Target, fold, matcher, narrow};

/// The names that a column or a row goes by.
pub fn names_of(line: &Line<'_>) -> Vec<String> {
    let track = line.track;
    let named = track.named.as_ref();
    let all = match named {
        Some(Label { ja, en, .. }) => vec![ja.clone(), en.clone()],
        None if !track.text.trim().is_empty() => vec![track.text.clone()],
        None => vec![track.label.ja.clone(), track.label.en.clone()],
    };
    all.into_iter()
        .filter(|name| !name.trim().is_empty())
        .collect()
}

/// The one among `names` (each with its spellings) that a text means: the same but for widths, case and punctuation,
/// else the only one that begins with it or that it begins with, else the one that shares the most with it.
pub fn find(names: &[Vec<String>], text: &str) -> Option<usize> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return None;
    }
    if let Some(exact) = find_exact(names, text) {
        return Some(exact);
    }
    let begins = |name: &String| {
        let name = fold(name);
        !name.is_empty() && (name.starts_with(&wanted) || wanted.starts_with(&name))
    };
    let long_enough = wanted.chars().count() >= 2;
    let mut found = names
        .iter()
        .enumerate()
        .filter(|(_, names)| names.iter().any(begins));
    if long_enough
        && let Some((first, _)) = found.next()
        && found.next().is_none()
    {
        return Some(first);
    }
    let targets: Vec<Target> = names
        .iter()
        .map(|names| Target {
            key: String::new(),
            names: names.clone(),
        })
        .collect();
    matcher(&targets).closest(text)
}

/// The one among `names` that is the text, but for widths, case, kana and punctuation. Numbers alone count as they are.
pub fn find_exact(names: &[Vec<String>], text: &str) -> Option<usize> {
    let as_written = narrow(text);
    let as_written = as_written.trim();
    if as_written.is_empty() {
        return None;
    }
    let same = |name: &String| narrow(name).trim() == as_written;
    let exact = names.iter().position(|names| names.iter().any(same));
    // Folding drops the numbers of 解決策① to ⑥: what it leaves must be one's own.
    exact.or_else(|| {
        let wanted = fold(text);
        let is_it = |name: &String| !wanted.is_empty() && fold(name) == wanted;
        let mut found = names
            .iter()
            .enumerate()
            .filter(|(_, names)| names.iter().any(is_it));
        let (first, _) = found.next()?;
        found.next().is_none().then_some(first)
    })
}

/// Whether a template's name only holds a place: it counts (解決策①, Q1, 1人目) or says nothing.
pub fn is_placeholder(label: &Label) -> bool {
    let counts = |name: &str| {
        name.chars()
            .any(|c| c.is_ascii_digit() || ('①'..='⑳').contains(&c) || ('０'..='９').contains(&c))
    };
    let is_short = |name: &str| name.chars().count() <= 12;
    label.ja.trim().is_empty() || counts(&label.ja) && is_short(&label.ja)
}
