//! H17 to H19 and H21: preparations, the customer's questions, user tests, and the conditions of the growth cycle.

use board::{CellValue, Element};

use super::days::days_in;
use super::{filled_rows, grid_called, is_filled, notes_in, track_subject};
use crate::figures::ground::Ground;
use crate::health::{
    Finding, Preparation, Subject, check_conditions, check_customer_questions, check_preparations,
    check_user_tests,
};

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    match ground.template {
        "oyo.conviction" => preparations(&notes_in(ground, &["data", "demo", "review"]), found),
        "oyo.strip" | "oyo.strip12" => {
            let asked = notes_in(ground, &["stock"]).len() + in_lane(ground, "question").len();
            found.extend(check_customer_questions(asked));
            preparations(&in_lane(ground, "prepare"), found);
        }
        "jissen3.usertest" => {
            let tests = grid_called(ground, "tests").map(|grid| filled_rows(ground, grid));
            let counted = number(ground, "n");
            let tests = tests.unwrap_or(0).max(counted.unwrap_or(0));
            found.extend(check_user_tests(tests));
        }
        "kaizen3.feedback" => {
            found.extend(number(ground, "testers").and_then(check_user_tests));
        }
        "rikai.conditions" => {
            let grid = grid_called(ground, "check");
            let rows = grid.into_iter().flat_map(|grid| {
                let rows = grid.rows.iter();
                rows.map(|row| {
                    let slots = ground.row(grid, &row.0.id);
                    // The first column is the result.
                    let result = slots.into_iter().next().flatten();
                    let answered = result.is_some_and(|slot| is_filled(ground, slot));
                    (track_subject(row, ground.options.locale), answered)
                })
            });
            found.extend(check_conditions(&rows.collect::<Vec<_>>()));
        }
        "rikai.cycle" | "jissen3.cycle" => cells(ground, &["one", "two", "three"], found),
        "kaishi.metric" => cells(ground, &["experience", "business", "accuracy"], found),
        _ => {}
    }
}

/// H17 at notes that say how long something takes.
fn preparations(notes: &[&Element], found: &mut Vec<Finding>) {
    let list: Vec<Preparation<'_>> = notes
        .iter()
        .map(|note| {
            let text = note.text().unwrap_or_default();
            Preparation {
                id: note.id.as_str(),
                text,
                days: days_in(text),
            }
        })
        .collect();
    found.extend(check_preparations(&list));
}

/// The notes of a lane in all columns of the strip `steps`.
fn in_lane<'a>(ground: &Ground<'a>, lane: &str) -> Vec<&'a Element> {
    let grid = grid_called(ground, "steps");
    let columns = grid.into_iter().flat_map(|grid| &grid.columns);
    columns
        .flat_map(|(column, _)| ground.notes(&board::ElementId::of_lane(&column.id, lane)))
        .collect()
}

/// A whole number that the team put into a cell.
fn number(ground: &Ground<'_>, key: &str) -> Option<usize> {
    let (_, cell) = ground.cell(key)?;
    let number = cell.value("").and_then(CellValue::as_number)?;
    Some(number.max(0.0) as usize)
}

/// H21 at cells that stand for a condition each.
fn cells(ground: &Ground<'_>, keys: &[&str], found: &mut Vec<Finding>) {
    let cells = keys.iter().filter_map(|key| ground.cell(key));
    let conditions: Vec<(Subject, bool)> = cells
        .map(|slot| {
            let name = slot.1.label.get(ground.options.locale);
            let subject = Subject::new(slot.0.id.as_str(), name);
            (subject, is_filled(ground, slot))
        })
        .collect();
    found.extend(check_conditions(&conditions));
}
