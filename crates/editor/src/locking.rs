//! Locked things: they can be selected by a click, and that is all.

use board::ElementId;

use crate::turn::Turn;
use crate::{Editor, Kinds};

impl Editor {
    /// Whether a person locked it. The template layer is not locked in this sense: it has its own rules.
    pub fn is_locked(&self, id: &ElementId) -> bool {
        let element = self.scene.element(id);
        element.is_some_and(|element| {
            element.locked && !(Kinds::CANVAS | Kinds::CELL).has(&element.kind)
        })
    }

    /// Locks what is selected, or sets it free if all of it is locked.
    pub(crate) fn toggle_lock(&mut self, turn: &mut Turn<'_>) {
        let ids: Vec<ElementId> = self.lockable().cloned().collect();
        let lock = !ids.iter().all(|id| self.is_locked(id));
        let changed: Vec<ElementId> = ids
            .into_iter()
            .filter(|id| self.is_locked(id) != lock)
            .collect();
        if changed.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for id in &changed {
                    let _deleted_meanwhile = edit.set_locked(id, lock);
                }
            });
        });
    }

    /// Whether all that is selected is locked, and something is: the command sets it free then.
    pub fn selection_is_locked(&self) -> bool {
        let mut ids = self.lockable().peekable();
        ids.peek().is_some() && ids.all(|id| self.is_locked(id))
    }

    fn lockable(&self) -> impl Iterator<Item = &ElementId> {
        let fits = |id: &&ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| !Kinds::CANVAS.has(&element.kind))
        };
        self.selection.ids().iter().filter(fits)
    }
}
