//! Where notes go: at a point, in a cell's next free place, beside another note.

use board::{
    BoardPoint, BoardRect, BoardSize, Element, ElementId, ElementKind, Holds, Note, NoteColor,
    Placement,
};
use workshop::{SLOT_GAP, free_slot_in, note_size_in};

use crate::{Direction, Editor};

/// The size of a note that lies freely, board units.
pub const FREE_NOTE_SIZE: BoardSize = BoardSize::new(200.0, 200.0);
/// Where several new notes would lie on each other, each is moved by this, board units.
const CASCADE: f64 = 20.0;
/// After so many steps a cascade stays where it is.
const CASCADE_MAX: usize = 50;

/// A place for a new note.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct NotePlace {
    pub(crate) placement: Placement,
    pub(crate) size: BoardSize,
    /// The same on the board.
    pub(crate) rect: BoardRect,
}

impl Editor {
    /// The owner of a note at `rect`: the cell, or else the frame, under its middle. The position is kept.
    pub(crate) fn placement_of(&self, rect: BoardRect) -> Placement {
        let note = ElementKind::Note(Note::default());
        self.placement_for(None, &note, rect)
    }

    /// A place with its middle at `point`; in a cell a smaller one that does not stick out of it.
    pub(crate) fn place_for_note_at(&self, point: BoardPoint) -> NotePlace {
        let cell = self.scene.cell_at(point);
        let cell = cell.and_then(|id| self.scene.rect(&id).map(|rect| (id, rect)));
        let Some((id, around)) = cell else {
            let rect = centered(point, FREE_NOTE_SIZE);
            return NotePlace {
                placement: self.placement_of(rect),
                size: FREE_NOTE_SIZE,
                rect,
            };
        };
        let size = self.note_size_in(&id);
        let wanted = centered(point, size);
        let keep = |low: f64, start: f64, room: f64| low.min(start + room).max(start);
        let origin = BoardPoint::new(
            keep(wanted.x, around.x, around.width - wanted.width),
            keep(wanted.y, around.y, around.height - wanted.height),
        );
        NotePlace {
            placement: Placement::inside(id, (origin - around.origin()).tamed()),
            size,
            rect: BoardRect::at(origin, size),
        }
    }

    /// The size of a new note in a cell: that of the canvas's pile of the cell's colour if that is a larger one, or what
    /// all notes in such cells have.
    pub(crate) fn note_size_in(&self, cell: &ElementId) -> BoardSize {
        let Some(element) = self.scene.element(cell) else {
            return FREE_NOTE_SIZE;
        };
        let usual = note_size_in(element);
        let canvas = element.placement.parent.as_ref();
        let of_pile = self
            .color_in(Some(cell))
            .zip(canvas)
            .and_then(|(own, canvas)| {
                self.scene
                    .children(canvas)
                    .find_map(|pile| match &*pile.as_cell()?.holds {
                        Holds::Pile { color, size, .. } => (*color == own).then_some(*size),
                        _ => None,
                    })
            });
        let is_larger = |size: &BoardSize| size.width >= usual.width && size.height >= usual.height;
        let is_slot = element.is_slot();
        of_pile
            .filter(|size| !is_slot && is_larger(size))
            .unwrap_or(usual)
    }

    /// The colour of new notes in a cell, if its template says one.
    pub(crate) fn color_in(&self, cell: Option<&ElementId>) -> Option<NoteColor> {
        match &*self.scene.element(cell?)?.as_cell()?.holds {
            Holds::Zone { color, .. } => *color,
            _ => None,
        }
    }

    /// The next free place of a cell, in reading order.
    pub(crate) fn next_place_in(&self, cell: &ElementId) -> Option<NotePlace> {
        self.place_in_besides(cell, self.note_size_in(cell), &[])
    }

