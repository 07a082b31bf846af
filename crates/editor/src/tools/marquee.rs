//! A rectangle is being drawn: what it touches is selected; with Alt, what it encloses.

use board::{BoardPoint, BoardRect};

use super::State;
use super::edge_scroll::EdgeScroll;
use crate::turn::Turn;
use crate::{
    Announcement, Editor, Modifiers, Overlay, PointerInput, ScreenPoint, ScreenSize, Selection,
};

#[derive(Clone, Debug)]
pub(crate) struct Marquee {
    pub(super) pointer: i64,
    /// Where it began, on the board: it stays there while the view scrolls.
    origin: BoardPoint,
    at: ScreenPoint,
    /// What was selected before; kept with Shift, and given back by Escape.
    before: Selection,
    adds: bool,
    encloses: bool,
    scroll: EdgeScroll,
}

impl Marquee {
    pub(super) fn new(
        editor: &Editor,
        pointer: i64,
        start: ScreenPoint,
        input: &PointerInput,
    ) -> Self {
        Self {
            pointer,
            origin: editor.camera.to_board(start),
            at: input.at,
            before: editor.selection.clone(),
            adds: input.modifiers.shift,
            encloses: input.modifiers.alt,
            scroll: EdgeScroll::default(),
        }
    }

    pub(super) fn moved(
        mut self,
        editor: &mut Editor,
        input: &PointerInput,
        _turn: &mut Turn<'_>,
    ) -> State {
        self.at = input.at;
        self.encloses = input.modifiers.alt;
        self.refreshed(editor)
    }

    pub(super) fn modified(mut self, editor: &mut Editor, modifiers: Modifiers) -> State {
        self.encloses = modifiers.alt;
        self.refreshed(editor)
    }

    pub(super) fn refreshed(self, editor: &mut Editor) -> State {
        let rect = BoardRect::spanning(self.origin, editor.camera.to_board(self.at));
        let mut selection = if self.adds {
            self.before.clone()
        } else {
            Selection::default()
        };
        for id in editor.touched_by(rect, self.encloses) {
            selection.add(id);
        }
        editor.set_selection(selection);
        editor.set_overlay(Overlay {
            marquee: Some(rect),
            ..Overlay::default()
        });
        State::Marquee(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        if self.scroll.moves(self.at, editor, turn) {
            return self.refreshed(editor);
        }
        State::Marquee(self)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        let count = editor.selection.len();
        turn.announce(Announcement::Selected { count });
    }

    pub(super) fn cancelled(self, editor: &mut Editor) {
        editor.set_selection(self.before);
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        EdgeScroll::is_at_edge(self.at, viewport)
    }
}
