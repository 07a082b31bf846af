//! Elements are being dragged: an overlay until the pointer comes up, then one transaction.
//!
//! Every move is computed from where the drag began, so nothing adds up to an error.

use std::sync::Arc;

use board::{BoardPoint, BoardRect, ElementId};

use super::State;
use super::edge_scroll::EdgeScroll;
use crate::snapping::{self, Lines, Neighbours, REACH};
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
    /// The rectangle around the roots, where they lie in the document.
    around: BoardRect,
    neighbours: Neighbours,
    /// How far they are now.
    delta: BoardPoint,
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
            around: editor.rect_around(&roots).unwrap_or_default(),
            neighbours: Neighbours::of(editor, &moving),
            delta: BoardPoint::default(),
            roots: roots.into(),
            moving: moving.into(),
            scroll: EdgeScroll::default(),
        })
    }

    pub(super) fn moved(
        mut self,
        editor: &mut Editor,
        input: &PointerInput,
        _turn: &mut Turn<'_>,
    ) -> State {
        self.at = input.at;
        self.modifiers = input.modifiers;
        self.follow(editor)
    }

    pub(super) fn modified(
        mut self,
        editor: &mut Editor,
        modifiers: Modifiers,
        _turn: &mut Turn<'_>,
    ) -> State {
        self.modifiers = modifiers;
        self.follow(editor)
    }

    pub(super) fn refreshed(mut self, editor: &mut Editor, _turn: &mut Turn<'_>) -> State {
        // Somebody else may have deleted or locked what is being dragged.
        let there = |id: &ElementId| editor.scene.element(id).is_some() && !editor.is_locked(id);
        for ids in [&mut self.roots, &mut self.moving] {
            if !ids.iter().all(there) {
                *ids = ids.iter().filter(|id| there(id)).cloned().collect();
            }
        }
        if self.roots.is_empty() {
            editor.set_overlay(Overlay::default());
            return State::Idle;
        }
        self.around = editor.rect_around(&self.roots).unwrap_or_default();
        self.neighbours.forget();
        self.follow(editor)
    }

    /// Lays the overlay for where the pointer is.
    fn follow(mut self, editor: &mut Editor) -> State {
        let wanted = self.wanted(editor);
        let pull = self.pull(editor, wanted);
        let delta = (wanted + pull).tamed();
        self.delta = delta;
        let guides = self.guides(editor);
        let drop_cells = if self.roots.len() <= HIGHLIGHT_MAX {
            editor.owners_for_drop(&self.roots, delta)
        } else {
            Vec::new()
        };
        editor.set_overlay(Overlay {
            drag: Some(DragOverlay {
                roots: Arc::clone(&self.roots),
                moving: Arc::clone(&self.moving),
                delta,
                copy: self.copies(),
            }),
            drop_cells,
            guides,
            ..Overlay::default()
        });
        State::Dragging(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        if self.scroll.moves(self.at, editor, turn) {
            return self.refreshed(editor, turn);
        }
        State::Dragging(self)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        let delta = self.delta;
        if delta == BoardPoint::default() || !editor.may_write(turn) {
            return;
        }
        if self.copies() {
            // Lines between what is dragged are no roots, as they follow by themselves; their copies are copies, too.
            let mut roots = editor.selected_roots();
            roots.retain(|id| !editor.is_locked(id));
            editor.duplicate(&roots, delta, turn);
        } else {
            editor.move_elements(&self.roots, delta, turn);
        }
    }

    /// How far the pointer went, in whole board units; along one axis with Shift.
    fn wanted(&self, editor: &Editor) -> BoardPoint {
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

    /// Which lines snap: with Shift none across the axis that the drag is locked to.
    fn lines(&self, wanted: BoardPoint) -> (Lines, Lines) {
        let along_x = wanted.x.abs() >= wanted.y.abs();
        match self.modifiers.shift {
            false => (Lines::All, Lines::All),
            true if along_x => (Lines::All, Lines::None),
            true => (Lines::None, Lines::All),
        }
    }

    /// How much farther the grid or the neighbours pull. Ctrl suspends both.
    fn pull(&mut self, editor: &Editor, wanted: BoardPoint) -> BoardPoint {
        if self.modifiers.ctrl || wanted == BoardPoint::default() {
            return BoardPoint::default();
        }
        let (x, y) = self.lines(wanted);
        let rect = self.around.moved(wanted);
        if editor.settings.grid {
            let unless_locked = |lines: Lines, way: f64| match lines {
                Lines::None => 0.0,
                _ => way,
            };
            return BoardPoint::new(
                unless_locked(x, snapping::to_grid(rect.x)),
                unless_locked(y, snapping::to_grid(rect.y)),
            );
        }
        if !editor.settings.snap {
            return BoardPoint::default();
        }
        let reach = REACH / editor.camera.zoom;
        let others = self.neighbours.around(editor, rect);
        snapping::pull(&rect, others, reach, x, y)
    }

    fn guides(&mut self, editor: &Editor) -> Vec<crate::Guide> {
        let snaps = editor.settings.snap && !editor.settings.grid && !self.modifiers.ctrl;
        if !snaps || self.delta == BoardPoint::default() {
            return Vec::new();
        }
        let rect = self.around.moved(self.delta);
        let (x, y) = self.lines(self.delta);
        let others = self.neighbours.around(editor, rect);
        snapping::guides(&rect, others, x, y)
    }

    /// Alt copies.
    fn copies(&self) -> bool {
        self.modifiers.alt
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        EdgeScroll::is_at_edge(self.at, viewport)
    }
}
