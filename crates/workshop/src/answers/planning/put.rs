//! One thing put into one cell, if it may.

use std::collections::HashMap;
use std::sync::Arc;

use board::limits::{LABEL_CHARACTERS_MAX, NOTE_CHARACTERS_MAX, VALUE_CHARACTERS_MAX};
use board::{Element, ElementId, Evidence, Holds, Link};

use super::ground::Ground;
use super::values::read_value;
use crate::answers::intake::{Entry, Intake, Left, Taken, TrackEntry};
use crate::answers::{Lines, StrayReason};

/// An intake being made.
pub struct Planning<'a, 'b> {
    pub ground: &'b Ground<'a>,
    pub new_id: &'b mut dyn FnMut() -> ElementId,
    pub intake: Intake,
    /// By cell that holds one text or value, the number of the entry that fills it.
    filled: HashMap<ElementId, usize>,
    /// How texts that have a list marker are taken in text cells.
    pub separator: &'static str,
}

/// Where something is to go.
#[derive(Clone)]
pub struct Place {
    pub cell: ElementId,
    /// A slot of the same form, if the cell is not there yet.
    pub like: Option<ElementId>,
    pub holds: Arc<Holds>,
    /// The weight of its column.
    pub weight: Option<f64>,
    /// Where that is, in words.
    pub words: Vec<String>,
}

/// A note's text with what stands on it.
#[derive(Default)]
pub struct Worn<'a> {
    pub text: &'a str,
    pub evidence: Option<Evidence>,
    pub tags: Vec<String>,
    pub link: Option<Link>,
}

impl<'a, 'b> Planning<'a, 'b> {
    pub fn new(ground: &'b Ground<'a>, new_id: &'b mut dyn FnMut() -> ElementId) -> Self {
        Self {
            ground,
            new_id,
            intake: Intake::default(),
            filled: HashMap::new(),
            separator: "\n",
        }
    }

