//! What is put into cells.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What one person, or the team, put into a cell.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Value {
    /// Whose it is: the id of a person as in reactions, or empty for the team's.
    pub who: String,
    /// What it is.
    pub content: CellValue,
}

/// What was put into one cell, the team's first, then sorted by person. Copies share it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(into = "Vec<Value>", from = "Vec<Value>")]
pub struct Values(Option<Arc<[Value]>>);

impl Deref for Values {
    type Target = [Value];

    fn deref(&self) -> &[Value] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl From<Vec<Value>> for Values {
    fn from(values: Vec<Value>) -> Self {
        Self((!values.is_empty()).then(|| values.into()))
    }
}

impl From<Values> for Vec<Value> {
    fn from(values: Values) -> Self {
        values.to_vec()
    }
}

impl<'a> IntoIterator for &'a Values {
    type Item = &'a Value;
    type IntoIter = std::slice::Iter<'a, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        // A grid of ten people has thousands, and mostly it is the same list.
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other) || own == other,
            (own, other) => own.is_none() && other.is_none(),
        }
    }
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
