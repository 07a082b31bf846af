//! Elements are being dragged: an overlay until the pointer comes up, then one transaction.
//!
//! Every move is computed from where the drag began, so nothing adds up to an error.

use std::sync::Arc;

use board::{BoardPoint, ElementId};

use super::State;
use super::edge_scroll::EdgeScroll;
use crate::turn::Turn;
use crate::{DragOverlay, Editor, Modifiers, Overlay, PointerInput, ScreenPoint, ScreenSize};

/// Cells are looked up under so many dragged notes; a larger crowd is dropped all the same.
const HIGHLIGHT_MAX: usize = 200;

#[derive(Clone, Debug)]
pub(crate) struct Dragging {
    pub(super) pointer: i64,
    /// The board point that was grabbed.
    grabbed: BoardPoint,
    at: ScreenPoint,
    modifiers: Modifiers,
    /// Shared with the overlay: a move allocates nothing that grows with the number of dragged elements.
    roots: Arc<[ElementId]>,
    moving: Arc<[ElementId]>,
    scroll: EdgeScroll,
}

impl Dragging {
    /// `None` if nothing of the selection can be moved.
    pub(super) fn new(
        editor: &Editor,
        pointer: i64,
        start: ScreenPoint,
        input: &PointerInput,
    ) -> Option<Self> {
        let roots = editor.movable_roots();
        let moving = editor.with_all_owned(&roots);
        (!roots.is_empty()).then(|| Self {
            pointer,
            grabbed: editor.camera.to_board(start),
            at: input.at,
            modifiers: input.modifiers,
            roots: roots.into(),
            moving: moving.into(),
            scroll: EdgeScroll::default(),
        })
    }

    pub(super) fn moved(
        mut self,
        editor: &mut Editor,
        input: &PointerInput,
        turn: &mut Turn<'_>,
    ) -> State {
        self.at = input.at;
        self.modifiers = input.modifiers;
        self.refreshed(editor, turn)
    }

    pub(super) fn modified(
        mut self,
        editor: &mut Editor,
        modifiers: Modifiers,
        turn: &mut Turn<'_>,
    ) -> State {
        self.modifiers = modifiers;
        self.refreshed(editor, turn)
    }

    pub(super) fn refreshed(mut self, editor: &mut Editor, _turn: &mut Turn<'_>) -> State {
        // Somebody else may have deleted what is being dragged.
        let there = |id: &ElementId| editor.scene.element(id).is_some();
        for ids in [&mut self.roots, &mut self.moving] {
            if !ids.iter().all(there) {
                *ids = ids.iter().filter(|id| there(id)).cloned().collect();
            }
        }
        if self.roots.is_empty() {
            editor.set_overlay(Overlay::default());
            return State::Idle;
        }
        let delta = self.delta(editor);
        let drop_cells = if self.roots.len() <= HIGHLIGHT_MAX {
            editor.cells_for_drop(&self.roots, delta)
        } else {
            Vec::new()
        };
        editor.set_overlay(Overlay {
            drag: Some(DragOverlay {
                roots: Arc::clone(&self.roots),
                moving: Arc::clone(&self.moving),
                delta,
                copy: self.copies(editor),
            }),
            drop_cells,
            ..Overlay::default()
        });
        State::Dragging(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        let viewport = editor.settings.viewport;
        let Some(by) = self.scroll.tick(self.at, viewport, turn.now_millis()) else {
            return State::Dragging(self);
        };
        editor.steer(editor.camera.panned(by));
        self.refreshed(editor, turn)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        let delta = self.delta(editor);
        if delta == BoardPoint::default() || !editor.may_write(turn) {
            return;
        }
        if self.copies(editor) {
            editor.duplicate(&self.roots, delta, turn);
        } else {
            editor.move_elements(&self.roots, delta, turn);
        }
    }

    /// How far, in whole board units; along one axis with Shift.
    fn delta(&self, editor: &Editor) -> BoardPoint {
        let mut delta = editor.camera.to_board(self.at) - self.grabbed;
        if self.modifiers.shift {
            if delta.x.abs() >= delta.y.abs() {
                delta.y = 0.0;
            } else {
                delta.x = 0.0;
            }
        }
        BoardPoint::new(delta.x.round(), delta.y.round()).tamed()
    }

    /// Alt copies notes; a canvas is not copied.
    fn copies(&self, editor: &Editor) -> bool {
        self.modifiers.alt && self.roots.iter().all(|id| editor.is_note(id))
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        EdgeScroll::is_at_edge(self.at, viewport)
    }
}
