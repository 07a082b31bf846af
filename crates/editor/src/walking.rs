//! The keyboard's ways: from thing to thing in reading order or by direction, and from note to note while writing.

use board::limits::COORDINATE_MAX;
use board::{BoardPoint, BoardRect, ElementId, ElementKind, Holds};

use crate::turn::Turn;
use crate::{Announcement, Caret, Direction, Editor, Selection};

/// Walking by direction, this far is looked first, board units.
const NEARBY: f64 = 1_000.0;
/// Nothing is farther than this: sideways counts double, and frames may be as large as the board.
const FARTHEST: f64 = 16.0 * COORDINATE_MAX;

impl Editor {
    /// Walks to the next (or previous) thing in reading order. False at the end: the focus leaves the board.
    pub(crate) fn walk_in_reading_order(&mut self, forwards: bool, turn: &mut Turn<'_>) -> bool {
        let here = self.focus.as_ref().or_else(|| self.selection.ids().last());
        let mut next = self.scene.next_in_reading(here, forwards);
        while let Some(id) = next.as_ref().filter(|id| self.is_furniture(id)) {
            next = self.scene.next_in_reading(Some(id), forwards);
        }
        match next {
            Some(id) => {
                self.walk_to(id, turn);
                true
            }
            None => {
                self.set_selection(Selection::default());
                self.set_focus(None);
                false
            }
        }
    }

    /// Whether nothing can be done with it: words, shapes and lines of a template. Readers find them in the tree.
    fn is_furniture(&self, id: &ElementId) -> bool {
        let element = self.scene.element(id);
        element.is_some_and(|element| match &element.kind {
            ElementKind::Cell(cell) => {
                matches!(*cell.holds, Holds::Label { .. } | Holds::Shape { .. })
            }
            ElementKind::Connector(_) => element.locked && element.placement.parent.is_some(),
            _ => false,
        })
    }

    /// Walks to the nearest thing in a direction: among what people made, from cell to cell, from canvas
    /// or frame to the next.
    pub(crate) fn walk(&mut self, direction: Direction, turn: &mut Turn<'_>) {
        let here = self.focus.as_ref().or_else(|| self.selection.ids().last());
        let from = here.and_then(|id| self.scene.get(id));
        let middle = match &from {
            Some(placed) => placed.rect().center(),
            None => self.camera.to_board(self.settings.viewport.center()),
        };
        let kind = from.map(|placed| &placed.element().kind);
        let sort = kind.map_or(Sort::Content, Sort::of);
        let same_sort = |other: &ElementKind| Sort::of(other) == sort;
        let strictly = from.is_some();
        let nearest_within = |reach: f64| {
            let seen = self
                .scene
                .query(reached(middle, direction, reach, strictly));
            seen.into_iter()
                .filter_map(|id| self.scene.get(&id))
                .filter(|placed| {
                    Some(&placed.element().id) != here && same_sort(&placed.element().kind)
                })
                .filter_map(|placed| {
                    let far = farness(placed.rect().center() - middle, direction, strictly)?;
                    Some((far, placed.element().id.clone()))
                })
                .min_by(|(a, _), (b, _)| a.total_cmp(b))
        };
        // What is nearer than the reach was seen: only where little lies around all of the board is looked through.
        let mut reach = NEARBY;
        let nearest = loop {
            match nearest_within(reach) {
                Some((far, id)) if far <= reach => break Some(id),
                found if reach > FARTHEST => break found.map(|(_, id)| id),
                _ => reach *= 4.0,
            }
        };
        if let Some(id) = nearest {
            self.walk_to(id, turn);
        }
    }

    pub(crate) fn walk_to(&mut self, id: ElementId, turn: &mut Turn<'_>) {
        self.select_if_content(&id);
        self.set_focus(Some(id.clone()));
        if let Some(rect) = self.scene.rect(&id) {
            self.reveal(rect, turn);
        }
        turn.announce(Announcement::Focused(id));
    }

