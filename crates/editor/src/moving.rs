//! Moving: by a drag, by the arrow keys. What is dropped in a cell belongs to it.

use board::{BoardPoint, Edit, Element, ElementId, Placement};

use crate::turn::Turn;
use crate::{Announcement, Direction, Distance, Editor, Refusal};

impl Editor {
    /// Where each of `ids` would be after moving by `delta`: a note belongs to the cell under its middle then, or to
    /// none; a canvas stays free.
    fn plan_move(&self, ids: &[ElementId], delta: BoardPoint) -> Vec<(ElementId, Placement)> {
        let planned = |id: &ElementId| {
            let element = self.scene.element(id)?;
            let rect = self.scene.rect(id)?.moved(delta);
            let placement = if element.as_note().is_some() {
                self.placement_of(rect)
            } else {
                Placement::free(rect.origin().tamed())
            };
            (placement != element.placement).then(|| (id.clone(), placement))
        };
        ids.iter().filter_map(planned).collect()
    }

    /// The cells that would own `ids` after a move by `delta`.
    pub(crate) fn cells_for_drop(&self, ids: &[ElementId], delta: BoardPoint) -> Vec<ElementId> {
        let mut cells = Vec::new();
        for id in ids.iter().filter(|id| self.is_note(id)) {
            let middle = self.scene.rect(id).map(|rect| rect.moved(delta).center());
            if let Some(cell) = middle.and_then(|point| self.scene.cell_at(point))
                && !cells.contains(&cell)
            {
                cells.push(cell);
            }
        }
        cells
    }

    /// The end of a drag: one transaction.
    pub(crate) fn move_elements(
        &mut self,
        ids: &[ElementId],
        delta: BoardPoint,
        turn: &mut Turn<'_>,
    ) {
        let plan = self.plan_move(ids, delta);
        let before: Vec<Option<ElementId>> =
            plan.iter().map(|(id, _)| self.parent_of(id)).collect();
        if plan.is_empty() {
            return;
        }
        self.step(turn, |board| board.edit(|edit| place_all(edit, &plan)));
        self.announce_new_owners(&plan, &before, turn);
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
