//! Notes that come together: from an importer, from pasted text. All in one transaction.

use board::limits::NOTE_CHARACTERS_MAX;
use board::{BoardError, Element, ElementId, ElementKind, Link, Note, NoteColor};

use crate::placing::NotePlace;
use crate::turn::Turn;
use crate::{Announcement, Editor, NoteDraft};

/// A note about to be put on the board.
#[derive(Debug)]
pub(crate) struct NewOne {
    pub(crate) text: String,
    pub(crate) color: NoteColor,
    pub(crate) link: Option<Link>,
    pub(crate) place: NotePlace,
}

impl Editor {
    /// A note as this person makes it.
    pub(crate) fn new_one(&self, text: String, place: NotePlace) -> NewOne {
        let own = self.color_in(place.placement.parent.as_ref());
        NewOne {
            text,
            color: own.unwrap_or(self.next_color),
            link: None,
            place,
        }
    }

    /// Notes from an importer or a measurement, at the places that they name.
    pub(crate) fn add_notes(&mut self, notes: Vec<NoteDraft>, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if notes.is_empty() || !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let notes = notes.into_iter().map(|note| {
            let rect = board::BoardRect::at(note.at.tamed(), note.size.tamed());
            NewOne {
                text: note.text,
                color: note.color,
                link: None,
                place: NotePlace {
                    placement: self.placement_of(rect),
                    size: rect.size(),
                    rect,
                },
            }
        });
        let (created, result) = self.create_all(notes.collect(), turn);
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
        self.fit_what_was_loaded();
        turn.announce(Announcement::NotesAdded {
            count: created.len(),
        });
    }

    /// Puts pasted notes on the board and selects them.
    pub(crate) fn add_pasted(&mut self, notes: Vec<NewOne>, turn: &mut Turn<'_>) {
        let (created, result) = self.create_all(notes, turn);
        self.finish_adding(created, result, turn);
    }

    /// One transaction: all notes, or none if one is too long; as many as fit on a board that gets full.
    fn create_all(
        &mut self,
        notes: Vec<NewOne>,
        turn: &mut Turn<'_>,
    ) -> (Vec<ElementId>, Result<(), BoardError>) {
        let max = NOTE_CHARACTERS_MAX;
        // No text has more characters than bytes.
        let long = notes.iter().filter(|note| note.text.len() > max);
        let longest = long.map(|note| note.text.chars().count()).max();
        if let Some(characters) = longest.filter(|characters| *characters > max) {
            return (Vec::new(), Err(BoardError::TooLong { characters, max }));
        }
        self.begin_step();
        let author = &self.settings.author;
        let mut elements = notes.into_iter().map(|note| {
            let kind = ElementKind::Note(Note {
                color: note.color,
                text: note.text,
                author: author.clone(),
                ..Note::default()
            });
            let NotePlace {
                placement, size, ..
            } = note.place;
            Element {
                link: note.link,
                ..Element::new(turn.new_element_id(), placement, size, kind)
            }
        });
        let (made, result) = self.board.create_notes(&mut elements);
        let created = made.iter().map(|note| note.id.clone()).collect();
        self.end_step(made, turn);
        (created, result)
    }
}
