//! Moving: by a drag, by the arrow keys. What is dropped in a cell or a frame belongs to it.

use std::collections::HashSet;

use board::{BoardPoint, Edit, Element, ElementId, Placement};

use crate::turn::Turn;
use crate::{Announcement, Direction, Distance, Editor, Refusal};

impl Editor {
    /// Where each of these would be after its own move: it belongs to the cell or frame under its middle then, or to
    /// nobody.
    pub(crate) fn plan_moves<'a>(
        &self,
        moves: impl Iterator<Item = (&'a ElementId, BoardPoint)>,
    ) -> Vec<(ElementId, Placement)> {
        let moves: Vec<(&ElementId, BoardPoint)> = moves.collect();
        let goes_along: HashSet<&ElementId> = moves.iter().map(|(id, _)| *id).collect();
        let planned = |(id, delta): &(&ElementId, BoardPoint)| {
            let id = *id;
            let element = self.scene.element(id)?;
            let mut placement = self.placement_after(element, *delta);
            let parent = placement.parent.as_ref();
            if parent.is_some_and(|parent| goes_along.contains(parent)) {
                // Its area is somewhere else by then.
                placement = Placement::free((self.origin_of(element) + *delta).tamed());
            }
            (placement != element.placement).then(|| (id.clone(), placement))
        };
        moves.iter().filter_map(planned).collect()
    }

    fn plan_move(&self, ids: &[ElementId], delta: BoardPoint) -> Vec<(ElementId, Placement)> {
        self.plan_moves(ids.iter().map(|id| (id, delta)))
    }

    /// Moves each of these by its own way: one transaction, if anything moves.
    pub(crate) fn move_each(&mut self, moves: &[(ElementId, BoardPoint)], turn: &mut Turn<'_>) {
        let plan = self.plan_moves(moves.iter().map(|(id, delta)| (id, *delta)));
        self.carry_out(&plan, turn);
    }

    /// The cells and frames that would own `ids` after a move by `delta`.
    pub(crate) fn owners_for_drop(&self, ids: &[ElementId], delta: BoardPoint) -> Vec<ElementId> {
        let mut owners = Vec::new();
        for placed in ids.iter().filter_map(|id| self.scene.get(id)) {
            let (element, middle) = (placed.element(), placed.rect().moved(delta).center());
            if let Some(owner) = self.owner_at(Some(&element.id), &element.kind, middle)
                && !owners.contains(&owner)
                && !ids.contains(&owner)
            {
                owners.push(owner);
            }
        }
        owners
    }

    /// The end of a drag: one transaction.
    pub(crate) fn move_elements(
        &mut self,
        ids: &[ElementId],
        delta: BoardPoint,
        turn: &mut Turn<'_>,
    ) {
        let plan = self.plan_move(ids, delta);
        self.carry_out(&plan, turn);
    }

    /// Puts each where the plan says: one step, if there is anything to do.
    pub(crate) fn carry_out(&mut self, plan: &[(ElementId, Placement)], turn: &mut Turn<'_>) {
        if plan.is_empty() {
            return;
        }
        let before: Vec<Option<ElementId>> =
            plan.iter().map(|(id, _)| self.parent_of(id)).collect();
        self.step(turn, |board| board.edit(|edit| place_all(edit, plan)));
        self.announce_new_owners(plan, &before, turn);
    }

    /// Moves the selection by 1 or 10 units. Repetitions of a held key belong to one step.
    pub(crate) fn nudge(
        &mut self,
        direction: Direction,
        distance: Distance,
        repeat: bool,
        turn: &mut Turn<'_>,
    ) {
        if self.settings.read_only {
            return turn.refuse(Refusal::ReadOnly);
        }
        let unit = direction.unit();
        let way = match distance {
            Distance::Near => 1.0,
            Distance::Far => 10.0,
        };
        let delta = BoardPoint::new(unit.x * way, unit.y * way);
        let roots = self.movable_roots();
        let plan = self.plan_move(&roots, delta);
        let before: Vec<Option<ElementId>> =
            plan.iter().map(|(id, _)| self.parent_of(id)).collect();
        if plan.is_empty() {
            return;
        }
        if !(repeat && self.nudging) {
            self.history.close_step();
        }
        self.board.edit(|edit| place_all(edit, &plan));
        self.nudging = true;
        self.sync(turn);
        self.announce_new_owners(&plan, &before, turn);
        if let Some(rect) = self.selection_rect() {
            self.reveal(rect, turn);
        }
    }

    fn parent_of(&self, id: &ElementId) -> Option<ElementId> {
        let element: &Element = self.scene.element(id)?;
        element.placement.parent.clone()
    }

    /// Says into which cell notes came, if they changed it together.
    fn announce_new_owners(
        &self,
        plan: &[(ElementId, Placement)],
        before: &[Option<ElementId>],
        turn: &mut Turn<'_>,
    ) {
        let moved: Vec<&Placement> = plan
            .iter()
            .zip(before)
            .filter(|((_, placement), before)| placement.parent != **before)
            .map(|((_, placement), _)| placement)
            .collect();
        if let Some(first) = moved.first()
            && moved
                .iter()
                .all(|placement| placement.parent == first.parent)
        {
            turn.announce(Announcement::Moved {
                count: moved.len(),
                cell: first.parent.clone(),
            });
        }
    }
}

/// What somebody deleted meanwhile is not there to be moved.
fn place_all(edit: &mut Edit<'_, '_>, plan: &[(ElementId, Placement)]) {
    for (id, placement) in plan {
        let _deleted_meanwhile = edit.place(id, placement);
    }
}
