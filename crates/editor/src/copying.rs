//! Copies of anything: of a canvas or a frame with all that is on it, of connectors between what is copied.

use std::collections::{HashMap, HashSet};

use board::limits::OWNERS_MAX;
use board::{
    BoardError, BoardPoint, BoardRect, BoardSize, Connector, Element, ElementId, ElementKind, End,
    GroupId, Parcelled, Placement,
};

use crate::connectors::Tip;
use crate::turn::Turn;
use crate::{Editor, Kinds, Selection};

/// Elements about to be put on the board.
#[derive(Default, Debug)]
pub(crate) struct Copies {
    pub(crate) elements: Vec<Element>,
    /// Those whose owner is not copied along: they are selected then.
    pub(crate) roots: Vec<ElementId>,
}

/// Says where the copy of a root goes, of which the original's box is given, board space.
pub(crate) type PlaceRoot<'a> = &'a mut dyn FnMut(&Editor, &Element, BoardRect) -> Placement;

impl Editor {
    /// What is selected and has no selected owner: copying it copies the rest.
    pub(crate) fn selected_roots(&self) -> Vec<ElementId> {
        let owner_selected = |id: &ElementId| {
            let owners = self.owners(id);
            owners.iter().any(|owner| self.selection.contains(owner))
        };
        let ids = self.selected_in_pile();
        ids.into_iter().filter(|id| !owner_selected(id)).collect()
    }

    /// These and all that they own, lowest in the pile first. Connectors let go of what is not among them.
    pub(crate) fn sources(&self, roots: &[ElementId]) -> Vec<Parcelled> {
        let all = Selection::of(self.with_all_owned(roots));
        let mut elements: Vec<&Element> = all
            .ids()
            .iter()
            .filter_map(|id| self.scene.element(id))
            .filter(|element| !Kinds::UNKNOWN.has(&element.kind))
            .collect();
        elements.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        let source = |element: &Element| {
            let element = self.let_go(element, &all);
            let origin = self.origin_of(&element);
            Parcelled { element, origin }
        };
        elements.into_iter().map(source).collect()
    }

    /// A connector with its ends free where they are not attached to one of `kept`; anything else as it is.
    fn let_go(&self, element: &Element, kept: &Selection) -> Element {
        let mut element = element.clone();
        if let ElementKind::Note(note) = &mut element.kind
            && note.sealed.is_some()
        {
            // What is private stays sealed in a copy.
            note.text = String::new();
        }
        let outside = |end: &End| end.element.as_ref().is_some_and(|id| !kept.contains(id));
        let loose = element
            .as_connector()
            .is_some_and(|line| outside(&line.from) || outside(&line.to));
        let seen = self.path_of(&element).filter(|_| loose);
        let (Some(path), Some((from, to))) = (seen, self.tips_of(&element)) else {
            return element;
        };
        let loosened = |tip: Tip, seen: BoardPoint| match tip {
            Tip::Attached(id, _) if !kept.contains(&id) => Tip::Free(seen),
            tip => tip,
        };
        let ends = self.ends(loosened(from, path.start().0), loosened(to, path.end().0));
        if let (Some(ends), ElementKind::Connector(line)) = (ends, &mut element.kind) {
            (line.from, line.to) = (ends.from, ends.to);
            element.placement = ends.placement;
            element.size = ends.size;
        }
        element
    }

    /// Copies with names of their own: owners, groups and connectors' ends are those of the copies.
    pub(crate) fn copies(
        &self,
        sources: Vec<Parcelled>,
        turn: &mut Turn<'_>,
        place: PlaceRoot<'_>,
    ) -> Copies {
        let mut names: HashMap<ElementId, ElementId> = HashMap::new();
        let parents: HashMap<ElementId, Option<ElementId>> = sources
            .iter()
            .map(|source| {
                let element = &source.element;
                (element.id.clone(), element.placement.parent.clone())
            })
            .collect();
        for source in &sources {
            let name = || turn.new_element_id();
            names.entry(source.element.id.clone()).or_insert_with(name);
        }
        name_slots(&sources, &mut names);
        let mut groups = CopiedGroups::of(&sources);
        let mut copies = Copies::default();
        let mut copied = HashSet::new();
        for Parcelled {
            mut element,
            origin,
        } in sources
        {
            let (Some(name), true) = (
                names.get(&element.id).cloned(),
                copied.insert(element.id.clone()),
            ) else {
                continue;
            };
            if element.is_slot() {
                continue;
            }
            let template = (Kinds::CANVAS | Kinds::CELL | Kinds::TRACK).has(&element.kind);
            let parent = parent_within(&parents, &element.id).and_then(|id| names.get(id));
            match parent {
                Some(parent) => element.placement.parent = Some(parent.clone()),
                // Cells, columns and rows are nothing without their canvas.
                None if (Kinds::CELL | Kinds::TRACK).has(&element.kind) => continue,
                None => {
                    let painted = self.painted_size(&element);
                    let rect = BoardRect::at(origin.tamed(), painted);
                    element.placement = place(self, &element, rect);
                    copies.roots.push(name.clone());
                }
            }
            element.id = name;
            element.locked = element.locked && template;
            element.group = element.group.and_then(|group| groups.copy_of(&group, turn));
            match &mut element.kind {
                ElementKind::Connector(line) => reattach(line, element.size, &names),
                // What others thought of it was about the original.
                ElementKind::Note(note) => note.reactions.clear(),
                ElementKind::Track(track) => {
                    track.rename(&|id| names.get(id).cloned());
                }
                _ => {}
            }
            copies.elements.push(element);
        }
        copies
    }

