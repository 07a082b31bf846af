//! The next part of a workshop: what was chosen is there once more to go on with, and the old stays as it was.

use std::collections::{BTreeSet, HashMap};

use board::{
    Board, BoardError, BoardPoint, BoardRect, Edit, Element, ElementId, ElementKind, End, GroupId,
    Placement, Snapshot,
};

/// What making the next part means.
#[derive(Clone, PartialEq, Debug)]
pub struct PartPlan {
    /// What is made anew, undermost first: the old element and its new id.
    copies: Vec<(ElementId, ElementId)>,
    /// The roots, with their new places on the board.
    roots: Vec<(ElementId, BoardPoint)>,
    /// How far everything moves.
    shift: BoardPoint,
    /// New names of slots, which are not stored.
    slots: HashMap<ElementId, ElementId>,
    /// What is locked, because people could move it so far.
    locks: Vec<ElementId>,
    /// The canvases that are closed: nobody fills them in any more.
    closes: Vec<ElementId>,
}

impl PartPlan {
    /// The old ids, each with its new one.
    pub fn copies(&self) -> &[(ElementId, ElementId)] {
        &self.copies
    }

    /// The elements that get locked.
    pub fn locks(&self) -> &[ElementId] {
        &self.locks
    }
}

/// What it takes to make `roots` (canvases, frames or single elements, each with the id that the copy gets) once more,
/// with everything in them, at `at` (board space, the top left corner of them all): columns and rows with weights,
/// values of everybody, notes with tags and marks, and the connectors among them or to others. Columns that a note
/// names which comes along are named by its copy. The old ones are locked where they are.
pub fn next_part(
    snapshot: &Snapshot,
    roots: &[(ElementId, ElementId)],
    at: BoardPoint,
) -> PartPlan {
    let rects = roots.iter().filter_map(|(old, _)| snapshot.rect(old));
    let around = rects.reduce(|all, rect| all.union(&rect));
    let around = around.unwrap_or(BoardRect::new(0.0, 0.0, 0.0, 0.0));
    let mut plan = PartPlan {
        copies: Vec::new(),
        roots: Vec::new(),
        shift: at - around.origin(),
        slots: HashMap::new(),
        locks: Vec::new(),
        closes: Vec::new(),
    };
    let mut new_ids: HashMap<ElementId, ElementId> = HashMap::new();
    let mut chosen: BTreeSet<ElementId> = BTreeSet::new();
    for (old, new) in roots {
        let Some(rect) = snapshot.rect(old) else {
            continue;
        };
        let place = rect.origin() + plan.shift;
        plan.roots.push((old.clone(), place.tamed()));
        new_ids.insert(old.clone(), new.clone());
        chosen.insert(old.clone());
        for id in snapshot.descendants(old) {
            let is_slot = snapshot.element(&id).is_some_and(Element::is_slot);
            if !is_slot && chosen.insert(id.clone()) {
                new_ids.insert(id.clone(), renamed(&id, old, new));
            }
        }
    }
    // Connectors that lie on the board itself, with an end at something that comes along.
    for element in snapshot.elements() {
        let Some(connector) = element.as_connector() else {
            continue;
        };
        let attached = [&connector.from, &connector.to]
            .into_iter()
            .find_map(|end| {
                let id = end.element.as_ref()?;
                new_ids.contains_key(id).then_some(id)
            });
        if let (Some(_), Some((old, new))) = (attached, roots.first())
            && chosen.insert(element.id.clone())
        {
            new_ids.insert(element.id.clone(), renamed(&element.id, old, new));
        }
    }
    for element in snapshot.elements() {
        if let Some(new) = new_ids.get(&element.id) {
            plan.copies.push((element.id.clone(), new.clone()));
            if !element.locked {
                plan.locks.push(element.id.clone());
            }
            if element.as_canvas().is_some() {
                plan.closes.push(element.id.clone());
            }
        }
        let slot = element.as_cell().and_then(|cell| cell.slot.as_ref());
        if let Some(of) = slot
            && let Some(column) = new_ids.get(&of.column)
        {
            let new = match (&of.row, &of.lane) {
                (Some(row), _) => new_ids
                    .get(row)
                    .map(|row| ElementId::of_crossing(row, column)),
                (None, Some(lane)) => Some(ElementId::of_lane(column, lane)),
                (None, None) => None,
            };
            if let Some(new) = new {
                plan.slots.insert(element.id.clone(), new);
            }
        }
    }
    plan
}

