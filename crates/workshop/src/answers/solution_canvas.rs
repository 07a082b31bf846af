//! The list of solutions that a canvas holds.

use board::{Axis, ElementId, Locale, Snapshot};

use super::planning::Ground;
use super::planning::solution_fields;
use super::{Layout, Solution, SolutionField, SolutionFormat, SolutionList};

/// Whether a canvas holds such a list: it has a matrix with at least two of its fields as columns.
pub fn has_solutions(snapshot: &Snapshot, canvas: &ElementId) -> bool {
    let ground = Ground::new(snapshot, std::slice::from_ref(canvas), Locale::Ja);
    solution_fields(&ground).is_some()
}

/// The list of solutions on a canvas, in the form that its columns are of. `None` if it has no matrix for one.
///
/// Rows that nobody named and filled are left out. The heading is the text that came with the list, else the one that
/// such lists have.
pub fn solutions_of(
    snapshot: &Snapshot,
    canvas: &ElementId,
    locale: Locale,
) -> Option<SolutionList> {
    let ground = Ground::new(snapshot, std::slice::from_ref(canvas), locale);
    let (grid, fields) = solution_fields(&ground)?;
    let of_first = fields
        .iter()
        .flatten()
        .any(|field| field.format() == Some(SolutionFormat::F1));
    let format = if of_first {
        SolutionFormat::F1
    } else {
        SolutionFormat::F2
    };
    let columns = ground.lines(&grid, Axis::Column);
    let mut solutions = Vec::new();
    for row in ground.lines(&grid, Axis::Row) {
        let mut solution = Solution::default();
        for (column, field) in columns.iter().zip(&fields) {
            let slot = ElementId::of_crossing(&row.element.id, &column.element.id);
            let text = snapshot
                .element(&slot)
                .map(|slot| written(snapshot, slot))
                .unwrap_or_default();
            if !text.is_empty() {
                let other = || SolutionField::Other(column.track.name(locale).to_owned());
                let field = field.clone().unwrap_or_else(other);
                solution.fields.push((field, text));
            }
        }
        let is_named = row.track.named.is_some() || !row.track.text.is_empty();
        if !is_named && solution.fields.is_empty() {
            continue;
        }
        let name = row.track.name(locale);
        match name.split_once(" : ") {
            Some((name, provider)) => {
                name.trim().clone_into(&mut solution.name);
                provider.trim().clone_into(&mut solution.provider);
            }
            None => name.clone_into(&mut solution.name),
        }
        solutions.push(solution);
    }
    let title = snapshot.element(&title_id(canvas));
    let title = title.and_then(|element| element.text()).unwrap_or_default();
    let title = match (title.trim(), format) {
        ("", SolutionFormat::F1) => "解決策一覧",
        ("", SolutionFormat::F2) => "顧客の課題に対する解決策候補一覧",
        (title, _) => title,
    };
    Some(SolutionList {
        format,
        layout: Layout::default(),
        title: title.to_owned(),
        solutions,
        strays: Vec::new(),
        advice: None,
    })
}

/// What was put into a slot: a text, the key of a choice, notes line by line.
fn written(snapshot: &Snapshot, slot: &board::Element) -> String {
    let Some(cell) = slot.as_cell() else {
        return String::new();
    };
    let value = match cell.value("") {
        Some(board::CellValue::Text(text)) => text.clone(),
        Some(board::CellValue::Number(number)) => number.to_string(),
        Some(board::CellValue::Flag(_)) | None => cell.text.clone(),
    };
    let mut lines = vec![value];
    let notes = snapshot.notes_in_reading_order(&slot.id).into_iter();
    lines.extend(notes.filter_map(|note| Some(note.as_note()?.text.clone())));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// The id of the text that holds the heading of a canvas's list.
pub(super) fn title_id(canvas: &ElementId) -> ElementId {
    ElementId::new(format!("{canvas}/title"))
}
