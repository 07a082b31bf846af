//! Pasted text: one line becomes a note, one address a link; for lines and tables the person is asked first.

mod table;

use board::limits::NOTE_CHARACTERS_MAX;
use board::{BoardPoint, BoardRect, ElementId, Link, Placement};
use workshop::SLOT_GAP;

use crate::placing::{FREE_NOTE_SIZE, NotePlace};
use crate::turn::Turn;
use crate::{Editor, Effect, Refusal, TooLong};

use table::Extent;
pub(crate) use table::Table;

/// Notes that a pasted text may become.
pub const PASTED_NOTES_MAX: usize = 1_000;
/// Characters of a pasted text that are looked at.
pub const PASTED_CHARACTERS_MAX: usize = 1_000_000;
/// Characters of a pasted text that a field is given: more than it may keep, so that a text can be shortened there, and
/// far less than what a browser needs seconds for to lay out.
pub const FIELD_PASTED_CHARACTERS_MAX: usize = 20_000;
/// Rows and columns that an offer shows.
const PREVIEW: (usize, usize) = (4, 4);
/// Characters of each that it shows.
const PREVIEW_CHARACTERS: usize = 40;

/// What to do with a pasted text of several lines.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PasteMode {
    /// A note for each line, or for each cell of a table, which keeps its rows and columns.
    Notes,
    /// Each column into a cell of the canvas, in the order of reading.
    IntoCells,
    /// Everything into one note.
    OneNote,
    /// Nothing.
    Cancel,
}

/// What can be made of a pasted text, for the question to the person.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PasteOffer {
    /// Lines that have any text: notes that it would become.
    pub notes: usize,
    /// Rows.
    pub rows: usize,
    /// Columns; 1 if it is no table.
    pub columns: usize,
    /// The canvas whose cells could take it, and how many cells it has. None if there are fewer cells than columns.
    pub canvas: Option<(ElementId, usize)>,
    /// It would become more than [`PASTED_NOTES_MAX`] notes: one note is the only choice.
    pub too_big: bool,
    /// The first rows, shortened.
    pub preview: Vec<Vec<String>>,
}

/// A text that waits for the person's answer.
#[derive(Debug)]
pub(crate) struct PendingPaste {
    text: String,
    /// Where it goes: by the time of the answer the pointer is at the question.
    at: BoardPoint,
    canvas: Option<ElementId>,
    too_big: bool,
}

impl PendingPaste {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

impl Editor {
    pub(crate) fn paste_text(&mut self, text: &str, turn: &mut Turn<'_>) {
        if let Some(refusal) = too_long(text, PASTED_CHARACTERS_MAX) {
            return turn.refuse(refusal);
        }
        let text = clean(text);
        if self.typed_focus().is_some() && self.fill_with(&text, turn) {
            return;
        }
        // Counted before anything is taken apart: a sheet may have a hundred thousand cells.
        let extent = Extent::of(&text);
        match extent.filled {
            0 => return turn.refuse(Refusal::NothingToPaste),
            1 => return self.paste_single(&text, turn),
            _ => {}
        }
        let too_big = extent.filled > PASTED_NOTES_MAX;
        if too_big && too_long(text.trim(), NOTE_CHARACTERS_MAX).is_some() {
            return turn.refuse(Refusal::TooMuchPasted {
                max: PASTED_NOTES_MAX,
            });
        }
        let canvas = self.canvas_for_paste().filter(|_| !too_big);
        let cells = canvas.map(|canvas| (self.scene.cells(&canvas).len(), canvas));
        let canvas = cells.filter(|(cells, _)| *cells >= extent.columns);
        let (rows, columns) = PREVIEW;
        let offer = PasteOffer {
            notes: extent.filled,
            rows: extent.rows,
            columns: extent.columns,
            canvas: canvas.clone().map(|(cells, canvas)| (canvas, cells)),
            too_big,
            preview: Table::first(&text, rows, columns, PREVIEW_CHARACTERS),
        };
        self.pending_paste = Some(PendingPaste {
            text,
            at: self.paste_point(),
            canvas: canvas.map(|(_, canvas)| canvas),
            too_big,
        });
        turn.effect(Effect::AskPaste(offer));
    }

    /// The person's answer. Without a question it means nothing.
    pub(crate) fn paste_as(&mut self, mode: PasteMode, turn: &mut Turn<'_>) {
        let Some(pending) = self.pending_paste.take() else {
            return;
        };
        self.cancel_gesture();
        if mode == PasteMode::Cancel || !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        self.pointer = Some(pending.at);
        match (mode, pending.canvas) {
            (PasteMode::OneNote, _) => self.paste_as_one(&pending.text, turn),
            _ if pending.too_big => turn.refuse(Refusal::TooMuchPasted {
                max: PASTED_NOTES_MAX,
            }),
            (PasteMode::IntoCells, Some(canvas)) => {
                self.paste_into_cells(&pending.text, &canvas, turn);
            }
            _ => self.paste_as_notes(&pending.text, turn),
        }
    }

    /// The canvas that the person is at: the one with the focus, the one under the pointer, or the only one.
    fn canvas_for_paste(&self) -> Option<ElementId> {
        let canvas_of = |id: &ElementId| {
            self.with_owners(id).into_iter().find(|id| {
                let element = self.scene.element(id);
                element.is_some_and(|element| element.as_canvas().is_some())
            })
        };
        let focused = self.focus.as_ref().and_then(canvas_of);
        let pointed = || canvas_of(&self.scene.cell_at(self.paste_point())?);
        let only = || match self.scene.canvases().as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        focused.or_else(pointed).or_else(only)
    }

