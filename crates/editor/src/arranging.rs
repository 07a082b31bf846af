//! Colour, deleting, and what becomes of what was added.

use board::{BoardError, ElementId, NoteColor};

use crate::connectors::loosen;
use crate::turn::Turn;
use crate::{Announcement, Editor, Kinds, Selection};

impl Editor {
    /// Recolours the selected notes; what is created next has that colour too.
    pub(crate) fn recolor(&mut self, color: NoteColor, turn: &mut Turn<'_>) {
        self.next_color = color;
        self.changes.settings = true;
        self.recolor_draft(color);
        let notes: Vec<ElementId> = self
            .selected_notes()
            .filter(|element| !element.locked)
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
            self.announce_added(turn);
        }
    }

    /// Says that what is selected now was made.
    pub(crate) fn announce_added(&self, turn: &mut Turn<'_>) {
        let count = self.selection.len();
        turn.announce(if self.selected_kinds() == Kinds::NOTE {
            Announcement::NotesAdded { count }
        } else {
            Announcement::Added { count }
        });
    }
}