    /// Tab, Shift+Tab, Ctrl+Enter while writing: on to the neighbour, which is made where there is none.
    pub(crate) fn chain(&mut self, direction: Direction, turn: &mut Turn<'_>) {
        turn.handled();
        let Some(id) = self.field_element().cloned() else {
            return;
        };
        if self
            .field
            .as_ref()
            .is_some_and(|field| field.goes_when_empty && field.text.trim().is_empty())
        {
            // There is nothing on this one yet; another empty one would not help.
            return;
        }
        if !self.may_write(turn) || !self.end_editing(turn) || !self.is_note(&id) {
            return;
        }
        let Some(note) = self.scene.element(&id) else {
            return;
        };
        let cell = self.cell_of(note).map(|cell| cell.id.clone());
        let neighbour = match (&cell, direction) {
            (Some(cell), Direction::Right) => self.reading_neighbour(cell, &id, true),
            (Some(cell), Direction::Left) => self.reading_neighbour(cell, &id, false),
            (Some(_) | None, _) => self.note_lying_in(self.beside(note, direction)),
        };
        if let Some(neighbour) = neighbour.filter(|neighbour| *neighbour != id) {
            self.start_editing(&neighbour, Caret::End, turn);
            return;
        }
        let place = match (&cell, direction) {
            // Before the first note of a cell there is nothing.
            (Some(_), Direction::Left) => None,
            (Some(cell), Direction::Down) => {
                let below = self.free_place_beside(note, direction);
                let fits = below.placement.parent.as_ref() == Some(cell)
                    && self
                        .scene
                        .rect(cell)
                        .is_some_and(|cell| cell.encloses(&below.rect));
                if fits {
                    Some(below)
                } else {
                    self.next_place_in(cell)
                }
            }
            (Some(cell), Direction::Right | Direction::Up) => self.next_place_in(cell),
            (None, _) => Some(self.free_place_beside(note, direction)),
        };
        match place {
            Some(place) => self.start_draft(place, turn),
            None => self.start_editing(&id, Caret::End, turn),
        }
    }

    fn reading_neighbour(
        &self,
        cell: &ElementId,
        id: &ElementId,
        after: bool,
    ) -> Option<ElementId> {
        let notes = self.scene.notes_in_reading_order(cell);
        let here = notes.iter().position(|note| note.id == *id)?;
        let there = if after {
            here + 1
        } else {
            here.checked_sub(1)?
        };
        notes.get(there).map(|note| note.id.clone())
    }
}

/// What one walks among by direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// What people made.
    Content,
    /// Cells of canvases.
    Cell,
    /// Canvases and frames, which hold the others.
    Area,
    /// What this version does not know.
    Unknown,
}

impl Sort {
    fn of(kind: &ElementKind) -> Self {
        match kind {
            ElementKind::Cell(_) | ElementKind::Track(_) => Self::Cell,
            ElementKind::Canvas(_) | ElementKind::Frame(_) => Self::Area,
            ElementKind::Unknown { .. } => Self::Unknown,
            _ => Self::Content,
        }
    }
}

/// Where everything lies whose [`farness`] is at most `reach`.
fn reached(from: BoardPoint, direction: Direction, reach: f64, strictly: bool) -> BoardRect {
    let unit = direction.unit();
    if !strictly {
        return BoardRect::new(from.x, from.y, 0.0, 0.0).grown(reach);
    }
    // Half as far sideways as forwards is the farthest that counts: sideways counts double.
    let ahead = BoardPoint::new(from.x + unit.x * reach, from.y + unit.y * reach);
    let aside = BoardPoint::new(unit.y.abs() * reach / 2.0, unit.x.abs() * reach / 2.0);
    BoardRect::spanning(from - aside, ahead + aside)
}

/// How far something is in a direction; sideways counts double, and more sideways than forwards is not that direction.
pub(crate) fn farness(way: BoardPoint, direction: Direction, strictly: bool) -> Option<f64> {
    let unit = direction.unit();
    let along = way.x * unit.x + way.y * unit.y;
    let across = (way.x * unit.y).abs() + (way.y * unit.x).abs();
    if !strictly {
        return Some(along.abs() + across);
    }
    (along > 0.0 && across <= along * 2.0).then_some(along + 2.0 * across)
}
