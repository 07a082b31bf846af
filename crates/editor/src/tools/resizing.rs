//! A handle is being dragged: the selection is shown in its new size until the pointer comes up, then one transaction.
//!
//! Every move is computed from where the drag began.

use std::sync::Arc;

use board::{BoardPoint, BoardRect, BoardSize, ElementId};

use super::State;
use super::edge_scroll::EdgeScroll;
use crate::pointer::drag_threshold;
use crate::resizing::{Part, Resized, smallest_factors, stretched};
use crate::snapping::{self, Lines, Neighbours, REACH};
use crate::turn::Turn;
use crate::{
    Editor, Guide, Handle, Modifiers, Overlay, PointerInput, ResizeOverlay, ScreenPoint, ScreenSize,
};

#[derive(Clone, Debug)]
pub(crate) struct Resizing {
    pub(super) pointer: i64,
    handle: Handle,
    /// The board point that was grabbed.
    grabbed: BoardPoint,
    /// The press: where it does not become a drag, it was meant for what lies under the handle.
    down: PointerInput,
    dragged: bool,
    at: ScreenPoint,
    modifiers: Modifiers,
    parts: Vec<Part>,
    /// What the overlay draws of them.
    shown: Arc<[ElementId]>,
    /// The box in the document.
    around: BoardRect,
    /// The box as it would be.
    wanted: BoardRect,
    neighbours: Neighbours,
    scroll: EdgeScroll,
}

impl Resizing {
    /// `None` if nothing can be resized.
    pub(super) fn new(editor: &Editor, handle: Handle, input: &PointerInput) -> Option<Self> {
        let (parts, around) = editor.parts_to_resize()?;
        let ids: Vec<_> = parts.iter().map(|part| part.id.clone()).collect();
        Some(Self {
            pointer: input.pointer,
            handle,
            grabbed: editor.camera.to_board(input.at),
            down: *input,
            dragged: false,
            at: input.at,
            modifiers: input.modifiers,
            parts,
            around,
            wanted: around,
            neighbours: Neighbours::of(editor, &editor.with_all_owned(&ids)),
            shown: ids.into_iter().filter(|id| !is_frame(editor, id)).collect(),
            scroll: EdgeScroll::default(),
        })
    }

    pub(crate) fn handle(&self) -> Handle {
        self.handle
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        self.at = input.at;
        self.dragged |= input.at.distance(self.down.at) > drag_threshold(input.device);
        self.modified(editor, input.modifiers)
    }

    pub(super) fn modified(mut self, editor: &mut Editor, modifiers: Modifiers) -> State {
        self.modifiers = modifiers;
        self.follow(editor)
    }

    pub(super) fn refreshed(mut self, editor: &mut Editor) -> State {
        // Somebody else may have deleted or locked what is being resized.
        self.parts
            .retain(|part| editor.scene.element(&part.id).is_some() && !editor.is_locked(&part.id));
        if self.parts.is_empty() {
            editor.set_overlay(Overlay::default());
            return State::Idle;
        }
        self.neighbours.forget();
        self.follow(editor)
    }

    fn follow(mut self, editor: &mut Editor) -> State {
        if !self.dragged {
            return State::Resizing(self);
        }
        let (wanted, guides) = self.box_for(editor);
        self.wanted = wanted;
        let resized = self.resized();
        editor.set_overlay(Overlay {
            resize: Some(ResizeOverlay {
                elements: editor.preview(&resized).into(),
                ids: Arc::clone(&self.shown),
                around: wanted,
            }),
            guides,
            ..Overlay::default()
        });
        State::Resizing(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        if self.scroll.moves(self.at, editor, turn) {
            return self.refreshed(editor);
        }
        State::Resizing(self)
    }

    pub(super) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        if !self.dragged {
            let pressed = editor.press_beside_handles(&self.down);
            return pressed.released(editor, input, turn);
        }
        if self.wanted != self.around && editor.may_write(turn) {
            editor.resize_elements(&self.resized(), turn);
        }
    }

    fn resized(&self) -> Vec<Resized> {
        stretched(&self.parts, &self.around, &self.wanted)
    }

