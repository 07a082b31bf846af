//! What changed on a board between two moments, as a document.

use board::{Element, Locale, Snapshot};

use super::{canvas_at_level, choose, compare, heading};
use crate::ExportError;

/// The changes between two moments of one board: canvas by canvas, cell by cell, then what lies on no canvas.
///
/// # Errors
/// [`ExportError`], as those of [`crate::markdown()`].
pub fn changes_between(
    before: &Snapshot,
    after: &Snapshot,
    locale: Locale,
) -> Result<String, ExportError> {
    let title = choose(locale, "変わったところ", "What changed");
    let mut out = format!("# {title}\n");
    let nothing = out.len();
    let is_gone = |element: &&Element| after.element(&element.id).is_none();
    let there = after.elements().iter();
    for element in there.chain(before.elements().iter().filter(is_gone)) {
        let Some(canvas) = element.as_canvas() else {
            continue;
        };
        let text = |snapshot: &Snapshot| match snapshot.element(&element.id) {
            Some(_) => canvas_at_level(snapshot, &element.id, locale, 2),
            None => Ok(String::new()),
        };
        let name = canvas.label.get(locale);
        part(name, (&text(before)?, &text(after)?), locale, &mut out);
    }
    let loose = (&*loose(before), &*loose(after));
    let name = choose(locale, "ボードの上", "On the board");
    part(name, loose, locale, &mut out);
    if out.len() == nothing {
        let same = choose(locale, "変わったところはありません。", "Nothing changed.");
        out.push_str(&format!("\n{same}\n"));
    }
    Ok(out)
}

/// One canvas, if something changed there.
fn part(name: &str, (before, after): (&str, &str), locale: Locale, out: &mut String) {
    if before == after {
        return;
    }
    out.push('\n');
    out.push_str(&heading(2, name));
    compare(before, after, locale, out);
}

/// What is written on no canvas, a line each.
fn loose(snapshot: &Snapshot) -> String {
    let is_loose = |element: &&Element| {
        let mut owner = Some(*element);
        for _ in 0..board::limits::OWNERS_MAX {
            let Some(one) = owner else { break };
            if one.as_canvas().is_some() {
                return false;
            }
            let parent = one.placement.parent.as_ref();
            owner = parent.and_then(|id| snapshot.element(id));
        }
        true
    };
    let texts = snapshot.elements().iter().filter(is_loose);
    let texts = texts.filter_map(|element| {
        let words: Vec<&str> = element.text()?.split_whitespace().collect();
        (!words.is_empty()).then(|| format!("- {}\n", words.join(" ")))
    });
    texts.collect()
}
