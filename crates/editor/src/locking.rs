//! Locked things: they can be selected by a click, and that is all.

use board::{ElementId, ElementKind};

use crate::turn::Turn;
use crate::{CommandId, Editor, Kinds, Reason, Refusal};

impl Editor {
    /// Whether a person locked it, or it is a canvas whose part is over. The template layer is not locked in this sense:
    /// it has its own rules.
    pub fn is_locked(&self, id: &ElementId) -> bool {
        let element = self.scene.element(id);
        element.is_some_and(|element| match &element.kind {
            ElementKind::Canvas(canvas) => canvas.closed,
            kind => element.locked && !Kinds::CELL.has(kind),
        })
    }

    /// Whether something is, or lies on, a canvas whose part is over: nothing is written there.
    pub(crate) fn is_closed(&self, id: &ElementId) -> bool {
        let canvas = self.canvas_of(id);
        canvas.is_some_and(|canvas| self.is_locked(&canvas))
    }

    /// As [`Self::is_closed`]; says so if it is.
    pub(crate) fn refuses_closed(&self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        let closed = self.is_closed(id);
        if closed {
            turn.refuse(Refusal::Unavailable {
                command: CommandId::ToggleLock,
                reason: Reason::Locked,
            });
        }
        closed
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
        let scene = &self.scene;
        let notes: Vec<(ElementId, Vec<ElementId>)> = changed
            .iter()
            .filter(|id| self.is_canvas(id))
            .map(|canvas| {
                let cells = scene.cells(canvas).into_iter();
                let notes = cells.flat_map(|cell| scene.notes_in_reading_order(&cell.id));
                (canvas.clone(), notes.map(|note| note.id.clone()).collect())
            })
            .collect();
        self.step(turn, |board| {
            board.edit(|edit| {
                for id in &changed {
                    let _deleted_meanwhile = match notes.iter().find(|(canvas, _)| canvas == id) {
                        Some((canvas, notes)) => edit.set_closed(canvas, lock).and_then(|()| {
                            let mut notes = notes.iter();
                            notes.try_for_each(|note| edit.set_locked(note, lock))
                        }),
                        None => edit.set_locked(id, lock),
                    };
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
        // A canvas is closed by making its next part; it can only be opened again.
        let fits = |id: &&ElementId| !self.is_canvas(id) || self.is_locked(id);
        self.selection.ids().iter().filter(fits)
    }

    fn is_canvas(&self, id: &ElementId) -> bool {
        let element = self.scene.element(id);
        element.is_some_and(|element| element.as_canvas().is_some())
    }
}
