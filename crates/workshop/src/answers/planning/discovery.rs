//! The main file of a `discovery/` folder, back on the board.

use board::{Board, BoardPoint, ClientNumber, ElementId, Label, Locale, Snapshot};

use super::discovery_grid;
use super::ground::{Ground, Spot};
use super::headings::cell_place;
use super::put::{Planning, Worn};
use crate::answers::discovery::{FiledCanvas, FiledCell, FiledNote, read_discovery};
use crate::answers::intake::{AnswerForm, Intake, Left};
use crate::answers::{AnswerTooLong, Lines, StrayReason, fold};
use crate::{Template, insert_template};

/// Whoever writes on the board that nobody sees.
const NOBODY: u64 = 1;

/// What the file would put on the board; `None` if the text is no such file. A canvas that is on the board under its
/// title is filled, of the others those are made that one of `templates` is called like.
///
/// # Errors
/// [`AnswerTooLong`].
pub fn plan_discovery(
    snapshot: &Snapshot,
    text: &str,
    templates: &[Template],
    locale: Locale,
    new_id: &mut dyn FnMut() -> ElementId,
) -> Result<Option<Intake>, AnswerTooLong> {
    let Some((canvases, loose)) = read_discovery(text)? else {
        return Ok(None);
    };
    let mut intake = Intake {
        form: AnswerForm::Discovery,
        ..Intake::default()
    };
    let leave = |intake: &mut Intake, lines: Lines, text: &str| {
        intake.left.push(Left {
            lines,
            text: text.to_owned(),
            reason: StrayReason::NoCanvas,
        });
    };
    for (lines, text) in &loose {
        leave(&mut intake, *lines, text);
    }
    let mut used: Vec<ElementId> = Vec::new();
    // New canvases are looked at on a board of their own, on which only they are.
    let mut made = Board::new(ClientNumber::new(NOBODY));
    let mut placed: Vec<(ElementId, bool, &FiledCanvas)> = Vec::new();
    for canvas in &canvases {
        if let Some(id) = on_board(snapshot, canvas, &used) {
            used.push(id.clone());
            placed.push((id, false, canvas));
            continue;
        }
        let template = templates
            .iter()
            .filter(|template| means(&template.title, &canvas.title))
            .map(|template| {
                let cells = template.cells.iter();
                (template, known(canvas, cells.map(|cell| &cell.label)))
            })
            .reduce(better)
            .map(|(template, _)| template);
        let id = new_id();
        let inserted = template.filter(|template| {
            insert_template(&mut made, template, &id, BoardPoint::default()).is_ok()
        });
        match inserted {
            Some(template) => {
                intake.canvases.push((id.clone(), template.clone()));
                placed.push((id, true, canvas));
            }
            None => {
                leave(&mut intake, Lines::one(canvas.line), &canvas.title);
                for cell in &canvas.cells {
                    leave_cell(&mut intake, cell);
                }
            }
        }
    }
    let fresh = made.snapshot();
    for (id, is_new, canvas) in placed {
        let from = if is_new { &fresh } else { snapshot };
        let ground = Ground::of_several(from, std::slice::from_ref(&id), locale);
        let mut planning = Planning::new(&ground, new_id);
        fill(&mut planning, canvas);
        let Intake {
            tracks,
            entries,
            left,
            ..
        } = planning.intake;
        intake.tracks.extend(tracks);
        intake.entries.extend(entries);
        intake.left.extend(left);
    }
    intake.left.sort_by_key(|left| left.lines);
    Ok(Some(intake))
}

/// Whether a text is what something is called, in either language.
fn means(label: &Label, text: &str) -> bool {
    let wanted = fold(text);
    fold(&label.ja) == wanted || fold(&label.en) == wanted
}

/// How many of the file's cells are called like one of these. Several templates have the same title.
fn known<'l>(canvas: &FiledCanvas, labels: impl Iterator<Item = &'l Label>) -> usize {
    let labels: Vec<&Label> = labels.collect();
    let cells = canvas.cells.iter();
    let is_known = |cell: &&FiledCell| labels.iter().any(|label| means(label, &cell.label));
    cells.filter(is_known).count()
}