    /// Lists something that has no place.
    pub fn leave(&mut self, lines: Lines, text: impl Into<String>, reason: StrayReason) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.intake.left.push(Left {
                lines,
                text,
                reason,
            });
        }
    }

    /// Puts a text where it belongs, as whatever the cell holds.
    pub fn put(&mut self, place: &Place, text: &str, lines: Lines) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match &*place.holds {
            Holds::Text { .. } => self.put_text(place, text, lines),
            holds if holds.takes_notes() => {
                for note in several(text) {
                    let worn = Worn {
                        text: &note,
                        ..Worn::default()
                    };
                    self.put_note(place, worn, lines);
                }
            }
            holds if holds.takes_values() => self.put_value(place, text, lines),
            holds if holds.is_grid() => self.leave(lines, text, StrayReason::NoTable),
            _ => self.leave(lines, text, StrayReason::NoCell),
        }
    }

    /// A note, unless one like it is there.
    pub fn put_note(&mut self, place: &Place, note: Worn<'_>, lines: Lines) {
        let text = note.text.trim();
        if text.is_empty() {
            return;
        }
        if text.chars().count() > NOTE_CHARACTERS_MAX {
            return self.leave(lines, text, StrayReason::TooLong);
        }
        let mut there = self.ground.snapshot.children(&place.cell);
        if there.any(|element| element.text().is_some_and(|other| other.trim() == text)) {
            return self.leave(lines, text, StrayReason::Present);
        }
        let what = Taken::Note {
            text: text.to_owned(),
            evidence: note.evidence,
            tags: note.tags,
            link: note.link,
        };
        self.push(place, what, lines);
    }

    /// A text into an empty cell; what follows for the same cell is added to it.
    fn put_text(&mut self, place: &Place, text: &str, lines: Lines) {
        let is_slot = self
            .ground
            .snapshot
            .element(&place.cell)
            .is_none_or(|element| element.as_cell().is_some_and(|cell| cell.slot.is_some()));
        let max = if is_slot {
            VALUE_CHARACTERS_MAX
        } else {
            NOTE_CHARACTERS_MAX
        };
        let here = self.filled.get(&place.cell).copied();
        if let Some(entry) = here.and_then(|at| self.intake.entries.get_mut(at)) {
            if let Taken::Text(written) = &mut entry.what {
                let length = written.chars().count() + text.chars().count() + self.separator.len();
                if length <= max {
                    written.push_str(self.separator);
                    written.push_str(text);
                    entry.lines = entry.lines.up_to(lines);
                    return;
                }
            }
            return self.leave(lines, text, StrayReason::TooLong);
        }
        if let Some(reason) = self.taken(&place.cell, &|element| {
            element.text().is_some_and(|there| there.trim() == text)
        }) {
            return self.leave(lines, text, reason);
        }
        if text.chars().count() > max {
            return self.leave(lines, text, StrayReason::TooLong);
        }
        self.filled
            .insert(place.cell.clone(), self.intake.entries.len());
        self.push(place, Taken::Text(text.to_owned()), lines);
    }

    fn put_value(&mut self, place: &Place, text: &str, lines: Lines) {
        let value = match read_value(&place.holds, text, place.weight) {
            Ok(Some(value)) => value,
            Ok(None) => return,
            Err(()) => return self.leave(lines, text, StrayReason::Unfit),
        };
        if self.filled.contains_key(&place.cell) {
            return self.leave(lines, text, StrayReason::Filled);
        }
        let same = |element: &Element| {
            let there = element.as_cell().and_then(|cell| cell.value(""));
            there == Some(&value)
        };
        if let Some(reason) = self.taken(&place.cell, &same) {
            return self.leave(lines, text, reason);
        }
        self.filled
            .insert(place.cell.clone(), self.intake.entries.len());
        let said = text.to_owned();
        self.push(place, Taken::Value { value, said }, lines);
    }

    /// Why nothing can be put into a cell for one text or value: something is there.
    fn taken(&self, cell: &ElementId, same: &dyn Fn(&Element) -> bool) -> Option<StrayReason> {
        let element = self.ground.snapshot.element(cell)?;
        let has_value = element
            .as_cell()
            .is_some_and(|cell| cell.value("").is_some());
        let has_text = element.text().is_some_and(|text| !text.trim().is_empty());
        match has_value || has_text {
            true if same(element) => Some(StrayReason::Present),
            true => Some(StrayReason::Filled),
            false => None,
        }
    }

    fn push(&mut self, place: &Place, what: Taken, lines: Lines) {
        self.intake.entries.push(Entry {
            cell: place.cell.clone(),
            like: place.like.clone(),
            place: place.words.clone(),
            what,
            lines,
        });
    }

    /// Names a column or a row.
    pub fn name(&mut self, track: TrackEntry) {
        if track.name.chars().count() > LABEL_CHARACTERS_MAX {
            let name: String = track.name.chars().take(LABEL_CHARACTERS_MAX).collect();
            self.leave(track.lines, track.name, StrayReason::TooLong);
            return self.intake.tracks.push(TrackEntry { name, ..track });
        }
        self.intake.tracks.push(track);
    }
}

/// The texts of a field of a table: one a list marker, or the whole.
fn several(text: &str) -> Vec<String> {
    const MARKS: [char; 3] = ['•', '・', '●'];
    let is_item = |line: &str| line.starts_with(MARKS) || line.starts_with("- ");
    let items = text.lines().filter(|line| is_item(line.trim())).count();
    if items < 2
        || !text
            .lines()
            .next()
            .is_some_and(|first| is_item(first.trim()))
    {
        return vec![text.to_owned()];
    }
    let mut notes: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        match notes.last_mut() {
            Some(last) if !is_item(line) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => notes.push(
                line.trim_start_matches(MARKS)
                    .trim_start_matches("- ")
                    .trim()
                    .to_owned(),
            ),
        }
    }
    notes
}
