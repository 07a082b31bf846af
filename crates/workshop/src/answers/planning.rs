//! From a text to what it would put on a board.

mod checks;
mod conditions;
mod discovery;
mod discovery_grid;
mod ground;
mod headings;
mod matrix;
mod names;
mod put;
mod solutions;
mod strip;
mod tables;
mod values;

#[cfg(test)]
mod tests;

use board::{ElementId, Locale, Snapshot};

use super::intake::{AnswerForm, Intake};
use super::{AnswerTooLong, read_answer};
pub use discovery::plan_discovery;
pub(super) use ground::Ground;
use put::Planning;
pub(super) use solutions::solution_fields;

/// What the answer `text` would put on these canvases. `new_id` gives ids for new columns and rows.
///
/// A list of solutions goes into a matrix that has such columns, a checklist ticks rows by their names, a table goes
/// where its columns are known, and everything else under the heading that is a cell's label. What is there already
/// is neither replaced nor doubled; what has no place is listed.
///
/// # Errors
/// [`AnswerTooLong`] before anything is made of the text.
pub fn plan_answer(
    snapshot: &Snapshot,
    canvases: &[ElementId],
    text: &str,
    locale: Locale,
    new_id: &mut dyn FnMut() -> ElementId,
) -> Result<Intake, AnswerTooLong> {
    let answer = read_answer(text)?;
    let ground = Ground::new(snapshot, canvases, locale).ordered_for(&headings::of(&answer));
    let mut planning = Planning::new(&ground, new_id);
    if let Some((grid, list)) = solutions::recognised(&ground, &answer) {
        planning.intake.form = AnswerForm::Solutions(list.format);
        solutions::plan(&mut planning, grid, &list);
    } else if checks::is_checklist(&ground, &answer) {
        planning.intake.form = AnswerForm::Checklist;
        checks::plan(&mut planning, &answer);
    } else {
        headings::plan(&mut planning, &answer);
    }
    let mut intake = planning.intake;
    intake.left.sort_by_key(|left| left.lines);
    Ok(intake)
}
