//! What is different between two moments of a board.

use crate::{Element, ElementId, Snapshot};

/// What became of an element between two moments.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Difference {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It belongs to something else, stands elsewhere in it, or has another size.
    Moved,
    /// It says something else, or looks different. It may have moved as well.
    Changed,
}

/// An element that is not as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Differing {
    /// Which one.
    pub id: ElementId,
    /// What became of it.
    pub difference: Difference,
    /// The canvas or frame that it is on now, or was on if it is gone; `None` if it lies on the board itself, or is one
    /// that does.
    pub ground: Option<ElementId>,
}

/// What is different in `after`, by where it is: what is on a canvas or frame follows that, in painting order; what is
/// gone follows what is there.
///
/// What follows from something else is left out: slots of grids, and what was carried along by its owner.
pub fn differences(before: &Snapshot, after: &Snapshot) -> Vec<Differing> {
    let there = after.elements().iter().filter_map(|element| {
        let difference = match before.element(&element.id) {
            None => Difference::Added,
            Some(old) => difference(old, element)?,
        };
        Some((after, element, difference))
    });
    let is_gone = |element: &&Element| after.element(&element.id).is_none();
    let gone = before.elements().iter().filter(is_gone);
    let gone = gone.map(|element| (before, element, Difference::Removed));
    let mut found: Vec<Differing> = there
        .chain(gone)
        .filter(|(_, element, _)| !follows(element))
        .map(|(snapshot, element, difference)| Differing {
            id: element.id.clone(),
            difference,
            ground: ground(snapshot, element),
        })
        .collect();
    let place = |ground: &Option<ElementId>| {
        let place = |snapshot: &Snapshot| {
            let ground = ground.as_ref()?;
            let all = snapshot.elements();
            all.iter().position(|element| element.id == *ground)
        };
        // The board itself first, then the canvases that are there, then those that were.
        match ground {
            None => (0, 0),
            Some(_) => match place(after) {
                Some(place) => (1, place),
                None => (2, place(before).unwrap_or_default()),
            },
        }
    };
    found.sort_by_cached_key(|differing| place(&differing.ground));
    found
}

/// Whether an element follows from others.
fn follows(element: &Element) -> bool {
    element.as_cell().is_some_and(|cell| cell.slot.is_some())
}

fn difference(old: &Element, new: &Element) -> Option<Difference> {
    if old.kind != new.kind
        || old.locked != new.locked
        || old.link != new.link
        || old.group != new.group
    {
        return Some(Difference::Changed);
    }
    // A track's place follows from its grid; its height in the pile is its place among the others.
    let is_moved = match new.as_track() {
        Some(_) => old.order != new.order,
        None => old.placement != new.placement || old.size != new.size,
    };
    is_moved.then_some(Difference::Moved)
}

/// The canvas or frame that holds an element, the outermost of them.
fn ground(snapshot: &Snapshot, element: &Element) -> Option<ElementId> {
    let mut ground = None;
    let mut owner = element.placement.parent.as_ref();
    for _ in 0..crate::limits::OWNERS_MAX {
        let Some(parent) = owner.and_then(|id| snapshot.element(id)) else {
            break;
        };
        if parent.as_canvas().is_some() || parent.as_frame().is_some() {
            ground = Some(parent.id.clone());
        }
        owner = parent.placement.parent.as_ref();
    }
    ground
}
