//! After every input: what was asked for may be gone, and what follows from the board may be another.

use board::{Element, ElementId, Holds, SortedSet};

use crate::Editor;
use crate::turn::Turn;

impl Editor {
    /// The changed elements from that one on: something may follow from them.
    pub(crate) fn canvases_stale(&mut self, from: usize) {
        // On a board without canvases nothing does.
        if self.scene.has_grounds() {
            let changed = self.changes.elements.get(from..).unwrap_or_default();
            // In their order they are put at the end, one by one.
            let changed: SortedSet<ElementId> = changed.iter().cloned().collect();
            self.stale.extend(changed);
        }
    }

    /// Everything that follows is worked out anew.
    pub(crate) fn all_canvases_stale(&mut self) {
        let canvases = self.scene.canvases();
        let ids: Vec<ElementId> = canvases.iter().map(|canvas| canvas.id.clone()).collect();
        self.stale.extend(ids);
    }

    pub(crate) fn settle_cells(&mut self, turn: &mut Turn<'_>) {
        let is_gone = |id: &ElementId| self.scene.element(id).is_none();
        let ends = self.asking.as_ref().is_some_and(is_gone)
            || self.asking != self.focus
            || self.settings.read_only;
        if ends {
            self.leave_value(turn);
        }
        if let Some(verbs) = self.verbs.filter(|_| !self.stale.is_empty()) {
            (verbs.cells.figures)(self);
        }
    }

    /// The cell with the focus, if it holds a text: letters begin to write in it.
    pub(crate) fn focused_text_cell(&self) -> Option<&Element> {
        let focus = self.focus.as_ref().filter(|_| self.selection.is_empty())?;
        let element = self.scene.element(focus)?;
        let cell = element.as_cell()?;
        matches!(*cell.holds, Holds::Text { .. }).then_some(element)
    }
}