    /// One line: a note. An address alone is the link of what is selected, or of a new note.
    fn paste_single(&mut self, text: &str, turn: &mut Turn<'_>) {
        let address = text.trim();
        let web = address.starts_with("http://") || address.starts_with("https://");
        let link = Link::parse(address).filter(|_| web);
        if link.is_some() && !self.selection.is_empty() {
            return self.set_link(Some(address), turn);
        }
        let place = self.place_for_pasted();
        let note = self.new_one(address.to_owned(), place);
        self.add_pasted(vec![crate::adding::NewOne { link, ..note }], turn);
    }

    pub(crate) fn paste_as_one(&mut self, text: &str, turn: &mut Turn<'_>) {
        if let Some(refusal) = too_long(text, PASTED_CHARACTERS_MAX) {
            return turn.refuse(refusal);
        }
        let text = clean(text);
        if text.trim().is_empty() {
            return turn.refuse(Refusal::NothingToPaste);
        }
        let place = self.place_for_pasted();
        let note = self.new_one(text, place);
        self.add_pasted(vec![note], turn);
    }

    fn place_for_pasted(&self) -> NotePlace {
        let cell = self.current_cell();
        let in_cell = cell.and_then(|cell| self.next_place_in(&cell.id));
        in_cell.unwrap_or_else(|| self.place_for_note_at(self.paste_point()))
    }

    /// Lines go into the current cell, or the one under the pointer, or into a grid; a table keeps its own.
    fn paste_as_notes(&mut self, text: &str, turn: &mut Turn<'_>) {
        let table = Table::of(text);
        let (rows, columns) = (table.rows.len(), table.columns);
        let notes = if columns > 1 {
            let filled = table.filled();
            let placed = filled.map(|(row, column, text)| {
                let place = self.place_in_grid((row, column), (rows, columns));
                self.new_one(text.to_owned(), place)
            });
            placed.collect()
        } else {
            let lines: Vec<&str> = table.filled().map(|(_, _, text)| text).collect();
            let cell = match self.current_cell() {
                Some(cell) => Some(cell.id.clone()),
                None => self.scene.cell_at(self.paste_point()),
            };
            self.lines_in(cell.as_ref(), &lines)
        };
        self.add_pasted(notes, turn);
    }

    /// Notes for lines, in the next free places of a cell, or in a nearly square grid.
    fn lines_in(&self, cell: Option<&ElementId>, lines: &[&str]) -> Vec<crate::adding::NewOne> {
        let count = lines.len();
        let columns = (count as f64).sqrt().ceil().max(1.0) as usize;
        let mut placed = Vec::new();
        let note = |(index, line): (usize, &&str)| {
            let in_cell = cell.and_then(|cell| {
                let size = self.note_size_in(cell);
                self.place_in_besides(cell, size, &placed)
            });
            let place = in_cell.unwrap_or_else(|| {
                let rows = count.div_ceil(columns);
                self.place_in_grid((index / columns, index % columns), (rows, columns))
            });
            if let Some(cell) = &place.placement.parent {
                placed.push((cell.clone(), place.rect));
            }
            self.new_one((*line).to_owned(), place)
        };
        lines.iter().enumerate().map(note).collect()
    }

    /// Each column into a cell of the canvas. Lines alone go into the cell with the focus, or the first one.
    fn paste_into_cells(&mut self, text: &str, canvas: &ElementId, turn: &mut Turn<'_>) {
        let table = Table::of(text);
        let mut cells: Vec<ElementId> = self
            .scene
            .cells(canvas)
            .iter()
            .map(|cell| cell.id.clone())
            .collect();
        let current = self.current_cell().map(|cell| cell.id.clone());
        if let Some(current) = current.filter(|it| table.columns == 1 && cells.contains(it)) {
            cells = vec![current];
        }
        let mut notes = Vec::new();
        for (column, cell) in cells.iter().enumerate().take(table.columns) {
            let lines: Vec<&str> = table
                .filled()
                .filter(|(_, at, _)| *at == column)
                .map(|(_, _, text)| text)
                .collect();
            notes.extend(self.lines_in(Some(cell), &lines));
        }
        self.add_pasted(notes, turn);
    }

    /// A place in a grid of free notes around the pointer: row and column, of so many rows and columns.
    fn place_in_grid(&self, (row, column): (usize, usize), of: (usize, usize)) -> NotePlace {
        let width = FREE_NOTE_SIZE.width + SLOT_GAP;
        let height = FREE_NOTE_SIZE.height + SLOT_GAP;
        let middle = self.paste_point();
        let origin = BoardPoint::new(
            (middle.x - of.1 as f64 * width / 2.0 + column as f64 * width).round(),
            (middle.y - of.0 as f64 * height / 2.0 + row as f64 * height).round(),
        );
        NotePlace {
            placement: Placement::free(origin.tamed()),
            size: FREE_NOTE_SIZE,
            rect: BoardRect::at(origin, FREE_NOTE_SIZE),
        }
    }
}

/// Whether a text has more characters than `max`; says so. A character takes a byte at least.
fn too_long(text: &str, max: usize) -> Option<Refusal> {
    if text.len() <= max {
        return None;
    }
    let characters = text.chars().count();
    (characters > max).then_some(Refusal::TooLong {
        what: TooLong::Pasted,
        characters,
        max,
    })
}

/// Why a field is not given this text, if it is too much for it. What is told is what it could keep.
pub(crate) fn too_much_for_field(text: &str) -> Option<Refusal> {
    too_long(text, FIELD_PASTED_CHARACTERS_MAX)?;
    too_long(text, NOTE_CHARACTERS_MAX)
}

/// Line ends as we write them, and no control characters besides.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .collect()
}
