//! Copy, cut and paste of notes: our own JSON between boards, plain text for everybody else.

use board::limits::NOTE_CHARACTERS_MAX;
use board::{
    BoardError, BoardPoint, BoardRect, BoardSize, ElementId, NewNote, NoteColor, Placement,
};
use serde::{Deserialize, Serialize};
use workshop::{NOTE_IN_CELL, SLOT_GAP};

use crate::placing::{FREE_NOTE_SIZE, NotePlace};
use crate::turn::Turn;
use crate::{Announcement, Editor, Effect, NoteDraft, Pasted, Refusal};

/// Lines of plain text that become a note each.
pub const PASTED_LINES_MAX: usize = 100;
/// Notes that one paste of our own form may hold.
pub const PASTED_NOTES_MAX: usize = 5_000;
/// Bytes of our own form that are looked at.
const JSON_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How our own form names itself.
const FORMAT: &str = "nonet.notes";

#[derive(Serialize, Deserialize)]
struct Clip {
    format: String,
    notes: Vec<ClippedNote>,
}

#[derive(Serialize, Deserialize)]
struct ClippedNote {
    text: String,
    color: String,
    /// Top left corner relative to the top left corner of all that was copied, then the size.
    rect: [f64; 4],
    #[serde(default)]
    author: String,
}

/// A note about to be pasted; its place is given as a rectangle or is its cell's next free one.
struct NewOne {
    text: String,
    color: NoteColor,
    author: String,
    place: NotePlace,
}

impl Editor {
    pub(crate) fn copy(&mut self, turn: &mut Turn<'_>) {
        let order = self.scene.reading_order();
        let rank = |id: &ElementId| order.iter().position(|other| other == id);
        let mut notes: Vec<_> = self.selected_notes().collect();
        notes.sort_by_cached_key(|note| rank(&note.id));
        let ids: Vec<ElementId> = notes.iter().map(|note| note.id.clone()).collect();
        let origin = self.rect_around(&ids).unwrap_or_default().origin();
        let clipped = notes.iter().filter_map(|element| {
            let note = element.as_note()?;
            let at = self.scene.rect(&element.id)?.origin() - origin;
            Some(ClippedNote {
                text: note.text.clone(),
                color: note.color.token().to_owned(),
                rect: [at.x, at.y, element.size.width, element.size.height],
                author: note.author.clone(),
            })
        });
        let clip = Clip {
            format: FORMAT.to_owned(),
            notes: clipped.collect(),
        };
        let lines: Vec<&str> = clip.notes.iter().map(|note| note.text.as_str()).collect();
        let text = lines.join("\n");
        // Numbers and texts always serialize.
        let json = serde_json::to_string(&clip).unwrap_or_default();
        turn.effect(Effect::Copy { json, text });
    }

    pub(crate) fn cut(&mut self, turn: &mut Turn<'_>) {
        self.copy(turn);
        let notes: Vec<ElementId> = self.selected_notes().map(|note| note.id.clone()).collect();
        self.set_selection(crate::Selection::of(notes));
        self.delete_selection(turn);
    }

    pub(crate) fn paste(&mut self, pasted: Pasted, turn: &mut Turn<'_>) {
        if self.editing().is_some() {
            return; // The field takes it.
        }
        self.cancel_gesture();
        if !self.may_write(turn) {
            return;
        }
        let clip = pasted.json.as_deref().and_then(read);
        match (clip, pasted.text.as_deref()) {
            (Some(clip), text) => match text.filter(|_| pasted.as_one_note) {
                Some(text) => self.paste_as_one(text, turn),
                None => self.paste_clip(clip, turn),
            },
            (None, Some(text)) if pasted.as_one_note => self.paste_as_one(text, turn),
            (None, Some(text)) => self.paste_lines(text, turn),
            (None, None) => turn.refuse(Refusal::NothingToPaste),
        }
    }

    /// Where a paste goes: under the pointer, or in the middle of the view.
    pub(crate) fn paste_point(&self) -> BoardPoint {
        let seen = self.camera.visible(self.settings.viewport);
        self.pointer
            .filter(|point| seen.contains(*point))
            .unwrap_or_else(|| seen.center())
    }

    fn paste_clip(&mut self, clip: Clip, turn: &mut Turn<'_>) {
        if clip.notes.len() > PASTED_NOTES_MAX {
            return turn.refuse(Refusal::TooMuchPasted {
                max: PASTED_NOTES_MAX,
            });
        }
        let rects: Vec<BoardRect> = clip
            .notes
            .iter()
            .map(|note| clipped_rect(note.rect))
            .collect();
        let Some(around) = rects.iter().copied().reduce(|all, rect| all.union(&rect)) else {
            return turn.refuse(Refusal::NothingToPaste);
        };
        let point = self.paste_point();
        let shift = point - around.center();
        let shift = BoardPoint::new(shift.x.round(), shift.y.round());
        let mut notes = Vec::new();
        let mut placed = Vec::new();
        // With the keyboard in a cell and the pointer elsewhere, that cell takes them.
        let cell = self.current_cell().map(|cell| cell.id.clone());
        for (note, rect) in clip.notes.into_iter().zip(rects) {
            let rect = rect.moved(shift);
            let place = cell
                .as_ref()
                .and_then(|cell| self.place_in_besides(cell, rect.size(), &placed))
                .unwrap_or_else(|| NotePlace {
                    placement: self.placement_of(rect),
                    size: rect.size(),
                    rect,
                });
            if let Some(cell) = &place.placement.parent {
                placed.push((cell.clone(), place.rect));
            }
            notes.push(NewOne {
                text: note.text,
                color: NoteColor::from_token(&note.color).unwrap_or_default(),
                author: note.author,
                place,
            });
        }
        self.create_pasted(notes, turn);
    }