/// Carries out a plan in one transaction: one step to be undone. Gives the ids of the new roots.
///
/// # Errors
/// [`BoardError::Taken`] if that part was made already, [`BoardError::Full`].
pub fn apply_part(board: &mut Board, plan: &PartPlan) -> Result<Vec<ElementId>, BoardError> {
    let new_ids: HashMap<&ElementId, &ElementId> =
        plan.copies.iter().map(|(old, new)| (old, new)).collect();
    board.edit(|edit| {
        for (_, new) in &plan.copies {
            if edit.element(new).is_some() {
                return Err(BoardError::Taken(new.clone()));
            }
        }
        for (old, new) in &plan.copies {
            copy(edit, plan, &new_ids, old, new)?;
        }
        for id in &plan.locks {
            // It may be gone since the plan was made.
            if edit.element(id).is_some() {
                edit.set_locked(id, true)?;
            }
        }
        for id in &plan.closes {
            if edit.element(id).is_some() {
                edit.set_closed(id, true)?;
            }
        }
        let made = plan.roots.iter().filter_map(|(old, _)| new_ids.get(old));
        Ok(made.map(|new| (*new).clone()).collect())
    })
}

fn copy(
    edit: &mut Edit<'_, '_>,
    plan: &PartPlan,
    new_ids: &HashMap<&ElementId, &ElementId>,
    old: &ElementId,
    new: &ElementId,
) -> Result<(), BoardError> {
    // As it is stored: what grew by its columns grows again by itself.
    let Some(mut element) = edit.element(old) else {
        return Ok(());
    };
    let map = |id: &ElementId| -> Option<ElementId> {
        let known = new_ids.get(id).map(|new| (*new).clone());
        known.or_else(|| plan.slots.get(id).cloned())
    };
    element.id = new.clone();
    let root = plan.roots.iter().find(|(id, _)| id == old);
    if let Some((_, place)) = root {
        element.placement = Placement::free(*place);
    } else {
        match &element.placement.parent {
            Some(parent) => {
                if let Some(parent) = map(parent) {
                    element.placement.parent = Some(parent);
                }
            }
            // A connector that lies on the board.
            None => element.placement.offset = (element.placement.offset + plan.shift).tamed(),
        }
    }
    element.group = element.group.and_then(|group| {
        let (_, first) = plan.copies.first()?;
        GroupId::parse(&format!("{}-{first}", group.as_str()))
    });
    let follow = |end: &mut End| {
        if let Some(id) = end.element.as_ref().and_then(map) {
            end.element = Some(id);
        }
    };
    match &mut element.kind {
        ElementKind::Canvas(canvas) => {
            canvas.closed = false;
            canvas.follows = Some(old.clone());
        }
        ElementKind::Connector(connector) => {
            follow(&mut connector.from);
            follow(&mut connector.to);
        }
        ElementKind::Track(track) => {
            track.grid = track.grid.as_ref().and_then(map);
            if let Some(names) = track.names.as_ref().and_then(map) {
                track.names = Some(names);
            }
            // The values of a row lie under the ids of its columns, those of a strip's column under lanes.
            for value in &mut track.values {
                if let Some(column) = map(&ElementId::new(value.slot.as_str())) {
                    value.slot = column.as_str().to_owned();
                }
            }
        }
        _ => {}
    }
    let source = element.source.take();
    edit.create(element)?;
    match source {
        // Of what comes along it follows the copy.
        Some(source) => edit.set_source(new, Some(&map(&source).unwrap_or(source))),
        None => Ok(()),
    }
}

/// The id of a copy: what was named after its canvas is named after the new one.
fn renamed(id: &ElementId, old: &ElementId, new: &ElementId) -> ElementId {
    let rest = id
        .as_str()
        .strip_prefix(old.as_str())
        .and_then(|rest| rest.strip_prefix('/'));
    match rest {
        Some(rest) => ElementId::new(format!("{new}/{rest}")),
        None => ElementId::new(format!("{new}/copy/{id}")),
    }
}

#[cfg(test)]
mod tests;
