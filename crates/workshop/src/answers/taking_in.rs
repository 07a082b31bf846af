//! Putting on the board what was looked at before.

use std::collections::HashMap;

use board::{
    Axis, Board, BoardError, BoardPoint, BoardRect, BoardSize, Edit, Element, ElementId,
    ElementKind, Evidence, Holds, Ink, NewNote, NewTrack, NoteColor, Placement, Snapshot,
    TextBlock, TextScale, TrackPlace,
};

use super::intake::{Entry, Intake, Taken, TrackEntry};
use crate::{SLOT_GAP, free_place, free_slot_in, insert_pack, note_size_in, pack_size};

/// The tag of notes that an AI wrote.
const AI: &str = "AI";
/// The size of notes that lie beside the canvases, in board units.
const BESIDE: BoardSize = BoardSize::new(240.0, 160.0);
/// The most notes beside each other.
const ACROSS: usize = 6;

/// How an intake is put on the board.
pub struct TakingIn<'a> {
    /// Who writes.
    pub author: &'a str,
    /// Whether the notes are an AI's: they are marked as assumptions, and as such.
    pub is_from_ai: bool,
    /// Whether what has no place becomes notes beside everything.
    pub with_left: bool,
    /// Gives ids for the notes.
    pub new_id: &'a mut dyn FnMut() -> ElementId,
}

/// Puts an intake on the board and gives the ids of all that was written. What somebody filled, took away or made
/// meanwhile is left as it is.
///
/// # Errors
/// [`BoardError::Full`] if the board holds no more; what was written until then stays.
pub fn take_in(
    board: &mut Board,
    intake: &Intake,
    how: TakingIn<'_>,
) -> Result<Vec<ElementId>, BoardError> {
    if !intake.canvases.is_empty() {
        let named: Vec<_> = intake
            .canvases
            .iter()
            .map(|(id, template)| (id.clone(), template))
            .collect();
        let templates: Vec<_> = named.iter().map(|(_, template)| *template).collect();
        let at = free_place(&board.snapshot(), pack_size(&templates));
        insert_pack(board, &named, at)?;
    }
    let snapshot = board.snapshot();
    board.edit(|edit| {
        let mut taking = Taking {
            edit,
            snapshot: &snapshot,
            how,
            laid: HashMap::new(),
            written: Vec::new(),
        };
        for track in &intake.tracks {
            taking.track(track)?;
        }
        for entry in &intake.entries {
            taking.entry(entry)?;
        }
        if let Some((canvas, title)) = &intake.title {
            taking.title(canvas, title)?;
        }
        if taking.how.with_left {
            taking.left(intake)?;
        }
        Ok(taking.written)
    })
}

struct Taking<'a, 'b, 'doc, 'how> {
    edit: &'a mut Edit<'b, 'doc>,
    /// The board before.
    snapshot: &'a Snapshot,
    how: TakingIn<'how>,
    /// By cell, where its new notes lie.
    laid: HashMap<ElementId, Vec<BoardRect>>,
    written: Vec<ElementId>,
}

