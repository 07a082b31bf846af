//! What the document says, brought to everything that follows from it.

use board::{Board, Element, ElementId, Origin};

use crate::turn::Turn;
use crate::{Editor, Effect};

/// So many elements are read from the document at a time: a board's worth of them twice would take much memory.
const READ_AT_ONCE: usize = 256;

impl Editor {
    /// Runs `write` as one undo step of its own. Nothing may be written outside of this, but typing.
    pub(crate) fn step<R>(
        &mut self,
        turn: &mut Turn<'_>,
        write: impl FnOnce(&mut Board) -> R,
    ) -> R {
        self.begin_step();
        let result = write(&mut self.board);
        self.end_step(Vec::new(), turn);
        result
    }

    /// What is written until [`Editor::end_step`] is one undo step.
    pub(crate) fn begin_step(&mut self) {
        self.history.close_step();
        self.nudging = false;
    }

    /// `made` are notes that the board did not tell as changes: see [`Board::create_notes`].
    pub(crate) fn end_step(&mut self, made: Vec<Element>, turn: &mut Turn<'_>) {
        self.history.close_step();
        self.sync_with(made, turn);
    }

    /// Brings scene and outgoing updates up to date with the document. Returns the elements touched.
    pub(crate) fn sync(&mut self, turn: &mut Turn<'_>) -> Vec<(ElementId, Origin)> {
        self.sync_with(Vec::new(), turn)
    }

    fn sync_with(&mut self, made: Vec<Element>, turn: &mut Turn<'_>) -> Vec<(ElementId, Origin)> {
        let changes = self.board.drain_changes();
        for update in self.board.drain_updates() {
            turn.effect(Effect::Send(update));
        }
        if changes.info {
            self.info = self.board.info();
            self.changes.info = true;
            // How far off dates are may follow from it.
            self.all_canvases_stale();
        }
        for owner in &changes.graves {
            self.scene.bury(owner, self.board.grave(owner));
            // Whatever it owned may be seen elsewhere now.
            self.selected.set(None);
            self.changes.elements.push(owner.clone());
        }
        if changes.elements.is_empty() && made.is_empty() {
            return Vec::new();
        }
        self.selected.set(None);
        let first_new = self.changes.elements.len();
        self.scene.make_room(made.len());
        for note in made {
            let id = note.id.clone();
            self.show_now(&id, Some(note));
            self.changes.elements.push(id);
        }
        let ids: Vec<&ElementId> = changes.elements.keys().collect();
        for ids in ids.chunks(READ_AT_ONCE) {
            let elements = self.board.elements(ids);
            for (&id, element) in ids.iter().zip(elements) {
                self.show_now(id, element);
            }
        }
        self.changes
            .elements
            .extend(changes.elements.keys().cloned());
        self.canvases_stale(first_new);
        self.forget_what_is_gone();
        changes.elements.into_iter().collect()
    }

    /// Shows an element as it is now.
    fn show_now(&mut self, id: &ElementId, mut element: Option<Element>) {
        self.look_behind(id, element.as_mut());
        if let Some(element) = &element
            && self.top.as_ref().is_none_or(|top| element.order > *top)
        {
            self.top = Some(element.order.clone());
        }
        let group = element.as_ref().and_then(|element| element.group.as_ref());
        self.regroup(id, group);
        self.show_in_scene(id, element);
    }
}
