//! Fresh names for what came from a file, and for everything that names it.

use std::collections::{BTreeSet, HashMap, HashSet};

use board::limits::OWNERS_MAX;
use board::{BoardPoint, Comment, Connector, Element, ElementId, ElementKind, End, GroupId};

/// Gives every element a name from `fresh`: owners, connectors' ends, columns, rows, values and groups follow. What
/// hung on something that is not there is free, in the corner that its box keeps for it. Slots are left out: their names
/// follow from those of columns and rows.
pub fn renamed(elements: &[Element], fresh: &mut dyn FnMut() -> ElementId) -> Vec<Element> {
    renamed_with_comments(elements, &[], fresh).0
}

/// As [`renamed`], with what people said: answers follow what they answer, and what is about an element follows that;
/// what is about one that is not there is about the place where it was made. Asks `fresh` for at most two names for each
/// element and each comment.
pub fn renamed_with_comments(
    elements: &[Element],
    comments: &[Comment],
    fresh: &mut dyn FnMut() -> ElementId,
) -> (Vec<Element>, Vec<Comment>) {
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
    let elements = stored
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
        .collect();
    (elements, said_anew(comments, &names, fresh))
}

/// Comments under names of their own. These are in the order of those before, which is that of what was said in the same
/// moment.
fn said_anew(
    comments: &[Comment],
    elements: &HashMap<ElementId, ElementId>,
    fresh: &mut dyn FnMut() -> ElementId,
) -> Vec<Comment> {
    let own = comments.iter().map(|comment| comment.id.as_str());
    // Answers stay together also where what they answer is gone.
    let answered = comments.iter().filter_map(|comment| comment.to.as_deref());
    let before: BTreeSet<&str> = own.chain(answered).collect();
    let mut after: Vec<String> = before.iter().map(|_| fresh().to_string()).collect();
    after.sort_unstable();
    let names: HashMap<&str, String> = before.into_iter().zip(after).collect();
    let name = |old: &str| names.get(old).cloned();
    let renamed = comments.iter().map(|comment| Comment {
        id: name(&comment.id).unwrap_or_default(),
        to: comment.to.as_deref().and_then(name),
        on: comment.on.as_ref().and_then(|on| elements.get(on).cloned()),
        ..comment.clone()
    });
    renamed.collect()
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