    fn paste_as_one(&mut self, text: &str, turn: &mut Turn<'_>) {
        let text = clean(text);
        if text.trim().is_empty() {
            return turn.refuse(Refusal::NothingToPaste);
        }
        let place = match self
            .current_cell()
            .and_then(|cell| self.next_place_in(&cell.id))
        {
            Some(place) => place,
            None => self.place_for_note_at(self.paste_point()),
        };
        let note = self.new_one(text, place);
        self.create_pasted(vec![note], turn);
    }

    /// A note for each line; a text of more lines than that, one note.
    fn paste_lines(&mut self, text: &str, turn: &mut Turn<'_>) {
        let cleaned = clean(text);
        let lines: Vec<&str> = cleaned
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(PASTED_LINES_MAX + 1)
            .collect();
        if lines.len() <= 1 || lines.len() > PASTED_LINES_MAX {
            return self.paste_as_one(text, turn);
        }
        let cell = match self.current_cell() {
            Some(cell) => Some(cell.id.clone()),
            None => self.scene.cell_at(self.paste_point()),
        };
        let mut placed = Vec::new();
        let mut notes = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let in_cell = cell
                .as_ref()
                .and_then(|cell| self.place_in_besides(cell, NOTE_IN_CELL, &placed));
            let place = in_cell.unwrap_or_else(|| self.place_in_grid(index, lines.len()));
            if let Some(cell) = &place.placement.parent {
                placed.push((cell.clone(), place.rect));
            }
            notes.push(self.new_one((*line).to_owned(), place));
        }
        self.create_pasted(notes, turn);
    }

    /// The `index`th place of a nearly square grid of `count` free notes around the pointer.
    fn place_in_grid(&self, index: usize, count: usize) -> NotePlace {
        let columns = (count as f64).sqrt().ceil().max(1.0);
        let rows = (count as f64 / columns).ceil();
        let (width, height) = (
            FREE_NOTE_SIZE.width + SLOT_GAP,
            FREE_NOTE_SIZE.height + SLOT_GAP,
        );
        let row = (index as f64 / columns).floor();
        let column = index as f64 - row * columns;
        let middle = self.paste_point();
        let origin = BoardPoint::new(
            (middle.x - columns * width / 2.0 + column * width).round(),
            (middle.y - rows * height / 2.0 + row * height).round(),
        );
        NotePlace {
            placement: Placement::free(origin.tamed()),
            size: FREE_NOTE_SIZE,
            rect: BoardRect::at(origin, FREE_NOTE_SIZE),
        }
    }

    fn new_one(&self, text: String, place: NotePlace) -> NewOne {
        NewOne {
            text,
            color: self.next_color,
            author: self.settings.author.clone(),
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
            let rect = BoardRect::at(note.at.tamed(), note.size.tamed());
            NewOne {
                text: note.text,
                color: note.color,
                author: self.settings.author.clone(),
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

    fn create_pasted(&mut self, notes: Vec<NewOne>, turn: &mut Turn<'_>) {
        let (created, result) = self.create_all(notes, turn);
        self.finish_adding(created, result, turn);
    }

    /// One transaction: all notes, or none if one is too long; as many as fit on a board that gets full.
    fn create_all(
        &mut self,
        notes: Vec<NewOne>,
        turn: &mut Turn<'_>,
    ) -> (Vec<ElementId>, Result<(), BoardError>) {
        let longest = notes.iter().map(|note| note.text.chars().count()).max();
        if let Some(characters) = longest.filter(|characters| *characters > NOTE_CHARACTERS_MAX) {
            let max = NOTE_CHARACTERS_MAX;
            return (Vec::new(), Err(BoardError::TooLong { characters, max }));
        }
        let ids: Vec<ElementId> = notes.iter().map(|_| turn.new_element_id()).collect();
        let mut created = Vec::new();
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                for (id, note) in ids.into_iter().zip(&notes) {
                    edit.create_note(
                        &id,
                        NewNote {
                            placement: note.place.placement.clone(),
                            size: note.place.size,
                            color: note.color,
                            text: &note.text,
                            author: &note.author,
                        },
                    )?;
                    created.push(id);
                }
                Ok::<(), BoardError>(())
            })
        });
        (created, result)
    }
}

/// Reads our own form; anything else, and anything far too large, is not ours.
fn read(json: &str) -> Option<Clip> {
    if json.len() > JSON_BYTES_MAX {
        return None;
    }
    let clip: Clip = serde_json::from_str(json).ok()?;
    (clip.format == FORMAT).then_some(clip)
}

fn clipped_rect([x, y, width, height]: [f64; 4]) -> BoardRect {
    BoardRect::at(
        BoardPoint::new(x, y).tamed(),
        BoardSize::new(width, height).tamed(),
    )
}

/// Line ends as we write them, and no control characters besides.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .collect()
}
