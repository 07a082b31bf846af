//! How often the notes of a canvas are referred to by posts on other canvases (R-REF).

use std::collections::BTreeMap;

use board::{ElementId, Figure};

use super::ground::Ground;
use super::plain;
use crate::rules::{Reference, reference_counts};

pub(super) fn reference_figures(ground: &Ground<'_>, found: &mut Vec<(ElementId, Figure)>) {
    let canvas_of = |id: &ElementId| {
        let note = ground
            .view
            .element(id)
            .filter(|element| element.as_note().is_some());
        let cell = note?.placement.parent.as_ref()?;
        ground.view.element(cell)?.placement.parent.as_ref()
    };
    let mut references = Vec::new();
    // By the id's text, to find the element again.
    let mut targets: BTreeMap<&str, &ElementId> = BTreeMap::new();
    for element in ground.view.connectors() {
        let Some(connector) = element.as_connector() else {
            continue;
        };
        let (Some(post), Some(target)) = (&connector.from.element, &connector.to.element) else {
            continue;
        };
        let (Some(from), Some(to)) = (canvas_of(post), canvas_of(target)) else {
            continue;
        };
        if to == ground.canvas && from != to {
            references.push(Reference {
                post: post.as_str(),
                target: target.as_str(),
            });
            targets.insert(target.as_str(), target);
        }
    }
    for (target, count) in reference_counts(&references) {
        if let Some(id) = targets.get(target)
            && !found.iter().any(|(other, _)| other == *id)
        {
            found.push(((*id).clone(), plain(format!("+{count}"))));
        }
    }
}
