//! Our own JSON, as `export` writes it.

use std::collections::{HashMap, HashSet};

use board::limits::TITLE_CHARACTERS_MAX;
use board::{BoardPoint, Element, ElementId, ElementKind, Locale, Placement};
use serde_json::Value;

use crate::field::{at, list, number, text};
use crate::fitting::{cut_off, fitted};
use crate::limits::ELEMENTS_MAX;
use crate::naming::in_circles;
use crate::placing::origins;
use crate::{ImportError, Imported, Loss, Losses, Source};

/// The version of the form that is written now. Files of before there was one have none.
const VERSION: f64 = 1.0;

/// Whether a file is one of ours.
pub(crate) fn is_ours(file: &Value) -> bool {
    let of_before = || file.get("locale").is_some() && file.get("title").is_some();
    at(file, "elements").is_array() && (text(file, "format") == "nonet.board" || of_before())
}

/// Reads a board.
pub(crate) fn board(file: &Value) -> Result<Imported, ImportError> {
    let written = list(file, "elements");
    let mut imported = Imported::new(Source::Board);
    imported.is_newer = number(file, "version").is_some_and(|version| version > VERSION);
    let title = text(file, "title");
    imported.title = cut_off(title, TITLE_CHARACTERS_MAX).unwrap_or_else(|| title.to_owned());
    imported.locale = Locale::from_tag(text(file, "locale"));
    // Slots are written, too, and do not count.
    let is_stored = |element: &&Value| !at(at(element, "kind"), "slot").is_object();
    let count = written.iter().filter(is_stored).count();
    if count > ELEMENTS_MAX || written.len() > 2 * ELEMENTS_MAX {
        let max = ELEMENTS_MAX;
        return Err(ImportError::TooMany { count, max });
    }
    let losses = &mut imported.losses;
    let mut seen = HashSet::with_capacity(written.len());
    let mut elements: Vec<Element> = Vec::with_capacity(written.len());
    for value in written {
        if let Some(element) = element(value, losses) {
            if seen.insert(element.id.clone()) {
                elements.push(element);
            } else {
                losses.note(Loss::Twice);
            }
        }
    }
    imported.elements = settled(elements, &graves(file), losses);
    Ok(imported)
}

fn element(value: &Value, losses: &mut Losses) -> Option<Element> {
    let Ok(element) = serde_json::from_value::<Element>(value.clone()) else {
        let kind = text(at(value, "kind"), "kind");
        losses.note(if kind.is_empty() || is_known(kind) {
            Loss::Unreadable
        } else {
            Loss::Kind(kind.chars().take(40).collect())
        });
        return None;
    };
    if let ElementKind::Unknown { name } = &element.kind {
        losses.note(Loss::Kind(name.chars().take(40).collect()));
        return None;
    }
    if element.id.as_str().is_empty() {
        losses.note(Loss::Unreadable);
        return None;
    }
    Some(fitted(element, losses))
}

fn is_known(kind: &str) -> bool {
    const KINDS: [&str; 10] = [
        "note",
        "canvas",
        "cell",
        "track",
        "text",
        "shape",
        "connector",
        "drawing",
        "image",
        "frame",
    ];
    KINDS.contains(&kind)
}

/// Where owners were that are gone: what they owned stays where it was seen.
fn graves(file: &Value) -> HashMap<ElementId, BoardPoint> {
    let written = at(file, "graves").as_object();
    let graves = written.into_iter().flatten().filter_map(|(id, place)| {
        let [x, y] = place.as_array()?.as_slice() else {
            return None;
        };
        let place = BoardPoint::new(x.as_f64()?, y.as_f64()?);
        Some((ElementId::new(id.as_str()), place.tamed()))
    });
    graves.collect()
}

/// What lost its owner lies freely where it was seen; what is nothing without one is left out.
fn settled(
    elements: Vec<Element>,
    graves: &HashMap<ElementId, BoardPoint>,
    losses: &mut Losses,
) -> Vec<Element> {
    let origins = origins(&elements, graves);
    let circles = in_circles(&elements);
    let named = |is_one: &dyn Fn(&Element) -> bool| -> HashSet<ElementId> {
        let some = elements.iter().filter(|element| is_one(element));
        some.map(|element| element.id.clone()).collect()
    };
    let canvases = named(&|element| element.as_canvas().is_some());
    let tracks = named(&|element| element.as_track().is_some());
    let grids = named(&|element| {
        let cell = element.as_cell();
        cell.is_some_and(|cell| cell.slot.is_none() && cell.holds.is_grid())
    });
    let is_home = |element: &Element| {
        let owner = element.placement.parent.as_ref();
        let on_canvas = owner.is_some_and(|owner| canvases.contains(owner));
        match &element.kind {
            ElementKind::Cell(cell) => match &cell.slot {
                None => on_canvas,
                Some(slot) => {
                    let row = slot.row.as_ref();
                    grids.contains(&slot.grid)
                        && tracks.contains(&slot.column)
                        && row.is_none_or(|row| tracks.contains(row))
                }
            },
            ElementKind::Track(track) => {
                on_canvas && track.grid.as_ref().is_some_and(|grid| grids.contains(grid))
            }
            _ => true,
        }
    };
    let before = elements.len();
    let mut kept: Vec<Element> = elements.into_iter().filter(is_home).collect();
    for _ in kept.len()..before {
        losses.note(Loss::Homeless);
    }
    let there: HashSet<ElementId> = kept.iter().map(|element| element.id.clone()).collect();
    for element in &mut kept {
        let owner = element.placement.parent.as_ref();
        let is_orphan = owner.is_some_and(|owner| !there.contains(owner));
        if is_orphan || circles.contains(&element.id) {
            let origin = origins.get(&element.id).copied().unwrap_or_default();
            element.placement = Placement::free(origin);
        }
    }
    kept
}