impl<'a> Taking<'a, '_, '_, '_> {
    fn track(&mut self, track: &TrackEntry) -> Result<(), BoardError> {
        let result = if track.is_new {
            let new = NewTrack {
                grid: &track.grid,
                axis: track.axis,
                place: TrackPlace::Last,
                extent: None,
                text: &track.name,
                label: board::Label::default(),
                weight: track.weight,
                names: None,
                band: self.last_band(&track.grid, track.axis),
                holds: None,
            };
            self.edit.create_track(&track.id, new)
        } else {
            let there = self.edit.element(&track.id);
            let Some(there) = there.as_ref().and_then(Element::as_track) else {
                return Ok(());
            };
            if there.weight.is_none() && track.weight.is_some() {
                done(self.edit.set_weight(&track.id, track.weight))?;
            }
            if !there.text.is_empty() || track.name.is_empty() {
                return Ok(());
            }
            self.edit.set_text(&track.id, &track.name)
        };
        if done(result)? {
            self.written.push(track.id.clone());
        }
        Ok(())
    }

    /// The band of the last column or row.
    fn last_band(&self, grid: &ElementId, axis: Axis) -> &'a str {
        let tracks = self.snapshot.elements().iter();
        let own = tracks.filter_map(|element| Some((element, element.as_track()?)));
        let own = own.filter(|(_, track)| track.grid.as_ref() == Some(grid) && track.axis == axis);
        let last = own.max_by(|(a, _), (b, _)| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        last.map_or("", |(_, track)| track.band.as_str())
    }

    fn entry(&mut self, entry: &Entry) -> Result<(), BoardError> {
        let there = self.snapshot.element(&entry.cell);
        let is_free = there.is_none_or(|element| {
            let has_value = element
                .as_cell()
                .is_some_and(|cell| cell.value("").is_some());
            !has_value && element.text().is_none_or(|text| text.trim().is_empty())
        });
        match &entry.what {
            Taken::Note {
                text,
                evidence,
                tags,
                link,
            } => {
                let cell = there.or_else(|| self.snapshot.element(entry.like.as_ref()?));
                let Some(cell) = cell else { return Ok(()) };
                let id = self.note_in(&entry.cell, cell, text)?;
                if let Some(id) = id {
                    self.mark(&id, *evidence, tags)?;
                    if link.is_some() {
                        done(self.edit.set_link(&id, link.as_ref()))?;
                    }
                }
            }
            Taken::Text(text) if is_free => {
                if done(self.edit.set_text(&entry.cell, text))? {
                    self.written.push(entry.cell.clone());
                }
            }
            Taken::Value { value, .. } if is_free => {
                if done(self.edit.set_value(&entry.cell, "", Some(value.clone())))? {
                    self.written.push(entry.cell.clone());
                }
            }
            Taken::Text(_) | Taken::Value { .. } => {}
        }
        Ok(())
    }

    /// A note in the next free place of a cell; `model` is the cell, or one of the same form.
    fn note_in(
        &mut self,
        cell: &ElementId,
        model: &Element,
        text: &str,
    ) -> Result<Option<ElementId>, BoardError> {
        let size = note_size_in(model);
        let there = self.snapshot.children(cell);
        let mut taken: Vec<BoardRect> = there
            .map(|child| BoardRect::at(child.placement.offset, child.size))
            .collect();
        taken.extend(self.laid.get(cell).into_iter().flatten().copied());
        let offset = free_slot_in(model, size, &taken);
        let placement = Placement::inside(cell.clone(), offset);
        let color = match model.as_cell().map(|cell| &*cell.holds) {
            Some(Holds::Zone {
                color: Some(color), ..
            }) => *color,
            _ => NoteColor::Yellow,
        };
        let made = self.note(placement, size, color, text)?;
        if made.is_some() {
            let laid = self.laid.entry(cell.clone()).or_default();
            laid.push(BoardRect::at(offset, size));
        }
        Ok(made)
    }

    fn note(
        &mut self,
        placement: Placement,
        size: BoardSize,
        color: NoteColor,
        text: &str,
    ) -> Result<Option<ElementId>, BoardError> {
        let id = (self.how.new_id)();
        let author = self.how.author;
        let new = NewNote {
            placement,
            size,
            color,
            text,
            author,
        };
        let made = done(self.edit.create_note(&id, new))?;
        Ok(made.then(|| {
            self.written.push(id.clone());
            id
        }))
    }

    /// What the text says about a note, and that an AI wrote it.
    fn mark(
        &mut self,
        id: &ElementId,
        evidence: Option<Evidence>,
        tags: &[String],
    ) -> Result<(), BoardError> {
        let assumed = self.how.is_from_ai.then_some(Evidence::Assumption);
        if let Some(evidence) = evidence.or(assumed) {
            done(self.edit.set_evidence(id, Some(evidence)))?;
        }
        if self.how.is_from_ai {
            done(self.edit.add_tag(id, AI))?;
        }
        for tag in tags {
            done(self.edit.add_tag(id, tag))?;
        }
        Ok(())
    }

    /// The title of a list stands above its canvas, so that it goes out again with the list.
    fn title(&mut self, canvas: &ElementId, title: &str) -> Result<(), BoardError> {
        let id = super::solution_canvas::title_id(canvas);
        let Some(rect) = self.snapshot.rect(canvas) else {
            return Ok(());
        };
        if self.edit.element(&id).is_some() {
            return Ok(());
        }
        let size = BoardSize::new(600.0, 46.0);
        let at = BoardPoint::new(rect.x, rect.y - size.height - 2.0 * SLOT_GAP).tamed();
        let kind = ElementKind::Text(TextBlock {
            text: title.to_owned(),
            ink: Ink::default(),
            scale: TextScale::Large,
            author: self.how.author.to_owned(),
            ..TextBlock::default()
        });
        let block = Element::new(id.clone(), Placement::free(at), size, kind);
        if done(self.edit.create(block))? {
            self.written.push(id);
        }
        Ok(())
    }

    /// What has no place, in rows beside everything. What is there already is not laid beside it.
    fn left(&mut self, intake: &Intake) -> Result<(), BoardError> {
        let wanted: Vec<&str> = intake.to_lay_beside().collect();
        if wanted.is_empty() {
            return Ok(());
        }
        let columns = wanted.len().min(ACROSS);
        let rows = wanted.len().div_ceil(ACROSS);
        let step = |side: f64| side + SLOT_GAP;
        let all = BoardSize::new(
            columns as f64 * step(BESIDE.width),
            rows as f64 * step(BESIDE.height),
        );
        let origin = free_place(self.snapshot, all);
        for (index, text) in wanted.into_iter().enumerate() {
            let at = BoardPoint::new(
                origin.x + (index % ACROSS) as f64 * step(BESIDE.width),
                origin.y + (index / ACROSS) as f64 * step(BESIDE.height),
            );
            let made = self.note(Placement::free(at.tamed()), BESIDE, NoteColor::Yellow, text)?;
            if let Some(id) = made {
                self.mark(&id, None, &[])?;
            }
        }
        Ok(())
    }
}

/// Whether it was written. What does not fit any more, because people changed the canvas since, is left out.
fn done(result: Result<(), BoardError>) -> Result<bool, BoardError> {
    match result {
        Ok(()) => Ok(true),
        Err(BoardError::Full { max }) => Err(BoardError::Full { max }),
        Err(_) => Ok(false),
    }
}
