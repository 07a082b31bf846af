//! Carrying what was decided: texts that are still empty take theirs, and areas for notes get copies, from the cells
//! that their template names.

use std::collections::BTreeSet;

use board::limits::OWNERS_MAX;
use board::{
    Board, BoardError, BoardPoint, BoardRect, CellLink, Element, ElementId, ElementKind, Evidence,
    Holds, Note, NoteColor, Placement, Snapshot, without_weight,
};

use super::decided::decided_row;
use crate::{free_slot_in, has_plot, note_size_in};

/// A text that shows another's from now on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextPlan {
    /// The cell.
    pub cell: ElementId,
    /// What it says now.
    pub text: String,
    /// What it follows: a note, a text cell, a slot or a row.
    pub source: ElementId,
}

/// What carrying writes.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ContentPlan {
    /// The cells that are empty, or follow something else by now.
    pub texts: Vec<TextPlan>,
    /// The notes that are made, each with the one that it follows as its source.
    pub notes: Vec<Element>,
}

impl ContentPlan {
    /// Leaves out everything but the copies of these notes.
    pub fn keep_only(&mut self, sources: &[ElementId]) {
        self.texts.clear();
        self.notes.retain(|copy| {
            let mut sources = sources.iter();
            sources.any(|source| copy.id.as_str().ends_with(&format!(".from-{source}")))
        });
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.notes.is_empty()
    }
}

/// What it takes to carry what stands on `canvas` to where it is wanted: into the nearest canvas of each template that
/// has an empty place for it, and within `canvas` itself. What is carried follows: a later edit shows there, too. Texts
/// that somebody wrote stay as they are, those that follow something that is not the choice any more follow the new
/// one; a note is copied once, and never beside one that says the same.
pub fn carry_content(snapshot: &Snapshot, canvas: &ElementId) -> ContentPlan {
    let mut plan = ContentPlan::default();
    let Some(source) = snapshot.element(canvas).and_then(Element::as_canvas) else {
        return plan;
    };
    let from = snapshot.rect(canvas).unwrap_or_default().center();
    let mut canvases: Vec<(&Element, f64)> = snapshot
        .elements()
        .iter()
        .filter(|element| element.as_canvas().is_some_and(|canvas| !canvas.closed))
        .map(|element| {
            let way = snapshot.rect(&element.id).unwrap_or_default().center() - from;
            (element, way.x.hypot(way.y))
        })
        .collect();
    canvases.sort_by(|(a, near), (b, far)| near.total_cmp(far).then_with(|| a.id.cmp(&b.id)));
    let mut served: BTreeSet<&str> = BTreeSet::new();
    for (target, _) in canvases {
        let Some(template) = target.as_canvas().map(|canvas| canvas.template.as_str()) else {
            continue;
        };
        let before = (plan.texts.len(), plan.notes.len());
        if served.contains(template) {
            continue;
        }
        for cell in snapshot.cells(&target.id) {
            let Some(link) = link_of(cell) else { continue };
            let is_own = target.id == *canvas;
            if !link.leads_to(&source.template, link.key(), is_own) {
                continue;
            }
            let mut cells = snapshot.children(canvas);
            let found = cells.find(|element| {
                let cell = element.as_cell();
                cell.is_some_and(|cell| cell.slot.is_none() && cell.key == link.key())
            });
            if let Some(found) = found {
                fill(snapshot, (found, link.part()), (cell, template), &mut plan);
            }
        }
        if (plan.texts.len(), plan.notes.len()) != before {
            served.insert(template);
        }
    }
    plan
}

/// Carries a plan out in one transaction; gives how many cells and notes there are now that were not.
///
/// # Errors
/// [`BoardError::Full`]. What somebody took away or wrote meanwhile is left out.
pub fn apply_content(board: &mut Board, plan: &ContentPlan) -> Result<usize, BoardError> {
    let now = board.snapshot();
    let mut written = 0;
    board.edit(|edit| {
        for TextPlan { cell, text, source } in &plan.texts {
            let is_free = now.element(cell).is_some_and(is_free);
            if is_free && edit.set_text(cell, text).is_ok() {
                edit.set_source(cell, Some(source))?;
                written += 1;
            }
        }
        for note in &plan.notes {
            match edit.create(note.clone()) {
                Ok(()) => {
                    edit.set_source(&note.id, note.source.as_ref())?;
                    written += 1;
                }
                Err(BoardError::Full { max }) => return Err(BoardError::Full { max }),
                // Somebody else carried it at the same time.
                Err(_) => {}
            }
        }
        Ok(written)
    })
}

/// Whether nobody wrote in a text cell.
fn is_free(cell: &Element) -> bool {
    cell.source.is_some() || cell.text() == Some("")
}

/// Whether a text follows nothing yet, or something of the canvas of `source`: what is chosen there may be another by
/// now, while what came from elsewhere is somebody else's choice.
fn is_open(snapshot: &Snapshot, source: &Element, target: &Element) -> bool {
    let mut at = target.source.as_ref();
    for _ in 0..OWNERS_MAX {
        let Some(element) = at.and_then(|id| snapshot.element(id)) else {
            break;
        };
        if element.as_canvas().is_some() {
            return source.placement.parent.as_ref() == Some(&element.id);
        }
        at = element.placement.parent.as_ref();
    }
    true
}

