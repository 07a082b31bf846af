//! What goes where: an answer's parts on a template's cells.

mod label;
mod walk;

pub use walk::place;

use super::{Lines, Table};
use crate::Words;

/// A text with the place that it goes to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The number of its target.
    pub target: usize,
    /// Where it stood.
    pub lines: Lines,
    /// The text without markup; what lay below an item follows on lines of its own.
    pub text: String,
}

/// A table, which other readers may understand.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedTable {
    /// The target under whose heading it stands.
    pub under: Option<usize>,
    /// Where it stood.
    pub lines: Lines,
    /// The table.
    pub table: Table,
}

/// Why something has no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StrayReason {
    /// A heading that means no cell.
    UnknownHeading,
    /// It stands under no heading that means a cell.
    NoCell,
    /// It is longer than a note may be.
    TooLong,
    /// It is code.
    Code,
    /// A table that no strip or matrix knows.
    NoGrid,
    /// It stands under the name of a strip or a matrix, and is no table.
    NoTable,
    /// No column is called so.
    NoColumn,
    /// No row is called so.
    NoRow,
    /// There may be no more columns or rows.
    NoRoom,
    /// Something else is written there.
    Filled,
    /// The same is there already.
    Present,
    /// The cell cannot hold it.
    Unfit,
    /// No canvas is called so.
    NoCanvas,
}

impl StrayReason {
    /// The reason for people.
    pub const fn words(self) -> Words {
        match self {
            Self::UnknownHeading => Words::new(
                "対応する枠がない見出し",
                "A heading without a cell of that name",
            ),
            Self::NoCell => Words::new("どの枠の内容かわからない", "Under no cell's heading"),
            Self::TooLong => Words::new("付箋1枚には長すぎる", "Too long for a note"),
            Self::Code => Words::new("コード", "Code"),
            Self::NoGrid => Words::new(
                "対応する表がない",
                "No table on the board has such headings",
            ),
            Self::NoTable => Words::new(
                "表の形で書かれていない",
                "Belongs into a table, but is not written as one",
            ),
            Self::NoColumn => Words::new("対応する列がない", "No column of that name"),
            Self::NoRow => Words::new("対応する行がない", "No row of that name"),
            Self::NoRoom => Words::new(
                "表にこれ以上の行や列を足せない",
                "The table takes no more rows or columns",
            ),
            Self::Filled => Words::new("もう別の内容がある", "Something else is written there"),
            Self::Present => Words::new("同じ内容がもうある", "The same is there already"),
            Self::Unfit => Words::new("この欄には入れられない値", "Not a value for that cell"),
            Self::NoCanvas => Words::new("対応するキャンバスがない", "No canvas of that name"),
        }
    }
}

/// Something that was not understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stray {
    /// Where it stood.
    pub lines: Lines,
    /// The text without markup.
    pub text: String,
    /// Why it has no place.
    pub reason: StrayReason,
}

/// What goes where, and what was not understood. Every line that is not blank is in `placed`, `tables` or `strays`, or
/// gives only structure.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Placement {
    /// What goes where, in the order of the source.
    pub placed: Vec<Placed>,
    /// Tables that are not lists of cells themselves.
    pub tables: Vec<PlacedTable>,
    /// What was not understood, in the order of the source.
    pub strays: Vec<Stray>,
    /// Lines that give only structure: headings that were understood, heads of tables, rules, fences.
    pub structure: Vec<Lines>,
    /// Targets that no heading means.
    pub missing: Vec<usize>,
    /// Targets whose heading is there with nothing under it.
    pub empty: Vec<usize>,
}

impl Placement {
    /// The texts that go to a target.
    pub fn texts(&self, target: usize) -> impl Iterator<Item = &str> {
        let placed = self
            .placed
            .iter()
            .filter(move |placed| placed.target == target);
        placed.map(|placed| placed.text.as_str())
    }
}

#[cfg(test)]
mod tests;
