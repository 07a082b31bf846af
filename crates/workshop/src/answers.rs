//! Reading what comes from outside: answers of a generative AI, solution lists, tables, checklists.
//!
//! A pasted text is first read to an [`Answer`], a neutral list of headings, items, tables, code and paragraphs with
//! their line numbers; limits are checked before anything is allocated. What it means is found in a second step:
//! [`place`] maps headings to the cells of a template, [`read_solutions`], [`read_journey`], [`read_conditions`],
//! [`read_checklist`] and [`Grid`] read the forms they are named after. Nothing is lost on the way: what is not
//! understood is listed with its lines.
//!
//! [`plan_answer`] says what a text would put on the canvases of a board, [`take_in`] puts it there.

mod answer;
mod checklist;
mod conditions;
mod discovery;
mod fold;
mod grid;
mod intake;
mod journey;
mod limit;
mod line;
mod placing;
mod plain;
mod planning;
mod reader;
mod solution_canvas;
mod solutions;
mod table;
mod taking_in;
mod target;

use journey::kind_of as journey_column;
use target::matcher;

pub use answer::{Answer, Block, Content, Lines};
pub use checklist::{CheckGroup, CheckItem, read_checklist, write_checklist};
pub use conditions::{ConditionRow, Conditions, read_conditions};
pub use discovery::discovery_titles;
pub use fold::{fold, narrow};
pub use grid::{Grid, GridRow};
pub use intake::{AnswerForm, Entry, Intake, Left, Taken, TrackEntry};
pub use journey::{Journey, JourneyStep, emotion_level, read_journey, write_journey};
pub use limit::{ANSWER_BYTES_MAX, ANSWER_LINES_MAX, AnswerTooLong};
pub use placing::{Placed, PlacedTable, Placement, Stray, StrayReason, place};
pub use plain::plain;
pub use planning::{plan_answer, plan_discovery};
pub use reader::read_answer;
pub use solution_canvas::{has_solutions, solutions_of};
pub use solutions::{
    Layout, Solution, SolutionField, SolutionFormat, SolutionList, read_solutions, write_solutions,
};
pub use table::{Table, TableRow, write_table};
pub use taking_in::{TakingIn, take_in};
pub use target::{Target, targets_of};
