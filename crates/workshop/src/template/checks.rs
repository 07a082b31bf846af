//! What concerns a template as a whole: keys, geometry, links.

use std::collections::BTreeSet;

use super::links::circle_within;
use super::place::Place;
use super::{Problem, Template};

/// Notes what is wrong with what was read. `root` gives the places, in the order in which the template has its parts.
pub(super) fn check_whole(root: &Place<'_>, template: &Template) {
    let cells = root
        .optional("cells")
        .map(|cells| cells.items(usize::MAX))
        .unwrap_or_default();
    if cells.is_empty()
        && let Some(cells) = root.optional("cells")
    {
        cells.fault(Problem::Empty);
    }
    let mut keys = BTreeSet::new();
    let mut tabs = BTreeSet::new();
    for (place, cell) in cells.iter().zip(&template.cells) {
        if !keys.insert(cell.key.as_str()) && !cell.key.is_empty() {
            at(place, "key", Problem::Taken(cell.key.clone()));
        }
        if !tabs.insert(cell.tab) {
            at(place, "tab", Problem::SameTab);
        }
        let inside = cell.x + cell.w <= template.body.w && cell.y + cell.h <= template.body.h;
        if !inside {
            place.fault(Problem::OutsideBody);
        }
        let own = cell
            .kind
            .links()
            .into_iter()
            .filter(|link| link.template.is_none());
        for link in own {
            if !template.cells.iter().any(|other| other.key == link.cell) {
                place.fault(Problem::NoSuchCell(link.cell));
            }
        }
    }
    if let Some(circle) = circle_within(template) {
        let first = circle.first().cloned().unwrap_or_default();
        let place = cells
            .iter()
            .zip(&template.cells)
            .find(|(_, cell)| cell.key == first);
        if let Some((place, _)) = place {
            place.fault(Problem::Circle(circle));
        }
    }
    check_samples(root, template, &keys);
    check_piles(root);
}

fn check_samples(root: &Place<'_>, template: &Template, keys: &BTreeSet<&str>) {
    let samples = root
        .optional("samples")
        .map(|samples| samples.items(usize::MAX));
    let samples = samples.unwrap_or_default();
    let mut ids = BTreeSet::new();
    for (place, sample) in samples.iter().zip(&template.samples) {
        if !ids.insert(sample.id.as_str()) && !sample.id.is_empty() {
            at(place, "id", Problem::Taken(sample.id.clone()));
        }
        let notes = place.optional("notes").map(|notes| notes.items(usize::MAX));
        for (place, note) in notes.unwrap_or_default().iter().zip(&sample.notes) {
            if !note.cell.is_empty() && !keys.contains(note.cell.as_str()) {
                at(place, "cell", Problem::NoSuchCell(note.cell.clone()));
            }
        }
    }
}

fn check_piles(root: &Place<'_>) {
    let mut keys = BTreeSet::new();
    let piles = root.optional("piles").map(|piles| piles.items(usize::MAX));
    for pile in piles.unwrap_or_default() {
        if let Some(key) = pile.optional("key") {
            let text = match &key.node.value {
                super::json::Value::Text(text) => text,
                _ => continue,
            };
            if !keys.insert(text.clone()) {
                key.fault(Problem::Taken(text.clone()));
            }
        }
    }
}

/// Notes a fault at a field, or at its owner if the field is missing.
fn at(place: &Place<'_>, field: &str, problem: Problem) {
    match place.optional(field) {
        Some(field) => field.fault(problem),
        None => place.fault(problem),
    }
}
