//! What an answer would put on a board: looked at first, then done.

use board::{Axis, CellValue, ElementId, Evidence, Link};

use super::{Lines, SolutionFormat, StrayReason};
use crate::Template;

/// What kind of text was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AnswerForm {
    /// Headings, lists and tables.
    #[default]
    Headings,
    /// A list of solutions.
    Solutions(SolutionFormat),
    /// A checklist.
    Checklist,
    /// The main file of a `discovery/` folder.
    Discovery,
}

/// What a text would put on a board. Nothing that is there is replaced.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Intake {
    /// What kind of text it is.
    pub form: AnswerForm,
    /// Canvases that are put on the board first, with the ids that they get.
    pub canvases: Vec<(ElementId, Template)>,
    /// Columns and rows that are named, or made.
    pub tracks: Vec<TrackEntry>,
    /// What goes where, in the order of the text.
    pub entries: Vec<Entry>,
    /// What was not understood, or has no place, in the order of the text.
    pub left: Vec<Left>,
    /// What no heading of the text means, though it could be filled.
    pub missing: Vec<String>,
    /// The title of a list of solutions, and the canvas that it belongs to.
    pub title: Option<(ElementId, String)>,
}

/// A column or a row that gets a name.
#[derive(Clone, PartialEq, Debug)]
pub struct TrackEntry {
    /// The column or the row.
    pub id: ElementId,
    /// The strip or the matrix.
    pub grid: ElementId,
    /// Which way it runs.
    pub axis: Axis,
    /// What it will be called; empty for a column that has a place only.
    pub name: String,
    /// What it weighs, where the text says so.
    pub weight: Option<f64>,
    /// Whether it has to be made.
    pub is_new: bool,
    /// Where that is, in words, from the canvas inwards.
    pub place: Vec<String>,
    /// Where the name stood.
    pub lines: Lines,
}

/// One thing that goes into a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The cell, or the slot of a strip or a matrix.
    pub cell: ElementId,
    /// A slot of the same form, where the cell comes to be with a new column or row.
    pub like: Option<ElementId>,
    /// Where that is, in words, from the canvas inwards.
    pub place: Vec<String>,
    /// What goes there.
    pub what: Taken,
    /// Where it stood.
    pub lines: Lines,
}

/// What goes into a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Taken {
    /// A note.
    Note {
        /// What stands on it.
        text: String,
        /// How sure it is, where the text says so.
        evidence: Option<Evidence>,
        /// Its tags.
        tags: Vec<String>,
        /// Where it leads.
        link: Option<Link>,
    },
    /// A text that is written in the cell.
    Text(String),
    /// A value of the team.
    Value {
        /// The value.
        value: CellValue,
        /// The value as the text has it.
        said: String,
    },
}

impl Taken {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Note { text, .. } | Self::Text(text) => text,
            Self::Value { said, .. } => said,
        }
    }
}

/// Something that has no place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// Where it stood.
    pub lines: Lines,
    /// The text without markup.
    pub text: String,
    /// Why.
    pub reason: StrayReason,
}

impl Intake {
    /// Whether nothing of the text can be put anywhere.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.tracks.is_empty() && self.canvases.is_empty()
    }
}

/// The most notes that are laid beside a canvas at once.
const BESIDE_MAX: usize = 500;

impl Intake {
    /// What has no place and can become notes beside: all but what is there already, and what no note can hold.
    pub fn to_lay_beside(&self) -> impl Iterator<Item = &str> {
        let max = board::limits::NOTE_CHARACTERS_MAX;
        self.left
            .iter()
            .filter(move |left| {
                left.reason != StrayReason::Present && left.text.chars().count() <= max
            })
            .map(|left| left.text.as_str())
            .take(BESIDE_MAX)
    }
}