    /// The box that the pointer asks for, and what it is lined up with.
    fn box_for(&mut self, editor: &Editor) -> (BoardRect, Vec<Guide>) {
        let (share_x, share_y) = self.handle.place();
        let way = editor.camera.to_board(self.at) - self.grabbed;
        if way == BoardPoint::default() {
            // A handle that is merely pressed changes nothing.
            return (self.around, Vec::new());
        }
        let (x, y) = (moved_line(share_x), moved_line(share_y));
        let rect = self.around;
        let mut moved = Edges {
            left: edge(rect.x, way.x, x == Lines::Low),
            top: edge(rect.y, way.y, y == Lines::Low),
            right: edge(rect.right(), way.x, x == Lines::High),
            bottom: edge(rect.bottom(), way.y, y == Lines::High),
        };
        let ratio = self.modifiers.shift || self.parts.iter().any(|part| part.keeps_ratio);
        let snaps = !ratio && !self.modifiers.ctrl && moved.rect().is_some();
        if let Some(rect) = moved.rect().filter(|_| snaps) {
            let pull = self.pull(editor, &rect, x, y);
            moved.pulled(pull, x, y);
        }
        let factors = self.factors(&moved, x, y, ratio);
        let wanted = self.scaled(factors, (share_x, share_y));
        let lined_up = snaps && editor.settings.snap && !editor.settings.grid;
        let guides = if lined_up {
            let others = self.neighbours.around(editor, wanted);
            snapping::guides(&wanted, others, x, y)
        } else {
            Vec::new()
        };
        (wanted, guides)
    }

    fn pull(&mut self, editor: &Editor, moved: &BoardRect, x: Lines, y: Lines) -> BoardPoint {
        if editor.settings.grid {
            let to_grid = |lines: Lines, low: f64, high: f64| match lines {
                Lines::Low => snapping::to_grid(low),
                Lines::High => snapping::to_grid(high),
                Lines::None | Lines::All => 0.0,
            };
            return BoardPoint::new(
                to_grid(x, moved.x, moved.right()),
                to_grid(y, moved.y, moved.bottom()),
            );
        }
        if !editor.settings.snap {
            return BoardPoint::default();
        }
        let reach = REACH / editor.camera.zoom;
        let others = self.neighbours.around(editor, *moved);
        snapping::pull(moved, others, reach, x, y)
    }

    /// How many times as wide and as high the box becomes.
    fn factors(&self, moved: &Edges, x: Lines, y: Lines, ratio: bool) -> (f64, f64) {
        let rect = &self.around;
        // About its middle, both edges move.
        let times = if self.modifiers.alt { 2.0 } else { 1.0 };
        let factor = |to: f64, from: f64| match from > 0.0 {
            true => 1.0 + times * (to - from) / from,
            false => 1.0,
        };
        let across = factor(moved.right - moved.left, rect.width);
        let down = factor(moved.bottom - moved.top, rect.height);
        let (least_x, least_y) = smallest_factors(&self.parts);
        if !ratio {
            return (across.max(least_x), down.max(least_y));
        }
        let both = match (x, y) {
            (Lines::None, _) => down,
            (_, Lines::None) => across,
            _ if (across - 1.0).abs() >= (down - 1.0).abs() => across,
            _ => down,
        };
        let both = both.max(least_x).max(least_y);
        (both, both)
    }

    /// The box scaled about what stays: the opposite edge or corner, or with Alt the middle.
    fn scaled(&self, (across, down): (f64, f64), (share_x, share_y): (f64, f64)) -> BoardRect {
        let rect = &self.around;
        let stays = |share: f64| if self.modifiers.alt { 0.5 } else { 1.0 - share };
        let (width, height) = (rect.width * across, rect.height * down);
        let origin = BoardPoint::new(
            rect.x + (rect.width - width) * stays(share_x),
            rect.y + (rect.height - height) * stays(share_y),
        );
        BoardRect::at(origin.tamed(), BoardSize::new(width, height).tamed())
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        EdgeScroll::is_at_edge(self.at, viewport)
    }
}

fn is_frame(editor: &Editor, id: &ElementId) -> bool {
    let element = editor.scene.element(id);
    element.is_some_and(|element| element.as_frame().is_some())
}

/// The edges of a box while they move: they may have passed each other.
#[derive(Clone, Copy, Debug)]
struct Edges {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Edges {
    /// The box, unless edges have passed each other.
    fn rect(&self) -> Option<BoardRect> {
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        (width > 0.0 && height > 0.0).then(|| BoardRect::new(self.left, self.top, width, height))
    }

    fn pulled(&mut self, pull: BoardPoint, x: Lines, y: Lines) {
        match x {
            Lines::Low => self.left += pull.x,
            Lines::High => self.right += pull.x,
            Lines::None | Lines::All => {}
        }
        match y {
            Lines::Low => self.top += pull.y,
            Lines::High => self.bottom += pull.y,
            Lines::None | Lines::All => {}
        }
    }
}

/// The edge that a handle at this share of the side moves.
fn moved_line(share: f64) -> Lines {
    if share < 0.5 {
        Lines::Low
    } else if share > 0.5 {
        Lines::High
    } else {
        Lines::None
    }
}

/// Where an edge comes to: in whole units, if the handle moves it.
fn edge(at: f64, way: f64, moves: bool) -> f64 {
    if moves { (at + way).round() } else { at }
}