/// Where a cell that is no grid takes its content from.
fn link_of(cell: &Element) -> Option<&CellLink> {
    match &*cell.as_cell().filter(|cell| cell.slot.is_none())?.holds {
        Holds::Zone { from, .. } | Holds::Text { from, .. } => from.as_ref(),
        _ => None,
    }
}

/// Plans what one cell takes from one source.
fn fill(
    snapshot: &Snapshot,
    (source, part): (&Element, &str),
    (target, template): (&Element, &str),
    plan: &mut ContentPlan,
) {
    match target.as_cell().map(|cell| &*cell.holds) {
        Some(Holds::Text { .. }) if is_free(target) && is_open(snapshot, source, target) => {
            let found = said(snapshot, source, part).filter(|(source, text)| {
                !text.trim().is_empty() && target.source.as_ref() != Some(source)
            });
            plan.texts.extend(found.map(|(source, text)| TextPlan {
                cell: target.id.clone(),
                text: text.trim().to_owned(),
                source,
            }));
        }
        Some(Holds::Zone { color, .. }) => {
            copies(snapshot, source, (target, template), *color, plan);
        }
        _ => {}
    }
}

/// What a cell says in one text, and what says so: what is written in it, its heaviest note, or what was decided in its
/// matrix.
fn said(snapshot: &Snapshot, source: &Element, part: &str) -> Option<(ElementId, String)> {
    match source.as_cell().map(|cell| &*cell.holds) {
        Some(Holds::Text { .. }) => Some((source.id.clone(), source.text()?.to_owned())),
        Some(Holds::Matrix(_)) => decided_row(snapshot, source, part),
        Some(Holds::Zone { .. }) => {
            let namers = crate::insert::namers_of_cell(snapshot, source, "").into_iter();
            let weight = |weight: Option<f64>| weight.unwrap_or(0.0);
            // The first of those that weigh most.
            let heaviest = namers.reduce(|best, next| {
                if weight(next.weight) > weight(best.weight) {
                    next
                } else {
                    best
                }
            })?;
            let text = snapshot.element(&heaviest.id)?.text()?;
            Some((heaviest.id, without_weight(text).to_owned()))
        }
        _ => None,
    }
}

/// Copies of the notes of a cell, or of all slots of its matrix, in the next free places.
fn copies(
    snapshot: &Snapshot,
    source: &Element,
    (target, template): (&Element, &str),
    color: Option<NoteColor>,
    plan: &mut ContentPlan,
) {
    let canvas = source.placement.parent.as_ref();
    let slots = canvas.into_iter().flat_map(|canvas| snapshot.cells(canvas));
    let of_source = slots.filter(|cell| {
        let slot = cell.as_cell().and_then(|cell| cell.slot.as_ref());
        slot.map_or(cell.id == source.id, |slot| slot.grid == source.id)
    });
    let notes: Vec<(&Element, &Note)> = of_source
        .flat_map(|cell| snapshot.notes_in_reading_order(&cell.id))
        .filter_map(|note| Some((note, note.as_note()?)))
        .collect();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let mut taken: Vec<BoardRect> = Vec::new();
    for there in snapshot.children(&target.id) {
        said.insert(there.text().unwrap_or_default().trim());
        taken.push(BoardRect::at(there.placement.offset, there.size));
    }
    let size = note_size_in(target);
    for (note, inner) in notes {
        let text = inner.text.trim();
        if text.is_empty() || !said.insert(text) {
            continue;
        }
        let mut offset = free_slot_in(target, size, &taken);
        if has_plot(template) {
            // At the foot of a plot nothing is said yet: from there it is moved to where it belongs.
            offset = waiting(target, size, &taken);
        }
        taken.push(BoardRect::at(offset, size));
        // The same for everybody: two people who carry at once make one note.
        let id = ElementId::new(format!("{}.from-{}", target.id, note.id));
        if snapshot.element(&id).is_some() {
            continue;
        }
        let copy = ElementKind::Note(Note {
            text: inner.text.clone(),
            color: color.unwrap_or(inner.color),
            author: inner.author.clone(),
            evidence: inner
                .evidence
                .filter(|evidence| *evidence != Evidence::Fact),
            tags: inner.tags.clone(),
            ..Note::default()
        });
        let placement = Placement::inside(target.id.clone(), offset);
        plan.notes.push(Element {
            source: Some(note.id.clone()),
            ..Element::new(id, placement, size, copy)
        });
    }
}

/// A free place from the lower left on.
fn waiting(target: &Element, size: board::BoardSize, taken: &[BoardRect]) -> BoardPoint {
    let turned: Vec<BoardRect> = taken
        .iter()
        .map(|rect| BoardRect {
            y: target.size.height - rect.bottom() + crate::CELL_HEADER_HEIGHT - crate::SLOT_GAP,
            ..*rect
        })
        .collect();
    let place = free_slot_in(target, size, &turned);
    let foot = target.size.height - size.height - place.y + crate::CELL_HEADER_HEIGHT;
    BoardPoint::new(place.x, (foot - crate::SLOT_GAP).max(0.0))
}

#[cfg(test)]
mod tests;
