//! The pointer is down with the tool of a shape, a frame or a text: the drag spans its box; a mere click puts one of
//! the usual size.

use board::{BoardPoint, BoardRect, Form};

use super::edge_scroll::EdgeScroll;
use super::{State, Tool};
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{
    BoxOverlay, Editor, Modifiers, Overlay, PointerDevice, PointerInput, ScreenPoint, ScreenSize,
};

/// The smallest side of what is drawn, board units.
const SIDE_MIN: f64 = 8.0;

#[derive(Clone, Debug)]
pub(crate) struct DrawingBox {
    pub(super) pointer: i64,
    device: PointerDevice,
    tool: Tool,
    start: ScreenPoint,
    /// Where it began, on the board: it stays there when the view moves.
    origin: BoardPoint,
    at: ScreenPoint,
    modifiers: Modifiers,
    /// Whether it went beyond the threshold: a drag, not a click.
    dragged: bool,
    scroll: EdgeScroll,
}

impl DrawingBox {
    pub(super) fn new(editor: &Editor, input: &PointerInput) -> Self {
        Self {
            pointer: input.pointer,
            device: input.device,
            tool: editor.tool,
            start: input.at,
            origin: editor.camera.to_board(input.at),
            at: input.at,
            modifiers: input.modifiers,
            dragged: false,
            scroll: EdgeScroll::default(),
        }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        self.at = input.at;
        self.dragged |= input.at.distance(self.start) > drag_threshold(self.device);
        self.modified(editor, input.modifiers)
    }

    pub(super) fn modified(mut self, editor: &mut Editor, modifiers: Modifiers) -> State {
        self.modifiers = modifiers;
        self.refreshed(editor)
    }

    pub(super) fn refreshed(self, editor: &mut Editor) -> State {
        if self.dragged {
            let rect = self.rect(editor);
            let form = match self.tool {
                Tool::Shape(form) => Some(form),
                _ => None,
            };
            let owners = match self.tool {
                Tool::Frame => editor.framed_by(rect),
                _ => Vec::new(),
            };
            editor.set_overlay(Overlay {
                drawn_box: Some(BoxOverlay { rect, form }),
                drop_cells: owners,
                ..Overlay::default()
            });
        }
        State::DrawingBox(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        if self.scroll.moves(self.at, editor, turn) {
            return self.refreshed(editor);
        }
        State::DrawingBox(self)
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        self.dragged && EdgeScroll::is_at_edge(self.at, viewport)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        editor.tool_used();
        if !editor.may_write(turn) {
            return;
        }
        let drawn = self.dragged.then(|| self.rect(editor));
        editor.make(self.tool, self.origin, drawn, turn);
    }

    /// What the drag spans, in whole board units: a square with Shift and for circles, about its middle with Alt.
    fn rect(&self, editor: &Editor) -> BoardRect {
        let mut way = editor.camera.to_board(self.at) - self.origin;
        if self.modifiers.shift || self.tool == Tool::Shape(Form::Circle) {
            let side = way.x.abs().max(way.y.abs());
            way = BoardPoint::new(side.copysign(way.x), side.copysign(way.y));
        }
        let end = self.origin + way;
        let start = if self.modifiers.alt {
            self.origin - way
        } else {
            self.origin
        };
        let BoardRect {
            x,
            y,
            width,
            height,
        } = BoardRect::spanning(start, end);
        BoardRect::new(
            x.round(),
            y.round(),
            width.round().max(SIDE_MIN),
            height.round().max(SIDE_MIN),
        )
    }
}
