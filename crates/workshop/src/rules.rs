//! How a workshop decides: small functions over plain values, named in the field's own terms.
//!
//! Nothing here looks at a board. Who calls it reads the values from the board, and every function gives an
//! answer for any input: what is no number does not count, what is missing is said.
//! The rules' short names (`R-PT`, `R-1ST` …) are those of the workshop's description; each docstring names its own.

mod capped_points;
mod choices;
mod circle_triangle;
mod date;
mod date_text;
mod dice;
mod difficulty;
mod evaluation;
mod first_places;
mod ice;
mod impact_choice;
mod impact_plot;
mod layer;
mod market_size;
mod milestones;
mod pass_mark;
mod poc_priority;
mod rank;
mod ratio;
mod reference_count;
mod spread;
mod three_conditions;
mod threshold;
mod timebox;
mod two_way_door;
mod weight;

pub use board::{CircleTriangle, MarkScheme, WeightScale};
pub use capped_points::{PointsRefusal, capped_points};
pub use choices::{Choices, Range, top};
pub use circle_triangle::circle_triangle_total;
pub use date::{Date, days_in_month};
pub use date_text::{DateFault, read_date, stored_date};
pub use dice::{Dice, DiceEntry, roll};
pub use difficulty::{
    Difficulty, DifficultySum, difficulty_histogram, difficulty_meaning, invention_difficulty,
};
pub use evaluation::{CellView, Evaluation, EvaluationTooLarge, MATRIX_CELLS_MAX, evaluate};
pub use first_places::{DecidedBy, FirstPlaces, Outcome, first_places};
pub use ice::{CONFIDENCE, ConfidenceLevel, Ice, IceFault, ice};
pub use impact_choice::{Invention, by_impact_and_ease};
pub use impact_plot::{PlotOrder, PlotPoint, PlotRect, plot_position, rank_plot, unanimous};
pub use layer::Layer;
pub use market_size::{MarketSize, MarketSquares, market_size};
pub use milestones::{Milestone, MilestoneFault, MilestoneLimits, check_milestones};
pub use pass_mark::{PassMark, pass_mark};
pub use poc_priority::{Grade, poc_priority};
pub use rank::{ranks, same_score};
pub use ratio::{Ratio, ratio};
pub use reference_count::{Reference, reference_counts};
pub use spread::{Spread, spread, total};
pub use three_conditions::{Condition, ConditionsVerdict, three_conditions};
pub use threshold::{
    Comparison, Measured, Threshold, Unit, Verdict, judge, main_threshold, thresholds,
};
pub use timebox::{TIMEBOX_PRESETS, Timebox, TimeboxPreset, timebox};
pub use two_way_door::{DecisionCard, Door};
pub use weight::weight_hint;