    /// The next free place of a cell for a note of `size`, when `placed` is about to lie on the board too (with its
    /// cell, in board space).
    pub(crate) fn place_in_besides(
        &self,
        cell: &ElementId,
        size: BoardSize,
        placed: &[(ElementId, BoardRect)],
    ) -> Option<NotePlace> {
        let around = self.scene.rect(cell)?;
        let element = self.scene.element(cell)?;
        let relative =
            |rect: BoardRect| BoardRect::at(rect.origin() - around.origin(), rect.size());
        let occupied: Vec<BoardRect> = self
            .scene
            .children(cell)
            .filter_map(|child| self.scene.rect(&child.id))
            .chain(
                placed
                    .iter()
                    .filter(|(owner, _)| owner == cell)
                    .map(|(_, rect)| *rect),
            )
            .map(relative)
            .collect();
        let offset = free_slot_in(element, size, &occupied).tamed();
        Some(NotePlace {
            placement: Placement::inside(cell.clone(), offset),
            size,
            rect: BoardRect::at(around.origin() + offset, size),
        })
    }

    /// A place for a note that is made without pointing: in the current cell, beside the selected note, or in the
    /// middle of the view.
    pub(crate) fn next_place(&self) -> NotePlace {
        let in_cell = self
            .current_cell()
            .and_then(|cell| self.next_place_in(&cell.id));
        in_cell
            .or_else(|| {
                let note = self.single_note()?;
                Some(self.free_place_beside(note, Direction::Right))
            })
            .unwrap_or_else(|| {
                let viewport = self.settings.viewport;
                let middle = self.camera.to_board(viewport.center());
                let rect = self.cascaded(centered(middle, FREE_NOTE_SIZE));
                self.place_for_note_at(rect.center())
            })
    }

    /// Where a neighbour of `note` would lie: its size, a gap away.
    pub(crate) fn beside(&self, note: &Element, direction: Direction) -> BoardRect {
        let rect = self.scene.rect(&note.id).unwrap_or_default();
        let unit = direction.unit();
        rect.moved(BoardPoint::new(
            unit.x * (rect.width + SLOT_GAP),
            unit.y * (rect.height + SLOT_GAP),
        ))
    }

    /// A free neighbour's place, of the note's stored size.
    pub(crate) fn free_place_beside(&self, note: &Element, direction: Direction) -> NotePlace {
        let rect = BoardRect::at(self.beside(note, direction).origin(), note.size);
        let rect = self.cascaded(rect);
        NotePlace {
            placement: self.placement_of(rect),
            size: note.size,
            rect,
        }
    }

    /// The note whose middle lies in `rect`, the nearest to its middle.
    pub(crate) fn note_lying_in(&self, rect: BoardRect) -> Option<ElementId> {
        let distance = |id: &ElementId| {
            let middle = self.scene.rect(id).unwrap_or_default().center();
            (middle.x - rect.center().x).hypot(middle.y - rect.center().y)
        };
        self.scene
            .query(rect)
            .into_iter()
            .filter(|id| self.is_note(id))
            .filter(|id| {
                let middle = self.scene.rect(id).map(|note| note.center());
                middle.is_some_and(|middle| rect.contains(middle))
            })
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Moved a little as long as another note lies exactly there.
    fn cascaded(&self, mut rect: BoardRect) -> BoardRect {
        for _ in 0..CASCADE_MAX {
            let covered = self.scene.query(rect).iter().any(|id| {
                let origin = self.scene.rect(id).map(|other| other.origin());
                self.is_note(id) && origin == Some(rect.origin().tamed())
            });
            if !covered {
                break;
            }
            rect = rect.moved(BoardPoint::new(CASCADE, CASCADE));
        }
        rect
    }
}

pub(crate) fn centered(point: BoardPoint, size: BoardSize) -> BoardRect {
    let origin = BoardPoint::new(point.x - size.width / 2.0, point.y - size.height / 2.0);
    BoardRect::at(BoardPoint::new(origin.x.round(), origin.y.round()), size)
}
