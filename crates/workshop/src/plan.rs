//! What a plan asks of people after the workshop: tasks, and days to keep free.
//!
//! Read from the canvases that hold plans, schedules and agendas, whoever wrote into them; nothing of it is stored.

mod appointments;
mod sheet;
mod task_note;
mod tasks;
#[cfg(test)]
mod tests;

pub use appointments::{Appointment, Clock, When, appointments};
pub use sheet::{Sheet, sheets};
pub use task_note::{TaskNote, read_task_note};
pub use tasks::{Task, tasks};
