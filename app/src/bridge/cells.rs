//! The cell with the focus and what is asked for there, told to the signals.

use editor::{Asked, Editor, Layer, Refusal};
use leptos::prelude::{Set, WithUntracked};

use super::publish::screen_box;
use super::{BoardSignals, ScreenBox};

/// The cell with the focus, and what is asked for there.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CellState {
    /// What is asked for by a field over a cell.
    pub asked: Option<Asked>,
    /// Why what was typed there does not fit.
    pub unfit: Option<Refusal>,
    /// The cell, column or row with the focus.
    pub focus: Option<CellFocus>,
}

/// A cell, a column or a row with the focus, as far as the chrome cares.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CellFocus {
    /// Where it is on the screen.
    pub place: ScreenBox,
    /// Where its strip or matrix is, if it belongs to one.
    pub grid: Option<ScreenBox>,
    /// Whether it is the heading of a column or a row.
    pub is_track: bool,
    /// Whether everybody may have values of their own in its canvas.
    pub has_layers: bool,
    /// Whose values are shown.
    pub layer: Layer,
}

/// What tells the signals of it. It comes with the later part: typed cells do, too.
pub struct TellCells {
    /// Where the focus is now.
    pub publish: fn(&BoardSignals, &Editor),
    /// What is asked for.
    pub ask: fn(&BoardSignals, Option<Asked>),
    /// Why what was typed does not fit.
    pub refuse: fn(&BoardSignals, Refusal),
}

/// The only one.
pub const TELL_CELLS: TellCells = TellCells {
    publish,
    ask,
    refuse,
};

fn change(signals: &BoardSignals, change: &dyn Fn(&mut CellState)) {
    let mut state = signals.cells.with_untracked(CellState::clone);
    change(&mut state);
    if signals.cells.with_untracked(|before| *before != state) {
        signals.cells.set(state);
    }
}

fn ask(signals: &BoardSignals, asked: Option<Asked>) {
    change(signals, &|state| {
        state.asked = asked.clone();
        state.unfit = None;
    });
}

pub fn is_asked(signals: &BoardSignals) -> bool {
    signals.cells.with_untracked(|state| state.asked.is_some())
}

fn refuse(signals: &BoardSignals, refusal: Refusal) {
    change(signals, &|state| state.unfit = Some(refusal.clone()));
}

/// Tells where the focus is now.
fn publish(signals: &BoardSignals, editor: &Editor) {
    let focus = focus(editor);
    if focus.is_none() && signals.cells.with_untracked(|state| state.focus.is_none()) {
        return;
    }
    change(signals, &|state| state.focus = focus);
}

fn focus(editor: &Editor) -> Option<CellFocus> {
    if editor.in_gesture() {
        return None;
    }
    let scene = editor.scene();
    let place = |id| {
        let rect = scene.rect(id)?;
        Some(screen_box(editor.camera().rect_to_screen(rect)))
    };
    let grid = editor.grid_at_focus();
    let focus = editor
        .focus()
        .filter(|id| grid.is_some() || editor.is_typed(id))?;
    let element = scene.element(focus)?;
    Some(CellFocus {
        place: place(focus)?,
        grid: grid.and_then(|grid| place(&grid.id)),
        is_track: element.as_track().is_some(),
        has_layers: editor.has_layers(),
        layer: editor.layer(),
    })
}
