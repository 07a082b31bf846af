//! Texts in cells and names of columns: written in the one text field, as notes are.

use board::{Element, ElementId, ElementKind, Holds};

use crate::turn::Turn;
use crate::{Caret, Editor, Selection};

impl Editor {
    /// Writes in a cell or a heading, which keeps the focus.
    pub(crate) fn write_in(&mut self, id: &ElementId, caret: Caret, turn: &mut Turn<'_>) {
        self.set_selection(Selection::default());
        self.start_editing(id, caret, turn);
        self.set_focus(Some(id.clone()));
    }
}

/// Whether it belongs to the template layer, and people write in it all the same.
pub(crate) fn is_template_text(element: &Element) -> bool {
    match &element.kind {
        ElementKind::Cell(cell) => matches!(*cell.holds, Holds::Text { .. }),
        // What is named by something else is written there.
        ElementKind::Track(track) => track.named.is_none(),
        _ => false,
    }
}
