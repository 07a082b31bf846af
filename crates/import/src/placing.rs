//! Where what came from a file lies.

use std::collections::HashMap;

use board::limits::OWNERS_MAX;
use board::{BoardPoint, BoardRect, Element, ElementId};

/// The rectangle around everything, in the file's own coordinates; `None` if there is nothing.
pub fn bounds(elements: &[Element]) -> Option<BoardRect> {
    let free = elements
        .iter()
        .filter(|element| element.placement.parent.is_none());
    free.map(|element| BoardRect::at(element.placement.offset, element.size))
        .reduce(|all, rect| all.union(&rect))
}

/// Moves everything, so that the top left corner of all lies at `at`.
pub fn moved(mut elements: Vec<Element>, at: BoardPoint) -> Vec<Element> {
    let Some(around) = bounds(&elements) else {
        return elements;
    };
    let shift = at - around.origin();
    let shift = BoardPoint::new(shift.x.round(), shift.y.round());
    for element in &mut elements {
        if element.placement.parent.is_none() {
            element.placement.offset = (element.placement.offset + shift).tamed();
        }
    }
    elements
}

/// Where each element is in the file's own coordinates, its owners' positions added up. An owner that is not there
/// counts from `graves`, or from the origin.
pub(crate) fn origins(
    elements: &[Element],
    graves: &HashMap<ElementId, BoardPoint>,
) -> HashMap<ElementId, BoardPoint> {
    let by_name: HashMap<&ElementId, &Element> = elements
        .iter()
        .map(|element| (&element.id, element))
        .collect();
    let origin = |element: &Element| {
        let mut origin = element.placement.offset;
        let mut owner = element.placement.parent.as_ref();
        for _ in 0..OWNERS_MAX {
            let Some(id) = owner else { break };
            let Some(above) = by_name.get(id) else {
                origin = origin + graves.get(id).copied().unwrap_or_default();
                break;
            };
            origin = origin + above.placement.offset;
            owner = above.placement.parent.as_ref();
        }
        origin.tamed()
    };
    elements
        .iter()
        .map(|element| (element.id.clone(), origin(element)))
        .collect()
}
