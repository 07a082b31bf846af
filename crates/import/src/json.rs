//! Our own JSON, as `export` writes it.

use std::collections::{HashMap, HashSet};

use board::limits::TITLE_CHARACTERS_MAX;
use board::{BoardPoint, Element, ElementId, ElementKind, Locale, Placement};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::comments::comments;
use crate::fitting::{cut_off, fitted};
use crate::limits::ELEMENTS_MAX;
use crate::naming::in_circles;
use crate::placing::origins;
use crate::{ImportError, Imported, Loss, Losses, Source};

/// The version of the form that is written now. Files of before there was one have none.
const VERSION: f64 = 1.0;

/// The file's fields, none of them read yet.
#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow, default)]
    version: Option<&'a RawValue>,
    #[serde(borrow, default)]
    title: Option<&'a RawValue>,
    #[serde(borrow, default)]
    locale: Option<&'a RawValue>,
    #[serde(borrow)]
    elements: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    graves: Option<&'a RawValue>,
    #[serde(borrow, default)]
    comments: Option<&'a RawValue>,
}

/// What a slot says in the file that says it is one.
#[derive(Deserialize)]
struct Slot<'a> {
    #[serde(borrow)]
    kind: SlotKind<'a>,
}

#[derive(Deserialize)]
struct SlotKind<'a> {
    #[serde(borrow, default)]
    slot: Option<&'a RawValue>,
}

/// The kind that an element says it has.
#[derive(Deserialize)]
struct Named {
    kind: NamedKind,
}

#[derive(Deserialize)]
struct NamedKind {
    kind: String,
}

/// Reads a board, element by element: none of them is held twice.
pub(crate) fn board(bytes: &[u8]) -> Result<Imported, ImportError> {
    let file: File<'_> =
        serde_json::from_slice(bytes).map_err(|error| ImportError::Damaged(error.to_string()))?;
    let written = file.elements.len();
    if written > ELEMENTS_MAX {
        // Slots are written, too, and do not count.
        let slots = file.elements.iter().filter(|raw| is_slot(raw)).count();
        let (count, max) = (written - slots, ELEMENTS_MAX);
        if count > max {
            return Err(ImportError::TooMany { count, max });
        }
    }
    let mut imported = Imported::new(Source::Board);
    let version: Option<f64> = file.version.and_then(read);
    imported.is_newer = version.is_some_and(|version| version > VERSION);
    let title: String = file.title.and_then(read).unwrap_or_default();
    imported.title = cut_off(&title, TITLE_CHARACTERS_MAX).unwrap_or(title);
    let locale: Option<String> = file.locale.and_then(read);
    imported.locale = locale.and_then(|tag| Locale::from_tag(&tag));
    let losses = &mut imported.losses;
    let mut seen = HashSet::with_capacity(written);
    let mut elements: Vec<Element> = Vec::with_capacity(written);
    for raw in &file.elements {
        if let Some(element) = element(raw, losses) {
            if seen.insert(element.id.clone()) {
                elements.push(element);
            } else {
                losses.note(Loss::Twice);
            }
        }
    }
    imported.elements = settled(elements, &graves(file.graves), losses);
    imported.comments = comments(file.comments, losses);
    Ok(imported)
}

fn read<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Option<T> {
    serde_json::from_str(raw.get()).ok()
}

fn is_slot(raw: &RawValue) -> bool {
    let slot: Option<Slot<'_>> = read(raw);
    let slot = slot.and_then(|slot| slot.kind.slot);
    slot.is_some_and(|slot| slot.get() != "null")
}

fn element(raw: &RawValue, losses: &mut Losses) -> Option<Element> {
    let Some(element) = read::<Element>(raw) else {
        let named: Option<Named> = read(raw);
        let kind = named.map_or_else(String::new, |named| named.kind.kind);
        losses.note(if kind.is_empty() || is_known(&kind) {
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
fn graves(written: Option<&RawValue>) -> HashMap<ElementId, BoardPoint> {
    let written: Option<HashMap<ElementId, [f64; 2]>> = written.and_then(read);
    let places = written.into_iter().flatten();
    places
        .map(|(id, [x, y])| (id, BoardPoint::new(x, y).tamed()))
        .collect()
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
