//! What an editor learns after the first moments.
//!
//! An empty board is usable with little: notes are made and written, and the view moves.
//! Everything else a hand can do is reached through one struct of functions, [`Verbs`], so that an application may load
//! it when the board is there already. Until [`Editor::learn`] was called the editor puts an input off that needs more,
//! with [`Effect::PutOff`]; sent again later, it does what it would have done at once.

use board::{BoardError, BoardRect, Edit, Element};
use scene::Kinds;

use crate::cells::CellVerbs;
use crate::tools::State;
use crate::turn::Turn;
use crate::{
    CommandId, Direction, Distance, Editor, Effect, Input, Modifiers, PointerButton, PointerInput,
    PointerPhase, Tool,
};

/// Farther from the selection there is no handle of it, CSS pixels.
const HANDLES_WITHIN: f64 = 64.0;

/// Everything beyond the first moments. There is one: [`Verbs::ALL`].
#[derive(Debug)]
pub struct Verbs {
    /// How everything looks that is not plain.
    pub(crate) kinds: &'static Kinds,
    pub(crate) create: fn(&mut Edit<'_, '_>, Element) -> Result<(), BoardError>,
    pub(crate) input: fn(&mut Editor, Input, &mut Turn<'_>),
    pub(crate) command: fn(&mut Editor, CommandId, &mut Turn<'_>),
    pub(crate) nudge: fn(&mut Editor, Direction, Distance, bool, &mut Turn<'_>),
    pub(crate) make_in_the_middle: fn(&mut Editor, &mut Turn<'_>),
    pub(crate) hint: fn(&mut Editor),
    pub(crate) press: fn(&mut Editor, &PointerInput) -> State,
    pub(crate) moved: fn(State, &mut Editor, &PointerInput, &mut Turn<'_>) -> State,
    pub(crate) released: fn(State, &mut Editor, &PointerInput, &mut Turn<'_>),
    pub(crate) refreshed: fn(State, &mut Editor, &mut Turn<'_>) -> State,
    pub(crate) ticked: fn(State, &mut Editor, &mut Turn<'_>) -> State,
    pub(crate) modified: fn(State, &mut Editor, Modifiers, &mut Turn<'_>) -> State,
    pub(crate) cells: CellVerbs,
}

impl Verbs {
    /// All there is to learn. Whoever names it has all of it in the program.
    pub const ALL: &Self = &Self {
        kinds: Kinds::ALL,
        create: |edit, element| edit.create(element),
        input: Editor::dispatch_learnt,
        command: Editor::run_learnt,
        nudge: Editor::nudge,
        make_in_the_middle: Editor::make_in_the_middle,
        hint: Editor::show_hints,
        press: Editor::press_learnt,
        moved: State::moved_learnt,
        released: State::released_learnt,
        refreshed: State::refreshed_learnt,
        ticked: State::ticked_learnt,
        modified: State::modified_learnt,
        cells: CellVerbs {
            key: Editor::on_key_over_cell,
            click: Editor::click_typed,
            hindrance: Editor::cell_hindrance,
            figures: Editor::work_out_figures,
        },
    };
}

impl Editor {
    /// From now on it can do everything.
    pub fn learn(&mut self, verbs: &'static Verbs) {
        self.verbs = Some(verbs);
        let changed = self.scene.learn(verbs.kinds);
        self.changes.elements.extend(changed);
        // Handles are painted from now on.
        self.changes.overlay = true;
    }

    /// Whether something on the board is not shown as it is until the editor has learnt more.
    pub fn lacks_kinds(&self) -> bool {
        self.scene.lacks_kinds()
    }

    /// Whether it can do everything.
    pub fn has_learnt(&self) -> bool {
        self.verbs.is_some()
    }

    /// Puts a press off that begins what has to be learnt. A gesture that began without needs nothing on its way.
    pub(crate) fn puts_off(&self, input: &PointerInput, turn: &mut Turn<'_>) -> bool {
        let begins = input.phase == PointerPhase::Down && self.state.is_idle();
        let needs = begins
            && self.verbs.is_none()
            && input.button == PointerButton::Primary
            && match self.tool {
                Tool::Note | Tool::Hand => false,
                // Its handles, or what lies there to be dragged.
                Tool::Select => {
                    let at = self.camera.to_board(input.at);
                    let around = HANDLES_WITHIN / self.camera.zoom;
                    let is_near = |rect: BoardRect| rect.grown(around).contains(at);
                    self.selection_rect().is_some_and(is_near)
                        || self.draggable_at(at).is_some()
                        || self.typed_at(at).is_some()
                }
                Tool::Text
                | Tool::Shape(_)
                | Tool::Frame
                | Tool::Pen
                | Tool::Connector
                | Tool::Eraser
                | Tool::Laser
                | Tool::Comment => true,
            };
        if needs {
            put_off(Input::Pointer(*input), turn);
        }
        needs
    }
}

/// The browser must not act on it meanwhile.
pub(crate) fn put_off(input: Input, turn: &mut Turn<'_>) {
    turn.handled();
    turn.effect(Effect::PutOff(Box::new(input)));
}
