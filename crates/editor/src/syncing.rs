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

    /// `made` is what [`Editor::sync_knowing`] may know.
    pub(crate) fn end_step(&mut self, made: Vec<Element>, turn: &mut Turn<'_>) {
        self.history.close_step();
        self.sync_knowing(made, turn);
    }

    /// Brings scene and outgoing updates up to date with the document. Returns the elements touched.
    pub(crate) fn sync(&mut self, turn: &mut Turn<'_>) -> Vec<(ElementId, Origin)> {
        self.sync_knowing(Vec::new(), turn)
    }

    /// The same. If exactly the elements of `known` were touched, they are not read: they are given as they are now, in
    /// the order of their names.
    pub(crate) fn sync_knowing(
        &mut self,
        known: Vec<Element>,
        turn: &mut Turn<'_>,
    ) -> Vec<(ElementId, Origin)> {
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
        if changes.elements.is_empty() {
            return Vec::new();
        }
        self.selected.set(None);
        let ids: Vec<&ElementId> = changes.elements.keys().collect();
        let known_ids = known.iter().map(|element| &element.id);
        let is_known = known_ids.eq(ids.iter().copied());
        let mut known = known.into_iter();
        for ids in ids.chunks(READ_AT_ONCE) {
            let elements = match is_known {
                true => known.by_ref().take(ids.len()).map(Some).collect(),
                false => self.board.elements(ids),
            };
            for (id, mut element) in ids.iter().zip(elements) {
                self.look_behind(id, element.as_mut());
                if let Some(element) = &element
                    && self.top.as_ref().is_none_or(|top| element.order > *top)
                {
                    self.top = Some(element.order.clone());
                }
                self.regroup(
                    id,
                    element.as_ref().and_then(|element| element.group.as_ref()),
                );
                self.show_in_scene(id, element);
            }
        }
        self.changes
            .elements
            .extend(changes.elements.keys().cloned());
        self.canvases_stale(changes.elements.keys());
        self.forget_what_is_gone();
        changes.elements.into_iter().collect()
    }
}
