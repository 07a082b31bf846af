//! What is put into cells.

use serde::{Deserialize, Serialize};

/// What one person, or the team, put into a cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Value {
    /// Whose it is: the id of a person as in reactions, or empty for the team's.
    pub who: String,
    /// What it is.
    pub content: CellValue,
}

/// A value in a cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CellValue {
    /// A tick.
    Flag(bool),
    /// A number; points.
    Number(f64),
    /// A text, a date (`2026-11-22`), a time (`09:30`), the key of a choice, the token of a mark.
    Text(String),
}

impl CellValue {
    /// The number, if it is one.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is a tick that is set.
    pub fn is_ticked(&self) -> bool {
        matches!(self, Self::Flag(true))
    }
}
