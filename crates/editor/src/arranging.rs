//! Colour, pile, copies beside, deleting.

use board::{
    BoardError, BoardPoint, BoardRect, ElementId, ElementKind, NewNote, NoteColor, OrderKey,
};

use crate::placing::NotePlace;
use crate::turn::Turn;
use crate::{Announcement, Editor, Selection};

/// Space between a free note and its copy, board units.
const COPY_GAP: f64 = 10.0;

impl Editor {
    /// Recolours the selected notes; what is created next has that colour too.
    pub(crate) fn recolor(&mut self, color: NoteColor, turn: &mut Turn<'_>) {
        self.next_color = color;
        self.changes.settings = true;
        self.recolor_draft(color);
        let notes: Vec<ElementId> = self
            .selected_notes()
            .filter(|element| element.as_note().is_some_and(|note| note.color != color))
            .map(|element| element.id.clone())
            .filter(|id| self.board.element(id).is_some())
            .collect();
        if notes.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for id in &notes {
                    let _deleted_meanwhile = edit.set_color(id, color);
                }
            });
        });
    }

    fn recolor_draft(&mut self, color: NoteColor) {
        let Some(draft) = self.field.as_mut().and_then(|field| field.draft.as_mut()) else {
            return;
        };
        if let ElementKind::Note(note) = &mut draft.element.kind {
            note.color = color;
        }
        let element = draft.element.clone();
        self.changes.elements.push(element.id.clone());
        self.scene.update(&element.id.clone(), Some(element));
    }

    /// Deletes the selection, canvases with all that is on them: one step.
    pub(crate) fn delete_selection(&mut self, turn: &mut Turn<'_>) {
        let ids = self.with_all_owned(self.selection.ids());
        if ids.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for id in &ids {
                    let _deleted_meanwhile = edit.delete(id);
                }
            });
        });
        turn.announce(Announcement::Deleted { count: ids.len() });
    }

    pub(crate) fn bring_to_front(&mut self, turn: &mut Turn<'_>) {
        let selected = self.selected_in_pile();
        let highest_other = self
            .orders(|id, editor| !editor.selection.contains(id))
            .max();
        let lowest = self
            .orders(|id, editor| editor.selection.contains(id))
            .min();
        if lowest > highest_other {
            return;
        }
        let mut top = self.top.clone();
        let plan: Vec<(ElementId, OrderKey)> = selected
            .into_iter()
            .map(|id| {
                let key = OrderKey::above(top.as_ref());
                top = Some(key.clone());
                (id, key)
            })
            .collect();
        self.restack(&plan, turn);
    }

    pub(crate) fn send_to_back(&mut self, turn: &mut Turn<'_>) {
        let selected = self.selected_in_pile();
        let lowest_other = self
            .orders(|id, editor| !editor.selection.contains(id))
            .min();
        let highest = self
            .orders(|id, editor| editor.selection.contains(id))
            .max();
        if lowest_other.is_none() || highest < lowest_other {
            return;
        }
        let mut bottom = lowest_other;
        let mut plan: Vec<(ElementId, OrderKey)> = selected
            .into_iter()
            .rev()
            .map(|id| {
                let key = OrderKey::between(None, bottom.as_ref());
                bottom = Some(key.clone());
                (id, key)
            })
            .collect();
        plan.reverse();
        self.restack(&plan, turn);
    }

    fn restack(&mut self, plan: &[(ElementId, OrderKey)], turn: &mut Turn<'_>) {
        self.step(turn, |board| {
            board.edit(|edit| {
                for (id, key) in plan {
                    let _deleted_meanwhile = edit.set_order(id, key);
                }
            });
        });
    }

    fn orders(&self, wanted: impl Fn(&ElementId, &Self) -> bool) -> impl Iterator<Item = OrderKey> {
        self.scene
            .in_paint_order()
            .map(|placed| placed.element())
            .filter(move |element| wanted(&element.id, self))
            .map(|element| element.order.clone())
    }

    /// The selected elements, lowest in the pile first.
    fn selected_in_pile(&self) -> Vec<ElementId> {
        let mut selected: Vec<_> = self
            .selection
            .ids()
            .iter()
            .filter_map(|id| self.scene.element(id))
            .map(|element| (element.order.clone(), element.id.clone()))
            .collect();
        selected.sort_unstable();
        selected.into_iter().map(|(_, id)| id).collect()
    }

    /// Copies of notes, moved by `delta`; each belongs to the cell under its middle. The copies are selected.
    pub(crate) fn duplicate(&mut self, ids: &[ElementId], delta: BoardPoint, turn: &mut Turn<'_>) {
        let copies: Vec<(ElementId, NotePlace)> = ids
            .iter()
            .filter_map(|id| {
                let size = self.scene.element(id)?.size;
                let rect = self.scene.rect(id)?.moved(delta);
                let place = NotePlace {
                    placement: self.placement_of(rect),
                    size,
                    rect,
                };
                Some((id.clone(), place))
            })
            .collect();
        self.create_copies(&copies, turn);
    }

    /// Ctrl+D: free notes are copied to the right of the selection, notes in cells to the next free place of theirs.
    pub(crate) fn duplicate_beside(&mut self, turn: &mut Turn<'_>) {
        let notes = self.selected_in_pile();
        let notes: Vec<ElementId> = notes.into_iter().filter(|id| self.is_note(id)).collect();
        let free: Vec<ElementId> = notes
            .iter()
            .filter(|id| {
                self.scene
                    .element(id)
                    .and_then(|note| self.cell_of(note))
                    .is_none()
            })
            .cloned()
            .collect();
        let width = self.rect_around(&free).map_or(0.0, |rect| rect.width);
        let right = BoardPoint::new(width + COPY_GAP, 0.0);
        let mut placed: Vec<(ElementId, BoardRect)> = Vec::new();
        let mut copies = Vec::new();
        for id in notes {
            let Some(note) = self.scene.element(&id) else {
                continue;
            };
            let place = match self.cell_of(note) {
                Some(cell) => self.place_in_besides(&cell.id, note.size, &placed),
                None => self.scene.rect(&id).map(|rect| NotePlace {
                    placement: self.placement_of(rect.moved(right)),
                    size: note.size,
                    rect: rect.moved(right),
                }),
            };
            if let Some(place) = place {
                if let Some(cell) = &place.placement.parent {
                    placed.push((cell.clone(), place.rect));
                }
                copies.push((id, place));
            }
        }
        self.create_copies(&copies, turn);
    }

    fn create_copies(&mut self, copies: &[(ElementId, NotePlace)], turn: &mut Turn<'_>) {
        let mut created = Vec::new();
        let notes: Vec<_> = copies
            .iter()
            .filter_map(|(id, place)| {
                let note = self.scene.element(id)?.as_note()?.clone();
                Some((turn.new_element_id(), note, place.clone()))
            })
            .collect();
        if notes.is_empty() {
            return;
        }
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                for (id, note, place) in &notes {
                    edit.create_note(
                        id,
                        NewNote {
                            placement: place.placement.clone(),
                            size: place.size,
                            color: note.color,
                            text: &note.text,
                            author: &note.author,
                        },
                    )?;
                    created.push(id.clone());
                }
                Ok::<(), BoardError>(())
            })
        });
        self.finish_adding(created, result, turn);
    }

    /// Notes were added together: they are selected, seen and announced.
    pub(crate) fn finish_adding(
        &mut self,
        created: Vec<ElementId>,
        result: Result<(), BoardError>,
        turn: &mut Turn<'_>,
    ) {
        let count = created.len();
        if count > 0 {
            self.set_selection(Selection::of(created));
        }
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
        if let Some(rect) = self.selection_rect() {
            self.reveal(rect, turn);
        }
        if count > 0 {
            turn.announce(Announcement::NotesAdded { count });
        }
    }
}
