//! What changed from one part of a workshop to the next, as a document.
//!
//! A canvas that was made to go on with knows the one it follows. Both are written as Markdown, and their sections are
//! compared line by line: what a person would read as added or gone.

mod between;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use board::{Element, Locale, Snapshot};

use crate::ExportError;
use crate::markdown::canvas_at_level;
use crate::markdown::escape::heading;
use crate::words::choose;

pub use between::changes_between;

/// The changes of every canvas that follows another one, canvas by canvas and cell by cell; empty if none does.
///
/// # Errors
/// [`ExportError`], as those of [`crate::markdown()`].
pub fn changes(snapshot: &Snapshot, locale: Locale) -> Result<String, ExportError> {
    let mut out = String::new();
    for new in snapshot.elements() {
        let followed = new.as_canvas().and_then(|canvas| canvas.follows.as_ref());
        let Some(old) = followed.and_then(|id| snapshot.element(id)) else {
            continue;
        };
        if out.is_empty() {
            let title = choose(locale, "変わったところ", "What changed");
            out.push_str(&format!("# {title}\n"));
        }
        let of = |element: &Element| canvas_at_level(snapshot, &element.id, locale, 2);
        pair((old, &of(old)?), (new, &of(new)?), locale, &mut out);
    }
    Ok(out)
}

fn pair(
    (old, before): (&Element, &str),
    (new, after): (&Element, &str),
    locale: Locale,
    out: &mut String,
) {
    let name = |element: &Element| {
        let label = element.as_canvas().map(|canvas| canvas.label.get(locale));
        label.unwrap_or_default().to_owned()
    };
    let (from, to) = (name(old), name(new));
    let title = if from == to {
        to
    } else {
        format!("{from} → {to}")
    };
    out.push('\n');
    out.push_str(&heading(2, &title));
    compare(before, after, locale, out);
}

/// What a person would read as added or gone between two texts, section by section.
fn compare(before: &str, after: &str, locale: Locale, out: &mut String) {
    let (before, after) = (sections(before), sections(after));
    let mut headings: Vec<&str> = after.iter().map(|section| section.heading).collect();
    let gone = before.iter().map(|section| section.heading);
    headings.extend(gone.filter(|one| after.iter().all(|section| section.heading != *one)));
    let nothing = out.len();
    for one in headings {
        let lines = |all: &[Section<'_>]| -> Vec<String> {
            let found = all.iter().filter(|section| section.heading == one);
            found.flat_map(|section| section.lines.clone()).collect()
        };
        let (before, after) = (lines(&before), lines(&after));
        let (gone, added) = (without(&before, &after), without(&after, &before));
        if gone.is_empty() && added.is_empty() {
            continue;
        }
        if !one.is_empty() {
            out.push_str(&format!("\n### {one}\n"));
        }
        out.push('\n');
        for (word, lines) in [
            (choose(locale, "追加", "added"), added),
            (choose(locale, "なくなった", "gone"), gone),
        ] {
            for line in lines {
                out.push_str(&format!("- {word}: {line}\n"));
            }
        }
    }
    if out.len() == nothing {
        let same = choose(locale, "変わったところはありません。", "Nothing changed.");
        out.push_str(&format!("\n{same}\n"));
    }
}

/// What stands under a heading; before the first one under an empty heading.
struct Section<'a> {
    heading: &'a str,
    lines: Vec<String>,
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections = vec![Section {
        heading: "",
        lines: Vec::new(),
    }];
    for line in text.lines() {
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        match marks {
            0 => {
                let words = line.trim_start_matches("- ").trim();
                let is_line = !words.is_empty() && !is_rule(words) && !is_nothing(words);
                if let Some(last) = sections.last_mut().filter(|_| is_line) {
                    last.lines.push(words.to_owned());
                }
            }
            // The canvas's own title, which is above both.
            2 => {}
            _ => sections.push(Section {
                heading: line.get(marks..).unwrap_or_default().trim(),
                lines: Vec::new(),
            }),
        }
    }
    sections
}

/// The line between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    line.chars()
        .all(|character| matches!(character, '|' | '-' | ':' | ' '))
}

/// What Markdown says of an empty cell.
fn is_nothing(line: &str) -> bool {
    matches!(line, "(なし)" | "(none)")
}

/// The lines of `lines` that `others` do not have, as often as they are too many.
fn without(lines: &[String], others: &[String]) -> Vec<String> {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut new = Vec::new();
    for line in lines {
        match left.get_mut(line.as_str()).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => new.push(line.clone()),
        }
    }
    new
}
