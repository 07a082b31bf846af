//! The columns and rows of strips and matrices.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Holds, Values};
use crate::token::stored_as_token;
use crate::{ElementId, Label, Locale};

stored_as_token! {
    /// Which way a track runs.
    #[derive(Default)]
    Axis {
        /// From the top down: a column.
        #[default]
        Column = "column",
        /// From the left to the right: a row.
        Row = "row",
    }
}

/// A column or a row. Its element's rectangle is that of its heading; its slots are cells of their own.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Track {
    /// The cell that holds the strip or the matrix.
    pub grid: Option<ElementId>,
    /// Which way it runs.
    pub axis: Axis,
    /// Its name as somebody wrote it; may be empty.
    pub text: String,
    /// Its name from the template, shown while nobody wrote one.
    pub label: Label,
    /// How much it weighs.
    pub weight: Option<f64>,
    /// The note or the track that names it.
    pub names: Option<ElementId>,
    /// What the note or the track that names it is called; `None` if it is gone. Derived, not stored.
    #[serde(default)]
    pub named: Option<Label>,
    /// The key of the group that it belongs to; empty for none.
    pub band: String,
    /// What its slots hold, if that is not what the others hold.
    pub holds: Option<Arc<Holds>>,
    /// Its width, or height, in board units; `None` is what the series says.
    pub extent: Option<f64>,
    /// Whether somebody took it away. It is shown all the same while a note lies in it.
    pub removed: bool,
    /// What was put into its slots (those of a strip's column, of a matrix's row), sorted by slot.
    #[serde(default)]
    pub values: Vec<TrackValue>,
}

/// What was put into one of a track's slots, as it is stored.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TrackValue {
    /// The slot: the lane's key, or the column's id.
    pub slot: String,
    /// What was put into it.
    pub values: Values,
}

impl Track {
    /// What it is called: by what names it, else by what somebody wrote, else by the template.
    pub fn name(&self, locale: Locale) -> &str {
        match &self.named {
            Some(named) => named.get(locale),
            None if self.text.is_empty() => self.label.get(locale),
            None => &self.text,
        }
    }
}