/// The one that knows more; of two that know as much the first.
fn better<T>(a: (T, usize), b: (T, usize)) -> (T, usize) {
    if b.1 > a.1 { b } else { a }
}

/// The canvas of that title that was not used yet and knows the most cells, the one furthest up first.
fn on_board(snapshot: &Snapshot, filed: &FiledCanvas, used: &[ElementId]) -> Option<ElementId> {
    let mut found: Vec<_> = snapshot
        .elements()
        .iter()
        .filter(|element| {
            let canvas = element.as_canvas();
            canvas.is_some_and(|canvas| means(&canvas.label, &filed.title))
                && !used.contains(&element.id)
        })
        .collect();
    board::reading_order::sort_in_rows(&mut found, |element| {
        snapshot.rect(&element.id).unwrap_or_default().origin()
    });
    let scored = found.into_iter().map(|element| {
        let cells = snapshot.cells(&element.id);
        let labels = cells.iter().filter_map(|cell| cell.as_cell());
        let labels = labels.map(|cell| &cell.label);
        (element.id.clone(), known(filed, labels))
    });
    scored.reduce(better).map(|(id, _)| id)
}

fn leave_cell(intake: &mut Intake, cell: &FiledCell) {
    let mut texts: Vec<(usize, String)> = Vec::new();
    let notes = cell.notes.iter();
    texts.extend(notes.map(|note| (note.line, note.text.clone())));
    if !cell.words.is_empty() {
        texts.push((cell.line, cell.words.clone()));
    }
    let rows = cell.rows.iter();
    texts.extend(rows.map(|(line, fields)| (*line, fields.join(" | "))));
    for (line, text) in texts {
        intake.left.push(Left {
            lines: Lines::one(line),
            text,
            reason: StrayReason::NoCanvas,
        });
    }
}

fn fill<'a>(planning: &mut Planning<'a, '_>, canvas: &FiledCanvas) {
    for (lines, text) in &canvas.loose {
        planning.leave(*lines, text.as_str(), StrayReason::NoCell);
    }
    let mut used: Vec<ElementId> = Vec::new();
    for cell in &canvas.cells {
        let spot =
            planning.ground.cells.iter().copied().find(|spot| {
                means(&spot.cell.label, &cell.label) && !used.contains(&spot.element.id)
            });
        match spot {
            Some(spot) => {
                used.push(spot.element.id.clone());
                fill_cell(planning, &spot, cell);
            }
            None => {
                for note in &cell.notes {
                    planning.leave(
                        Lines::one(note.line),
                        note.text.as_str(),
                        StrayReason::NoCell,
                    );
                }
            }
        }
    }
}

fn fill_cell<'a>(planning: &mut Planning<'a, '_>, spot: &Spot<'a>, cell: &FiledCell) {
    let place = cell_place(planning, spot);
    if !cell.rows.is_empty() && spot.cell.holds.is_grid() {
        discovery_grid::plan(planning, *spot, &cell.rows);
    }
    for note in &cell.notes {
        if spot.cell.holds.takes_notes() {
            put_note(planning, &place, note);
        } else {
            planning.put(&place, &note.text, Lines::one(note.line));
        }
    }
    let words = if spot.cell.holds.takes_values() {
        value_of(&cell.words)
    } else {
        &cell.words
    };
    if !spot.cell.holds.is_grid() {
        planning.put(&place, words, Lines::one(cell.line));
    }
}

/// A value without what follows from it, which the board works out again.
pub(super) fn value_of(words: &str) -> &str {
    let first = words.lines().next().unwrap_or_default();
    match first.rsplit_once('〔') {
        Some((value, _)) if first.ends_with('〕') => value.trim(),
        _ => first.trim(),
    }
}

/// A note with what is stuck on it.
pub(super) fn put_note(
    planning: &mut Planning<'_, '_>,
    place: &super::put::Place,
    note: &FiledNote,
) {
    let worn = Worn {
        text: &note.text,
        evidence: note.evidence,
        tags: note.tags.clone(),
        link: note.link.clone(),
    };
    planning.put_note(place, worn, Lines::one(note.line));
}
