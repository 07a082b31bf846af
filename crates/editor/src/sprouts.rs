//! The "+" beside a note: the next note, in four directions, by a click or by a key.

use board::{BoardRect, ElementId};

use crate::placing::NotePlace;
use crate::turn::Turn;
use crate::{Caret, Direction, Editor, PointerDevice, ScreenPoint, Tool};

/// How far outside of the note's edge the middle of a "+" is, CSS pixels.
pub const SPROUT_GAP: f64 = 32.0;
/// Below this zoom there are none.
const ZOOM_LEAST: f64 = 0.25;
/// Nor beside a note that is smaller than this on the screen, CSS pixels: they would stand closer than fingers can tell.
const SIDE_LEAST: f64 = 72.0;

/// How far from its middle a pointer still meets it, CSS pixels: half of what a finger needs.
fn radius(device: PointerDevice) -> f64 {
    match device {
        PointerDevice::Mouse | PointerDevice::Pen => 14.0,
        PointerDevice::Touch => 22.0,
    }
}

/// One "+".
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sprout {
    /// Where the next note goes.
    pub direction: Direction,
    /// Its middle.
    pub at: ScreenPoint,
}

impl Editor {
    /// The "+" beside the selected note: where no neighbour lies yet, while nothing is written or dragged.
    pub fn sprouts(&self) -> Vec<Sprout> {
        if self.in_gesture() {
            return Vec::new();
        }
        self.sprouting_note().map_or_else(Vec::new, |(id, around)| {
            let free = |direction: &Direction| self.neighbour(&id, *direction).is_none();
            let sprout = |direction| Sprout {
                direction,
                at: middle(around, direction),
            };
            Direction::ALL
                .into_iter()
                .filter(free)
                .map(sprout)
                .collect()
        })
    }

    /// The note that they stand beside, and where it is on the screen.
    fn sprouting_note(&self) -> Option<(ElementId, BoardRect)> {
        let rests = self.tool == Tool::Select && self.editing().is_none();
        if !rests || self.settings.read_only || self.camera.zoom < ZOOM_LEAST {
            return None;
        }
        let note = self.single_note().filter(|note| !note.locked)?;
        let rect = self.camera.rect_to_screen(self.scene.rect(&note.id)?);
        let around = BoardRect::new(rect.x, rect.y, rect.width, rect.height);
        (around.width.min(around.height) >= SIDE_LEAST).then(|| (note.id.clone(), around))
    }

    /// The "+" that a pointer would press here.
    pub(crate) fn sprout_at(&self, at: ScreenPoint, device: PointerDevice) -> Option<Direction> {
        let sprouts = self.sprouts().into_iter();
        sprouts
            .filter(|sprout| sprout.at.distance(at) <= radius(device))
            .map(|sprout| sprout.direction)
            .next()
    }

    /// What the pointer would do where it rests.
    pub(crate) fn show_hints(&mut self) {
        self.show_anchors();
        self.show_sprout();
    }

    /// Shows where the note would go whose "+" the pointer is over.
    fn show_sprout(&mut self) {
        let hovered = self.pointer.filter(|_| self.tool == Tool::Select);
        let hovered = hovered.map(|point| self.camera.to_screen(point));
        let direction = hovered.and_then(|at| self.sprout_at(at, PointerDevice::Mouse));
        let note = self.single_note().map(|note| note.id.clone());
        if let (Some(direction), Some(note)) = (direction, note)
            && let Some(place) = self.place_for_neighbour(&note, direction)
        {
            self.set_overlay(crate::Overlay {
                note_ghost: Some(place.rect),
                ..crate::Overlay::default()
            });
        }
    }

    /// On to the selected note's neighbour, which is made in the same colour where there is none.
    pub(crate) fn add_note_beside(&mut self, direction: Direction, turn: &mut Turn<'_>) {
        let note = self.single_note().filter(|note| !note.locked);
        let Some(id) = note.map(|note| note.id.clone()) else {
            return;
        };
        if let Some(neighbour) = self.neighbour(&id, direction) {
            return self.start_editing(&neighbour, Caret::End, turn);
        }
        if let Some(place) = self.place_for_neighbour(&id, direction) {
            self.start_draft_like(&id, place, turn);
        }
    }

    /// A new note at `place` in the colour of `note`, edited at once.
    pub(crate) fn start_draft_like(
        &mut self,
        note: &ElementId,
        place: NotePlace,
        turn: &mut Turn<'_>,
    ) {
        let color = self.scene.element(note).and_then(|it| it.as_note());
        let color = color.map(|note| note.color);
        self.start_draft(place, turn);
        self.restyle_draft(|draft| {
            if let (board::ElementKind::Note(note), Some(color)) = (&mut draft.kind, color) {
                note.color = color;
            }
        });
    }

    /// The note that lies beside `note` already.
    fn neighbour(&self, note: &ElementId, direction: Direction) -> Option<ElementId> {
        let beside = self.beside(self.scene.element(note)?, direction);
        let found = self.note_lying_in(beside);
        found.filter(|neighbour| neighbour != note)
    }

    /// Beside the note; in a cell that has no room there, in its next free place.
    fn place_for_neighbour(&self, note: &ElementId, direction: Direction) -> Option<NotePlace> {
        let note = self.scene.element(note)?;
        let beside = self.free_place_beside(note, direction);
        let Some(cell) = self.cell_of(note) else {
            return Some(beside);
        };
        let around = self.scene.rect(&cell.id)?;
        if beside.placement.parent.as_ref() == Some(&cell.id) && around.encloses(&beside.rect) {
            return Some(beside);
        }
        self.next_place_in(&cell.id)
    }
}

/// The middle of a "+" beside something on the screen.
fn middle(around: BoardRect, direction: Direction) -> ScreenPoint {
    let (center, unit) = (around.center(), direction.unit());
    ScreenPoint::new(
        center.x + unit.x * (around.width / 2.0 + SPROUT_GAP),
        center.y + unit.y * (around.height / 2.0 + SPROUT_GAP),
    )
}
