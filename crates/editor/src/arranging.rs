//! Colour, copies beside, deleting.

use board::{BoardError, BoardPoint, BoardRect, ElementId, NewNote, NoteColor};

use crate::connectors::loosen;
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

    /// Deletes the selection, canvases with all that is on them: one step. What is locked stays.
    pub(crate) fn delete_selection(&mut self, turn: &mut Turn<'_>) {
        let ids = self.selection.ids().iter();
        let roots: Vec<ElementId> = ids.filter(|id| !self.is_locked(id)).cloned().collect();
        let ids = self.with_all_owned(&roots);
        if ids.is_empty() {
            return;
        }
        let left = self.left_behind(&Selection::of(ids.iter().cloned()));
        self.step(turn, |board| {
            board.edit(|edit| {
                loosen(edit, &left);
                for id in &ids {
                    let _deleted_meanwhile = edit.delete(id);
                }
            });
        });
        turn.announce(Announcement::Deleted { count: ids.len() });
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
