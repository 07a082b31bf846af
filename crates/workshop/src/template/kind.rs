//! What a cell holds.

use board::{Label, NoteColor};

use crate::rules::{MarkScheme, WeightScale};

/// What a cell holds.
#[derive(Clone, PartialEq, Debug)]
pub enum CellKind {
    /// One thing.
    Simple(Simple),
    /// A value that follows from other cells.
    Calc(Calc),
    /// A row of columns that can be added and removed, with lanes.
    Strip(Strip),
    /// Rows and columns that can be added and removed.
    Matrix(Matrix),
}

/// A cell that holds one thing.
#[derive(Clone, PartialEq, Debug)]
pub enum Simple {
    /// Notes.
    Zone {
        /// The colour that new notes get; any if none is said.
        color: Option<NoteColor>,
        /// Ghost text while it is empty.
        hint: Option<Label>,
    },
    /// A text.
    Text {
        /// Ghost text while it is empty.
        hint: Option<Label>,
    },
    /// A number.
    Number {
        /// The least.
        min: Option<f64>,
        /// The most.
        max: Option<f64>,
        /// The distance between two values.
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
    /// Points from 0 to the column's weight; in a matrix only.
    Points,
    /// ○, △ or nothing; in a matrix only.
    Mark {
        /// What they are worth.
        scheme: MarkScheme,
    },
}

/// Something that can be chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// What is stored.
    pub key: String,
    /// What is shown.
    pub label: Label,
}

/// A value that follows from other cells.
#[derive(Clone, PartialEq, Debug)]
pub struct Calc {
    /// How.
    pub rule: CalcRule,
    /// The keys of the cells.
    pub of: Vec<String>,
}

/// How a value follows from others; the functions are those of [`crate::rules`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CalcRule {
    /// The sum of numbers.
    Sum,
    /// Their mean.
    Mean,
    /// Their product.
    Product,
    /// How many notes lie in the cells.
    Count,
    /// How many ticks of how many are set.
    Ratio,
    /// Impact × confidence × ease.
    Ice,
    /// Urgency + importance.
    PocPriority,
    /// The sum of solved weights against the pass mark.
    PassMark,
    /// Minutes given out against the budget.
    Timebox,
    /// Customers × share × price × time.
    MarketSize,
}

/// A strip: columns side by side, cut by lanes that go through all of them.
#[derive(Clone, PartialEq, Debug)]
pub struct Strip {
    /// The columns.
    pub columns: Series,
    /// The lanes, top to bottom.
    pub lanes: Vec<Lane>,
}

/// A lane of a strip.
#[derive(Clone, PartialEq, Debug)]
pub struct Lane {
    /// Its name within the strip.
    pub key: String,
    /// Its heading.
    pub label: Label,
    /// Its height in board units.
    pub h: f64,
    /// What each of its cells holds.
    pub cell: Simple,
}

/// A matrix.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// The rows.
    pub rows: Series,
    /// The columns.
    pub columns: Series,
    /// What each cell holds.
    pub cell: Simple,
    /// The weights that a column may have; none if columns have no weight.
    pub weights: Option<WeightScale>,
    /// Whether a total stands at the end of each row.
    pub totals: bool,
}

/// Rows or columns that can be added and removed.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// How many there are at first.
    pub count: u32,
    /// The fewest that can be left.
    pub min: u32,
    /// The most that there can be.
    pub max: u32,
    /// The extent of one, in board units.
    pub size: f64,
    /// The extent of the heading before the first, in board units.
    pub head: f64,
    /// The names of the first ones.
    pub labels: Vec<Label>,
    /// The cell whose notes or rows name these.
    pub from: Option<CellLink>,
}

/// A cell of this or another template.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CellLink {
    /// The template; `None` is the one in which the link stands.
    pub template: Option<String>,
    /// The cell's key.
    pub cell: String,
}

impl CellKind {
    /// A plain area for notes.
    pub const fn zone() -> Self {
        Self::Simple(Simple::Zone {
            color: None,
            hint: None,
        })
    }

    /// The cells that this one takes something from.
    pub fn links(&self) -> Vec<CellLink> {
        match self {
            Self::Simple(_) => Vec::new(),
            Self::Calc(calc) => calc
                .of
                .iter()
                .map(|cell| CellLink {
                    template: None,
                    cell: cell.clone(),
                })
                .collect(),
            Self::Strip(strip) => strip.columns.from.iter().cloned().collect(),
            Self::Matrix(matrix) => {
                let series = [&matrix.rows, &matrix.columns];
                series
                    .into_iter()
                    .filter_map(|series| series.from.clone())
                    .collect()
            }
        }
    }
}
