//! Excalidraw's files (`.excalidraw`, `type: "excalidraw"`) and what it puts on the clipboard
//! (`type: "excalidraw/clipboard"`), by the fields that its own files have.

mod lines;
mod things;

use std::collections::HashMap;

use serde_json::Value;

use crate::field::{at, flag, list, number, text};
use crate::limits::ELEMENTS_MAX;
use crate::sheet::{Sheet, Thing};
use crate::{ImportError, Imported, Loss, Source};
pub(crate) use lines::straight;
pub(crate) use things::scale as scale_of;

/// The version of the form that is known.
const VERSION: f64 = 2.0;

/// Whether a file is one of Excalidraw's.
pub(crate) fn is_drawing(file: &Value) -> bool {
    matches!(
        text(file, "type"),
        "excalidraw" | "excalidraw/clipboard" | "excalidrawlib"
    ) && at(file, "elements").is_array()
}

/// Reads a drawing.
pub(crate) fn drawing(file: &Value) -> Result<Imported, ImportError> {
    let written = list(file, "elements");
    if written.len() > ELEMENTS_MAX {
        let (count, max) = (written.len(), ELEMENTS_MAX);
        return Err(ImportError::TooMany { count, max });
    }
    let mut imported = Imported::new(Source::Excalidraw);
    imported.is_newer = number(file, "version").is_some_and(|version| version > VERSION);
    let mut sheet = Sheet::new(imported);
    let labels = labels(written);
    for element in written.iter().filter(|element| !flag(element, "isDeleted")) {
        put(element, &labels, at(file, "files"), &mut sheet);
    }
    Ok(sheet.finished())
}

/// The texts that stand in other things, by what they stand in.
type Labels<'a> = HashMap<&'a str, &'a Value>;

fn labels(written: &[Value]) -> Labels<'_> {
    let texts = written
        .iter()
        .filter(|element| text(element, "type") == "text" && !flag(element, "isDeleted"));
    let mut labels: Labels<'_> = texts
        .map(|label| (text(label, "containerId"), label))
        .filter(|(container, _)| !container.is_empty())
        .collect();
    let there: std::collections::HashSet<&str> = written
        .iter()
        .filter(|element| !flag(element, "isDeleted") && takes_label(element))
        .map(|element| text(element, "id"))
        .collect();
    labels.retain(|container, _| there.contains(container));
    labels
}

fn takes_label(element: &Value) -> bool {
    matches!(
        text(element, "type"),
        "rectangle" | "ellipse" | "diamond" | "arrow"
    )
}

fn put(element: &Value, labels: &Labels<'_>, files: &Value, sheet: &mut Sheet) {
    match text(element, "type") {
        "rectangle" | "ellipse" | "diamond" => things::shape(element, labels, sheet),
        "text" => {
            let stands_in = labels.get(text(element, "containerId"));
            if stands_in.is_none_or(|label| !std::ptr::eq(*label, element)) {
                things::text_block(element, sheet);
            }
        }
        "arrow" => lines::arrow(element, labels, sheet),
        "line" => lines::line(element, sheet),
        "freedraw" => lines::stroke(element, sheet),
        "image" => things::image(element, files, sheet),
        "frame" | "magicframe" => things::frame(element, sheet),
        "embeddable" | "iframe" => things::page(element, sheet),
        // What somebody was selecting when it was saved.
        "selection" => {}
        "" => sheet.lose(Loss::Unreadable),
        other => sheet.lose(Loss::Kind(other.chars().take(40).collect())),
    }
}

/// What all of its elements have.
fn thing(element: &Value) -> Thing {
    let groups = list(element, "groupIds");
    Thing {
        id: text(element, "id").to_owned(),
        owner: text(element, "frameId").to_owned(),
        // The innermost group comes first; here there are no groups of groups.
        group: groups
            .last()
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        link: text(element, "link").to_owned(),
        locked: flag(element, "locked"),
    }
}
