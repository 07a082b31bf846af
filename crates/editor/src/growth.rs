//! The growth cycle over the nine quadrants: shown and hidden for everybody.

use board::ElementId;
use workshop::{GROWTH_TEMPLATE, show_growth, shows_growth};

use crate::turn::Turn;
use crate::{Editor, Reason};

impl Editor {
    /// The canvas that is meant, if the layer can lie on it.
    fn growth_canvas(&self) -> Option<ElementId> {
        let canvas = self.sample_canvas()?;
        let template = self.scene.element(&canvas)?.as_canvas()?;
        (template.template == GROWTH_TEMPLATE).then_some(canvas)
    }

    pub(crate) fn growth_hindrance(&self) -> Option<Reason> {
        match self.growth_canvas() {
            None => Some(Reason::DoesNotApply),
            // The layer is one of the template.
            Some(_) if !self.settings.leads => Some(Reason::FacilitatorOnly),
            Some(canvas) => self.is_closed(&canvas).then_some(Reason::Locked),
        }
    }

    pub(crate) fn toggle_growth(&mut self, turn: &mut Turn<'_>) {
        let Some(canvas) = self.growth_canvas() else {
            return;
        };
        let shown = shows_growth(&self.board.snapshot(), &canvas);
        let result = self.step(turn, |board| show_growth(board, &canvas, !shown));
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }
}
