//! Clicks on cells that hold something, and piles of ready notes.

use board::{BoardPoint, BoardRect, ElementId, ElementKind, Holds, Placement};

use crate::placing::{NotePlace, centered};
use crate::turn::Turn;
use crate::{Editor, Selection};

/// A pile of ready notes.
pub(crate) struct Pile {
    color: board::NoteColor,
    size: board::BoardSize,
    text: String,
}

impl Editor {
    /// The topmost thing at a point, if it is a column, a row, or a cell that holds something else than notes.
    pub(crate) fn typed_at(&self, point: BoardPoint) -> Option<ElementId> {
        self.scene.hit(point).filter(|id| self.is_typed(id))
    }

    /// A click on what [`Self::typed_at`] gives. False where it means what it means everywhere.
    pub(crate) fn click_typed(
        &mut self,
        id: &ElementId,
        is_double: bool,
        turn: &mut Turn<'_>,
    ) -> bool {
        let element = self.scene.element(id).map(|element| &element.kind);
        // Notes are made in the slots that take them, as in any cell.
        if let Some(ElementKind::Cell(cell)) = element
            && cell.takes_notes()
        {
            return false;
        }
        let had_focus = self.focus.as_ref() == Some(id);
        let toggles = matches!(
            element,
            Some(ElementKind::Cell(cell)) if matches!(*cell.holds, Holds::Check | Holds::Mark { .. })
        );
        let writes = self.is_writable(id);
        self.set_selection(Selection::default());
        self.set_focus(Some(id.clone()));
        // The first click points at it, the second one begins; what is merely switched is switched by each.
        if toggles {
            self.toggle(id, turn);
        } else if self.uncover(id, turn) {
            // One click, as on anything that opens.
        } else if is_double || (had_focus && !writes && self.pile(id).is_none()) {
            self.begin(id, turn);
        }
        true
    }

    /// The pile, if this cell is one.
    pub(crate) fn pile(&self, id: &ElementId) -> Option<Pile> {
        match &*self.scene.element(id)?.as_cell()?.holds {
            Holds::Pile {
                color, size, text, ..
            } => {
                let locale = self.settings.locale;
                let text = text.as_ref().map(|text| text.get(locale).to_owned());
                Some(Pile {
                    color: *color,
                    size: *size,
                    text: text.unwrap_or_default(),
                })
            }
            _ => None,
        }
    }

    /// Where a note from a pile would lie with its middle at a point: in a cell within its edges.
    pub(crate) fn place_from_pile(&self, pile: &ElementId, point: BoardPoint) -> Option<NotePlace> {
        let size = self.pile(pile)?.size;
        let Some(cell) = self.scene.cell_at(point) else {
            let rect = centered(point, size);
            return Some(NotePlace {
                placement: self.placement_of(rect),
                size,
                rect,
            });
        };
        let around = self.scene.rect(&cell)?;
        let wanted = centered(point, size);
        let keep = |low: f64, start: f64, room: f64| low.min(start + room).max(start);
        let origin = BoardPoint::new(
            keep(wanted.x, around.x, around.width - size.width),
            keep(wanted.y, around.y, around.height - size.height),
        );
        Some(NotePlace {
            placement: Placement::inside(cell, (origin - around.origin()).tamed()),
            size,
            rect: BoardRect::at(origin, size),
        })
    }

    /// A note from a pile: at a point, or in the next free place of the canvas's first cell for notes.
    pub(crate) fn take_from_pile(
        &mut self,
        id: &ElementId,
        at: Option<BoardPoint>,
        turn: &mut Turn<'_>,
    ) {
        if !self.may_write(turn) {
            return;
        }
        let Some(pile) = self.pile(id) else {
            return;
        };
        let place = match at {
            Some(point) => self.place_from_pile(id, point),
            None => {
                let canvas = self
                    .scene
                    .element(id)
                    .and_then(|pile| pile.placement.parent.clone());
                let cells = canvas
                    .map(|canvas| self.scene.cells(&canvas))
                    .unwrap_or_default();
                let takes =
                    |cell: &&&board::Element| cell.as_cell().is_some_and(|cell| cell.takes_notes());
                let first = cells.iter().find(takes).map(|cell| cell.id.clone());
                match first {
                    Some(cell) => self.place_in_besides(&cell, pile.size, &[]),
                    None => {
                        let beside = self.scene.rect(id).map(|rect| rect.center());
                        beside.and_then(|point| self.place_from_pile(id, point))
                    }
                }
            }
        };
        let Some(place) = place else {
            return;
        };
        self.start_draft(place, turn);
        self.restyle_draft(|draft| {
            if let ElementKind::Note(note) = &mut draft.kind {
                note.color = pile.color;
            }
        });
        if !pile.text.is_empty() {
            self.on_text(pile.text, turn);
            self.focus_field(crate::Caret::End, turn);
        }
    }
}
