//! Whose values one sees and writes: the team's, one's own, or what everybody's come to.

use board::{Cell, ElementId};
use scene::{Layer, has_layers};

use crate::Editor;
use crate::turn::Turn;

impl Editor {
    /// The layer of values that is shown.
    pub fn layer(&self) -> Layer {
        self.scene.layer()
    }

    pub(crate) fn show_layer(&mut self, layer: Layer, turn: &mut Turn<'_>) {
        self.leave_value(turn);
        let changed = self.scene.set_layer(layer, &self.settings.person);
        self.changes.elements.extend(changed);
        self.changes.settings = true;
        self.changes.selection = true;
        self.all_canvases_stale();
    }

    /// Whose value is written into a cell now; empty is the team.
    pub(crate) fn whose(&self, cell: &Cell) -> &str {
        if self.layer() == Layer::Mine && has_layers(&cell.holds) {
            &self.settings.person
        } else {
            ""
        }
    }

    /// Whether a cell can be written into in the layer that is shown; says so if not.
    pub(crate) fn may_score(&self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        if self.refuses_closed(id, turn) {
            return false;
        }
        let cell = self.scene.element(id).and_then(|element| element.as_cell());
        let is_mean = self.layer() == Layer::Mean;
        let refused = is_mean && cell.is_some_and(|cell| has_layers(&cell.holds));
        if refused {
            turn.refuse(self.unfit(id, "mean"));
        }
        !refused
    }

    /// Whether there is anything where everybody may have a value of their own, in the canvas that one is at.
    pub fn has_layers(&self) -> bool {
        let Some(canvas) = self.focused_or_selected_canvas() else {
            return false;
        };
        self.scene.children(&canvas).any(|element| {
            let cell = element.as_cell();
            cell.is_some_and(|cell| has_layers(&cell.holds))
        })
    }

    /// The canvas that is selected, or that the focus or the selected note is in.
    pub(crate) fn focused_or_selected_canvas(&self) -> Option<ElementId> {
        let here = self.selection.single().or(self.focus.as_ref())?;
        self.canvas_of(here)
    }
}
