//! Fresh names for what came from a file, and for everything that names it.

use std::collections::{HashMap, HashSet};

use board::limits::OWNERS_MAX;
use board::{BoardPoint, Connector, Element, ElementId, ElementKind, End, GroupId};

/// Gives every element a name from `fresh`: owners, connectors' ends, columns, rows, values and groups follow. What
/// hung on something that is not there is free, in the corner that its box keeps for it. Slots are left out: their names
/// follow from those of columns and rows.
pub fn renamed(elements: &[Element], fresh: &mut dyn FnMut() -> ElementId) -> Vec<Element> {
    let mut names: HashMap<ElementId, ElementId> = HashMap::with_capacity(elements.len());
    for element in elements.iter().filter(|element| !element.is_slot()) {
        names.insert(element.id.clone(), fresh());
    }
    for element in elements {
        let slot = element.as_cell().and_then(|cell| cell.slot.as_ref());
        let copy = slot.and_then(|slot| slot.id_in_copy(&|id| names.get(id).cloned()));
        if let Some(copy) = copy {
            names.insert(element.id.clone(), copy);
        }
    }
    let mut groups: HashMap<GroupId, Option<GroupId>> = HashMap::new();
    let stored = elements.iter().filter(|element| !element.is_slot());
    stored
        .map(|element| {
            let mut element = element.clone();
            if let Some(name) = names.get(&element.id) {
                element.id = name.clone();
            }
            let owner = element.placement.parent.as_ref();
            element.placement.parent = owner.and_then(|id| names.get(id)).cloned();
            let source = element.source.take();
            element.source = source.and_then(|id| names.get(&id).cloned());
            element.group = element.group.and_then(|group| {
                let name = || GroupId::parse(fresh().as_str());
                groups.entry(group).or_insert_with(name).clone()
            });
            match &mut element.kind {
                ElementKind::Connector(line) => {
                    let corner = BoardPoint::new(element.size.width, element.size.height);
                    reattach(line, corner, &names);
                }
                ElementKind::Track(track) => {
                    let named = track.names.take();
                    track.rename(&|id| names.get(id).cloned());
                    track.names = named.and_then(|id| names.get(&id).cloned());
                }
                _ => {}
            }
            element
        })
        .collect()
}

/// Ends hang on what is there; others are free, in the corner that the box keeps for them.
pub(crate) fn reattach(
    line: &mut Connector,
    corner: BoardPoint,
    names: &HashMap<ElementId, ElementId>,
) {
    for (end, resort) in [
        (&mut line.from, BoardPoint::default()),
        (&mut line.to, corner),
    ] {
        if let Some(id) = &end.element {
            *end = match names.get(id) {
                Some(name) => End::attached(name.clone(), end.at),
                None => End::free(resort),
            };
        }
    }
}

/// Those of `elements` whose way up to the board ends: only a damaged file has a circle.
pub(crate) fn in_circles(elements: &[Element]) -> HashSet<ElementId> {
    let owners: HashMap<&ElementId, &ElementId> = elements
        .iter()
        .filter_map(|element| Some((&element.id, element.placement.parent.as_ref()?)))
        .collect();
    let turns = |element: &&Element| {
        let way_up = std::iter::successors(Some(&element.id), |id| owners.get(*id).copied());
        way_up.take(OWNERS_MAX + 2).count() > OWNERS_MAX + 1
    };
    let turning = elements.iter().filter(turns);
    turning.map(|element| element.id.clone()).collect()
}
