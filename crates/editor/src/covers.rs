//! Covered cells: what lies in them is on nobody's screen until somebody who leads uncovers it. It is in the document all
//! the same: this is for questions whose answer shall not be seen too early, not for secrets.

use board::{Element, ElementId};

use crate::turn::Turn;
use crate::{CommandId, Editor, Reason, Refusal};

impl Editor {
    pub(crate) fn set_leads(&mut self, leads: bool) {
        self.settings.leads = leads;
        self.changes.settings = true;
    }

    /// The focused cell, if it can have a cover: an area for notes that is stored.
    pub(crate) fn coverable(&self) -> Option<&ElementId> {
        let focus = self.focus.as_ref().filter(|_| self.settings.leads)?;
        let cell = self.scene.element(focus)?.as_cell()?;
        (cell.slot.is_none() && cell.holds.takes_notes()).then_some(focus)
    }

    pub(crate) fn toggle_cover(&mut self, turn: &mut Turn<'_>) {
        if let Some(id) = self.coverable().cloned() {
            let cover = !self.is_covered(&id);
            self.set_cover(&id, cover, turn);
        }
    }

    /// Uncovers a covered cell, or says who may. False for one without a cover.
    pub(crate) fn uncover(&mut self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        let is_covered = self.is_covered(id);
        if is_covered && self.may_write(turn) {
            if self.settings.leads {
                self.set_cover(id, false, turn);
            } else {
                turn.refuse(Refusal::Unavailable {
                    command: CommandId::ToggleCover,
                    reason: Reason::FacilitatorOnly,
                });
            }
        }
        is_covered
    }

    fn set_cover(&mut self, id: &ElementId, cover: bool, turn: &mut Turn<'_>) {
        let result = self.step(turn, |board| board.edit(|edit| edit.set_cover(id, cover)));
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }

    /// Whether this is a covered cell.
    pub(crate) fn is_covered(&self, id: &ElementId) -> bool {
        let cell = self.scene.element(id).and_then(Element::as_cell);
        cell.is_some_and(|cell| cell.cover)
    }

    /// Shows what an element is now, but not what lies under a cover.
    pub(crate) fn show_in_scene(&mut self, id: &ElementId, element: Option<Element>) {
        let was = self.is_covered(id);
        let cell = element.as_ref().and_then(Element::as_cell);
        let is = cell.is_some_and(|cell| cell.cover);
        let owner = element
            .as_ref()
            .and_then(|element| element.placement.parent.as_ref());
        let hidden = owner.is_some_and(|owner| self.is_covered(owner));
        self.scene.update(id, element.filter(|_| !hidden));
        if is != was {
            self.cover_in_scene(id, is);
        }
    }

    /// Takes what lies in a cell off the scene, or brings it back.
    fn cover_in_scene(&mut self, cell: &ElementId, cover: bool) {
        if cover {
            let children = self.scene.children(cell);
            let inside: Vec<ElementId> = children.map(|child| child.id.clone()).collect();
            for id in inside {
                self.scene.update(&id, None);
                self.changes.elements.push(id);
            }
        } else {
            let snapshot = self.board.snapshot();
            for child in snapshot.children(cell) {
                self.scene.update(&child.id, Some(child.clone()));
                self.changes.elements.push(child.id.clone());
            }
        }
    }
}
