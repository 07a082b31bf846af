//! Health checks: what is thin, empty, unbalanced, unaddressed or undated, each with a place to jump to.
//!
//! Every check is a function over plain values that gives [`Finding`]s: which [`Check`], about what, with which
//! numbers. The texts in both languages are data beside the checks. A check that finds nothing says nothing.

mod check;
mod document;
mod finding;
mod matrix;
mod measures;
mod milestones;
pub(crate) mod overview;
mod reading;
mod reviews;
mod session;
mod tasks;

pub use check::{Check, Severity};
pub use document::{RequiredQuestion, UnclearRun, check_document};
pub use finding::{Finding, Subject};
pub use matrix::{check_criteria, check_matrix};
pub use measures::{MeasureColumn, check_measures};
pub use milestones::check_milestone_dates;
pub use overview::{BoardView, CanvasHealth, check_board};
pub use reviews::{Group, Post, Review, Tone, check_posts, check_reviews};
pub use session::{
    Edition, Preparation, Step, check_conditions, check_customer_questions, check_preparations,
    check_solutions, check_step, check_user_tests,
};
pub use tasks::{Meetings, Task, check_meetings, check_tasks};
