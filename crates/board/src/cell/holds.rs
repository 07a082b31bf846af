//! What a cell holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{CalcRule, CellLink, MarkScheme, Series, WeightScale};
use crate::{BoardSize, Form, Ink, Label, NoteColor, TextScale};

/// What a cell holds. The fields are those of a template's cell (`docs/templates.md`).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Holds {
    /// Notes.
    Zone {
        /// The colour that new notes get; any if none is said.
        color: Option<NoteColor>,
        /// Ghost text while it is empty.
        hint: Option<Label>,
        /// The cell whose notes are carried here.
        #[serde(default)]
        from: Option<CellLink>,
    },
    /// A text.
    Text {
        /// Ghost text while it is empty.
        hint: Option<Label>,
        /// The cell from which its text is carried here.
        #[serde(default)]
        from: Option<CellLink>,
    },
    /// A number.
    Number {
        /// The least.
        min: Option<f64>,
        /// The most.
        max: Option<f64>,
        /// The distance between two values, counted from the least (or from 0).
        step: Option<f64>,
        /// The unit.
        unit: Option<Label>,
    },
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// One of several.
    Select {
        /// What one may choose.
        options: Vec<Choice>,
    },
    /// A tick.
    Check,
    /// Points from 0 to the column's weight, in steps of 0.5; in a matrix only.
    Points,
    /// ○, △ or ×; in a matrix only.
    Mark {
        /// What they are worth.
        scheme: MarkScheme,
    },
    /// What follows from other cells.
    Calc {
        /// How.
        rule: CalcRule,
        /// The keys of the cells; in a matrix the numbers of the columns.
        of: Vec<String>,
    },
    /// Columns that can be added and removed, cut by lanes.
    Strip(Strip),
    /// Rows and columns that can be added and removed.
    Matrix(Matrix),
    /// The cell's label as a text that nobody writes in.
    Label {
        /// How large its letters are.
        scale: TextScale,
        /// Their colour.
        ink: Ink,
    },
    /// A shape with the cell's label in it, which nobody moves.
    Shape {
        /// Its outline.
        form: Form,
        /// What it is filled with; `None` is see-through.
        fill: Option<NoteColor>,
        /// The colour of its edge.
        ink: Ink,
    },
    /// The step card: what is done here, and how it is decided.
    Card {
        /// What to do, up to three lines.
        lines: Vec<Label>,
        /// How it is decided.
        rule: Option<Label>,
        /// One piece of advice.
        tip: Option<Label>,
        /// How long it takes.
        minutes: Option<u32>,
        /// `individual`, `group`, `pair` or `lecture`.
        mode: Option<String>,
        /// The role that decides, `pdm` for example.
        owner: Option<String>,
    },
    /// A pile of ready notes: dragging from it makes one.
    Pile {
        /// Their colour.
        color: NoteColor,
        /// Their size in board units.
        size: BoardSize,
        /// How many it shows.
        count: u32,
        /// What is written on them at first.
        text: Option<Label>,
    },
    /// Something of a newer version. Shown as a placeholder.
    Unknown,
}

/// Something that can be chosen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub key: String,
    /// What is shown.
    pub label: Label,
}

/// Columns side by side, cut by lanes that go through all of them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Strip {
    /// The columns.
    pub columns: Series,
    /// The lanes, top to bottom.
    pub lanes: Vec<Lane>,
    /// The width of the lanes' headings left of the first column, in board units.
    pub side: f64,
}

/// A lane of a strip.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Lane {
    /// Its name within the strip.
    pub key: String,
    /// Its heading.
    pub label: Label,
    /// Its height in board units.
    pub h: f64,
    /// What each of its slots holds.
    pub holds: Arc<Holds>,
}

/// Rows and columns.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Matrix {
    /// The rows.
    pub rows: Series,
    /// The columns.
    pub columns: Series,
    /// What each slot holds, unless its column, or else its row, says otherwise.
    pub cell: Arc<Holds>,
    /// The weights that a column may have; none if columns have no weight.
    pub weights: Option<WeightScale>,
    /// What stands at the end of each row; nothing if none is said. It stands right of the last column,
    /// [`Matrix::TOTAL_WIDTH`] wide.
    pub total: Option<CalcRule>,
    /// The heading over what stands at the end of the rows.
    pub total_label: Option<Label>,
}

impl Strip {
    /// The width of the lanes' headings if nothing is said, in board units.
    pub const SIDE: f64 = 120.0;
}

impl Matrix {
    /// The width of what stands at the end of the rows, in board units.
    pub const TOTAL_WIDTH: f64 = 150.0;
}

impl Default for Holds {
    fn default() -> Self {
        Self::ZONE
    }
}

impl Holds {
    /// A plain area for notes.
    pub const ZONE: Self = Self::Zone {
        color: None,
        hint: None,
        from: None,
    };

    /// The name of its type, as it is stored.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::Zone { .. } => "zone",
            Self::Text { .. } => "text",
            Self::Number { .. } => "number",
            Self::Date => "date",
            Self::Time => "time",
            Self::Select { .. } => "select",
            Self::Check => "check",
            Self::Points => "points",
            Self::Mark { .. } => "mark",
            Self::Calc { .. } => "calc",
            Self::Strip(_) => "strip",
            Self::Matrix(_) => "matrix",
            Self::Label { .. } => "label",
            Self::Shape { .. } => "shape",
            Self::Card { .. } => "card",
            Self::Pile { .. } => "pile",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it has slots: a strip or a matrix.
    pub fn is_grid(&self) -> bool {
        matches!(self, Self::Strip(_) | Self::Matrix(_))
    }

    /// Whether notes can be dropped in it.
    pub fn takes_notes(&self) -> bool {
        matches!(self, Self::Zone { .. })
    }

    /// Whether a value can be put into it, other than by writing in a text.
    pub fn takes_values(&self) -> bool {
        matches!(
            self,
            Self::Number { .. }
                | Self::Date
                | Self::Time
                | Self::Select { .. }
                | Self::Check
                | Self::Points
                | Self::Mark { .. }
        )
    }

    /// The strip, if it is one.
    pub fn as_strip(&self) -> Option<&Strip> {
        match self {
            Self::Strip(strip) => Some(strip),
            _ => None,
        }
    }

    /// The matrix, if it is one.
    pub fn as_matrix(&self) -> Option<&Matrix> {
        match self {
            Self::Matrix(matrix) => Some(matrix),
            _ => None,
        }
    }

    /// The cells that this one takes something from.
    pub fn links(&self) -> Vec<CellLink> {
        match self {
            Self::Calc { of, .. } => of
                .iter()
                .map(|cell| CellLink {
                    template: None,
                    cell: cell.clone(),
                })
                .collect(),
            Self::Zone { from, .. } | Self::Text { from, .. } => from.iter().cloned().collect(),
            Self::Strip(strip) => strip.columns.links(),
            Self::Matrix(matrix) => [matrix.rows.links(), matrix.columns.links()].concat(),
            _ => Vec::new(),
        }
    }
}
