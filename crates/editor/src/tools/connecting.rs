//! A connector is being drawn, or one end of one is being put elsewhere: it follows the pointer and takes hold of what
//! it comes to.

use board::{BoardPoint, ElementId};

use super::State;
use super::edge_scroll::EdgeScroll;
use crate::connectors::Tip;
use crate::pointer::drag_threshold;
use crate::turn::Turn;
use crate::{Editor, Modifiers, Overlay, PointerDevice, PointerInput, ScreenPoint, ScreenSize};

#[derive(Clone, Debug)]
pub(crate) struct Connecting {
    pub(super) pointer: i64,
    device: PointerDevice,
    start: ScreenPoint,
    at: ScreenPoint,
    modifiers: Modifiers,
    /// The end that stays.
    fixed: Tip,
    /// The connector whose end is moved; `None`: a new one.
    old: Option<Old>,
    /// Whether it went beyond the threshold.
    dragged: bool,
    scroll: EdgeScroll,
}

/// A connector with one end in the hand.
#[derive(Clone, Debug)]
struct Old {
    id: ElementId,
    /// Whether the start is in the hand, not the end.
    start: bool,
}

impl Connecting {
    /// A new connector from where the pointer went down.
    pub(super) fn new(editor: &Editor, input: &PointerInput) -> Self {
        let point = editor.camera.to_board(input.at);
        let fixed = editor.tip_at(point, input.modifiers.ctrl, None);
        Self::from(input, fixed, None)
    }

    /// One end of the selected connector, if the pointer went down on it.
    pub(super) fn grip(editor: &Editor, input: &PointerInput) -> Option<Self> {
        let reach = match input.device {
            PointerDevice::Mouse | PointerDevice::Pen => 12.0,
            PointerDevice::Touch => 22.0,
        };
        let (id, ends) = editor.connector_handles()?;
        let near = |end: BoardPoint| editor.camera.to_screen(end).distance(input.at);
        let [from, to] = ends.map(near);
        if from.min(to) > reach || editor.settings.read_only {
            return None;
        }
        let start = from < to;
        let (first, second) = editor.tips_of(editor.scene.element(&id)?)?;
        let fixed = if start { second } else { first };
        Some(Self::from(input, fixed, Some(Old { id, start })))
    }

    fn from(input: &PointerInput, fixed: Tip, old: Option<Old>) -> Self {
        Self {
            pointer: input.pointer,
            device: input.device,
            start: input.at,
            at: input.at,
            modifiers: input.modifiers,
            fixed,
            old,
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
        let gone = |id: &ElementId| editor.scene.element(id).is_none();
        let fixed_is_gone = self.fixed.target().is_some_and(gone);
        if fixed_is_gone || self.old.as_ref().is_some_and(|old| gone(&old.id)) {
            editor.set_overlay(Overlay::default());
            return State::Idle;
        }
        if self.dragged {
            let (from, to) = self.tips(editor);
            let held = if self.moves_start() { &from } else { &to };
            let connector = editor.connector_overlay(
                &from,
                &to,
                held.target(),
                self.old.as_ref().map(|old| &old.id),
            );
            editor.set_overlay(Overlay {
                connector,
                ..Overlay::default()
            });
        }
        State::Connecting(self)
    }

    pub(super) fn ticked(mut self, editor: &mut Editor, turn: &mut Turn<'_>) -> State {
        if self.scroll.moves(self.at, editor, turn) {
            return self.refreshed(editor);
        }
        State::Connecting(self)
    }

    pub(crate) fn scrolling(&self, viewport: ScreenSize) -> bool {
        self.dragged && EdgeScroll::is_at_edge(self.at, viewport)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        editor.set_overlay(Overlay::default());
        // A click alone draws nothing; the tool stays in hand.
        if !self.dragged || !editor.may_write(turn) {
            return;
        }
        let (from, to) = self.tips(editor);
        match &self.old {
            Some(old) => editor.reconnect(&old.id, from, to, turn),
            None => {
                let id = turn.new_element_id();
                let line = editor.new_connector(id, from, to);
                editor.tool_used();
                editor.create_connectors(line.into_iter().collect(), turn);
            }
        }
    }

    fn moves_start(&self) -> bool {
        self.old.as_ref().is_some_and(|old| old.start)
    }

    /// Start and end as they are now.
    fn tips(&self, editor: &Editor) -> (Tip, Tip) {
        let point = editor.camera.to_board(self.at);
        let held = editor.tip_at(point, self.modifiers.ctrl, self.fixed.target());
        if self.moves_start() {
            (held, self.fixed.clone())
        } else {
            (self.fixed.clone(), held)
        }
    }
}
