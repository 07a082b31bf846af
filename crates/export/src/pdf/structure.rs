//! What a page says as a tree of headings, paragraphs and figures: for screen readers, and for whoever takes the text out.
//!
//! The tree is in reading order throughout, also where things cover each other and had to be drawn otherwise.

use std::collections::HashMap;
use std::num::NonZeroU16;

use board::{Element, ElementId};
use krilla::tagging::{Identifier, Tag, TagGroup};
use scene::Scene;

use super::marks::{Said, SaidKind};

/// A page as a section with its heading.
pub fn section(
    heading: Identifier,
    scene: &Scene,
    mut said: HashMap<ElementId, Vec<Said>>,
    drawn: &[ElementId],
) -> TagGroup {
    let mut section = TagGroup::new(Tag::Section);
    let mut title = TagGroup::new(Tag::Hn(NonZeroU16::MIN, None));
    title.push(heading);
    section.push(title);
    // What no reader meets comes last, as it was drawn: every mark has to be in the tree.
    let read = scene.reading_order();
    for id in read.iter().chain(drawn) {
        if let (Some(marks), Some(element)) = (said.remove(id), scene.element(id)) {
            for group in groups(element, marks) {
                section.push(group);
            }
        }
    }
    section
}

/// What one thing says: the parts of a kind together.
fn groups(element: &Element, marks: Vec<Said>) -> Vec<TagGroup> {
    let mut groups: Vec<(SaidKind, TagGroup)> = Vec::new();
    for Said { mark, kind } in marks {
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, group)) => group.push(mark),
            None => {
                let mut group = group(element, kind);
                group.push(mark);
                groups.push((kind, group));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn group(element: &Element, kind: SaidKind) -> TagGroup {
    let is_frame = element.as_frame().is_some();
    let is_ground =
        element.as_canvas().is_some() || element.as_cell().is_some_and(|cell| cell.slot.is_none());
    match kind {
        SaidKind::Picture => {
            let shown = element.as_image().map(|image| image.alt.clone());
            TagGroup::new(Tag::Figure(Some(shown.unwrap_or_default())))
        }
        _ if is_frame || (is_ground && kind == SaidKind::Label) => {
            TagGroup::new(Tag::Hn(NonZeroU16::MIN.saturating_add(1), None))
        }
        SaidKind::Label | SaidKind::Content => TagGroup::new(Tag::P),
    }
}