    /// A note may be painted higher than its stored size.
    fn painted_size(&self, element: &Element) -> BoardSize {
        let note = element.as_note().and(self.scene.get(&element.id));
        note.map_or(element.size, |placed| placed.rect().size())
    }

    /// Puts copies on the board: one step; they are selected. What does not fit the board's rules is left out and said.
    pub(crate) fn create_copies(&mut self, copies: Copies, turn: &mut Turn<'_>) {
        if copies.elements.is_empty() {
            return;
        }
        let mut refused = None;
        self.step(turn, |board| {
            board.edit(|edit| {
                for element in copies.elements {
                    match edit.create(element) {
                        Ok(()) => {}
                        Err(error @ BoardError::Full { .. }) => {
                            refused = Some(error);
                            break;
                        }
                        Err(error) => refused = Some(error),
                    }
                }
            });
        });
        let there = |id: &ElementId| self.scene.element(id).is_some();
        let created = copies.roots.into_iter().filter(there).collect();
        self.finish_adding(created, refused.map_or(Ok(()), Err), turn);
    }
}

/// Slots are not made: their names follow from those of the copied columns and rows.
fn name_slots(sources: &[Parcelled], names: &mut HashMap<ElementId, ElementId>) {
    for source in sources {
        let cell = source.element.as_cell();
        let Some(slot) = cell.and_then(|cell| cell.slot.as_ref()) else {
            continue;
        };
        let id = &source.element.id;
        match slot.id_in_copy(&|id| names.get(id).cloned()) {
            Some(copy) => names.insert(id.clone(), copy),
            None => names.remove(id),
        };
    }
}

/// The owner of `id`, if it is copied along, and the way up from it ends.
fn parent_within<'a>(
    parents: &'a HashMap<ElementId, Option<ElementId>>,
    id: &ElementId,
) -> Option<&'a ElementId> {
    let above = |id: &ElementId| {
        let parent = parents.get(id)?.as_ref()?;
        parents.contains_key(parent).then_some(parent)
    };
    let parent = above(id)?;
    let way_up = std::iter::successors(Some(parent), |id| above(id));
    (way_up.take(OWNERS_MAX + 1).count() <= OWNERS_MAX).then_some(parent)
}

/// Ends hang on the copies; what hung on something else is free, in the corner that its box keeps for it.
fn reattach(line: &mut Connector, size: BoardSize, names: &HashMap<ElementId, ElementId>) {
    let corner = BoardPoint::new(size.width, size.height);
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

/// Groups of copies: one for each group of which more than one member is copied.
struct CopiedGroups {
    members: HashMap<GroupId, usize>,
    names: HashMap<GroupId, Option<GroupId>>,
}

impl CopiedGroups {
    fn of(sources: &[Parcelled]) -> Self {
        let mut members = HashMap::new();
        for group in sources.iter().filter_map(|it| it.element.group.as_ref()) {
            *members.entry(group.clone()).or_insert(0) += 1;
        }
        let names = HashMap::new();
        Self { members, names }
    }

    fn copy_of(&mut self, group: &GroupId, turn: &mut Turn<'_>) -> Option<GroupId> {
        if self.members.get(group).copied().unwrap_or(0) < 2 {
            return None;
        }
        let name = || GroupId::parse(turn.new_element_id().as_str());
        self.names.entry(group.clone()).or_insert_with(name).clone()
    }
}
