//! The cells of canvases: what they hold, what was put into them, and where a grid's slots come from.

mod fit;
mod holds;
mod mark;
mod renaming;
mod rule;
mod series;
mod slot;
mod track;
mod value;
mod weight_scale;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use holds::{Choice, Holds, Lane, Matrix, Strip};
pub use mark::{CircleTriangle, MarkScheme};
pub use renaming::Names;
pub use rule::CalcRule;
pub use series::{CellLink, Series, SeriesGroup};
pub(crate) use slot::{SlotParts, crossing, in_lane, names_a_track, slot_parts};
pub use track::{Axis, Track, TrackValue};
pub use value::{CellValue, Value, Values};
pub use weight_scale::WeightScale;

use crate::{ElementId, Label};

/// A cell of a canvas. Strips and matrices have slots, which are cells, too: they are derived, see [`SlotOf`].
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// Its name within the template, `cs` for example; a slot of a strip has that of its lane.
    pub key: String,
    /// Its heading.
    pub label: Label,
    /// Its place in reading order within the canvas, from 0. Slots have that of their grid.
    pub tab: u32,
    /// What it holds; slots share it.
    #[serde(default)]
    pub holds: Arc<Holds>,
    /// The role that fills it in, `pdm` for example; empty for none.
    #[serde(default)]
    pub owner: String,
    /// Whether its notes are covered until somebody uncovers them.
    #[serde(default)]
    pub cover: bool,
    /// What somebody wrote in it, if it holds a text.
    #[serde(default)]
    pub text: String,
    /// What was put into it, the team's first, then sorted by person; at most [`crate::limits::VALUES_MAX`].
    #[serde(default)]
    pub values: Values,
    /// Where it comes from if it is a slot of a strip or a matrix. `None` for cells that are stored.
    #[serde(default)]
    pub slot: Option<SlotOf>,
}

/// Where a slot comes from. It lies where a column meets a lane or a row, and is not stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SlotOf {
    /// The cell that holds the strip or the matrix.
    pub grid: ElementId,
    /// The row of a matrix.
    pub row: Option<ElementId>,
    /// The column.
    pub column: ElementId,
    /// The key of the lane of a strip.
    pub lane: Option<String>,
}

impl Cell {
    /// Whether notes can be put into it: what is covered is left alone until it is uncovered.
    pub fn takes_notes(&self) -> bool {
        self.holds.takes_notes() && !self.cover
    }

    /// What `who` put into it; the empty name is the team.
    pub fn value(&self, who: &str) -> Option<&CellValue> {
        let value = self.values.iter().find(|value| value.who == who);
        value.map(|value| &value.content)
    }
}
