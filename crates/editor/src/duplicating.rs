//! Duplicates: dragged away with Alt, or put beside by Ctrl+D.

use board::{BoardPoint, BoardRect, Element, ElementId};

use crate::Editor;
use crate::turn::Turn;

/// Space between the selection and its copies, board units.
const COPY_GAP: f64 = 10.0;

impl Editor {
    /// Copies of `ids` and all they own, moved by `delta`; each belongs to whom its middle lies in.
    pub(crate) fn duplicate(&mut self, ids: &[ElementId], delta: BoardPoint, turn: &mut Turn<'_>) {
        let sources = self.sources(ids);
        let copies = self.copies(sources, turn, &mut |editor, element, rect| {
            editor.placement_for(Some(&element.id), &element.kind, rect.moved(delta))
        });
        self.create_copies(copies, turn);
    }

    /// Ctrl+D: notes in cells are copied to the next free place of theirs, everything else to the right of the
    /// selection.
    pub(crate) fn duplicate_beside(&mut self, turn: &mut Turn<'_>) {
        let roots = self.selected_roots();
        let in_cell = |element: &Element| element.as_note().and(self.cell_of(element)).is_some();
        let free = |id: &&ElementId| self.scene.element(id).is_some_and(|it| !in_cell(it));
        let free: Vec<ElementId> = roots.iter().filter(free).cloned().collect();
        let width = self.rect_around(&free).map_or(0.0, |rect| rect.width);
        let right = BoardPoint::new(width + COPY_GAP, 0.0);
        let mut placed: Vec<(ElementId, BoardRect)> = Vec::new();
        let sources = self.sources(&roots);
        let copies = self.copies(sources, turn, &mut |editor, element, rect| {
            let cell = element.as_note().and(editor.cell_of(element));
            let place =
                cell.and_then(|cell| editor.place_in_besides(&cell.id, element.size, &placed));
            match place {
                Some(place) => {
                    let cell = place.placement.parent.clone();
                    placed.extend(cell.map(|cell| (cell, place.rect)));
                    place.placement
                }
                None => editor.placement_for(Some(&element.id), &element.kind, rect.moved(right)),
            }
        });
        self.create_copies(copies, turn);
    }
}
