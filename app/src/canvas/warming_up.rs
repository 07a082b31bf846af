//! The program is warmed up while nothing else is to be done.
//!
//! A browser translates each function when it is called first, and translates it well only once it has been called often.
//! So what somebody does first with many notes, putting them on the board, moving them, moving the view, would run in
//! code that is slow, just when it counts. A few notes on boards that nobody sees, stores or sends make that happen
//! beforehand, in slices of a few milliseconds while the browser is idle.

mod stage;

use std::cell::RefCell;
use std::mem::take;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::bridge::EditorHandle;
use crate::platform::{when_idle, window};
use stage::{Stage, clock};

/// For how long at most the page does nothing else.
const IDLE_MILLIS: f64 = 12.0;

thread_local! {
    static STAGE: RefCell<Progress> = const { RefCell::new(Progress::Cold) };
}

/// How far the page has come.
#[derive(Default)]
enum Progress {
    #[default]
    Cold,
    Warming(EditorHandle, Box<Stage>),
    Warm,
}

/// Warms the program up, once a page.
pub fn warm_up(handle: EditorHandle) {
    let is_cold = STAGE.with_borrow(|stage| matches!(stage, Progress::Cold));
    if is_cold && let Ok(stage) = Stage::set() {
        STAGE.set(Progress::Warming(handle, Box::new(stage)));
        when_idle(go_on);
    }
}

fn go_on() {
    let Progress::Warming(handle, mut stage) = STAGE.with_borrow_mut(take) else {
        return;
    };
    // While something moves, the time belongs to that.
    let is_moving = handle.surface().is_some_and(|surface| surface.is_dirty());
    let began = clock();
    while !is_moving && stage.goes_on() {
        stage.slice();
        if clock() - began > IDLE_MILLIS || is_input_pending() {
            break;
        }
    }
    if stage.goes_on() {
        STAGE.set(Progress::Warming(handle, stage));
        when_idle(go_on);
    } else {
        STAGE.set(Progress::Warm);
    }
}

/// Whether somebody has pressed or moved something that the page has not heard of; browsers that do not tell say no.
fn is_input_pending() -> bool {
    let field = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let scheduling = field(&window().navigator(), "scheduling").filter(|it| it.is_object());
    let ask = scheduling
        .as_ref()
        .and_then(|scheduling| field(scheduling, "isInputPending"))
        .and_then(|ask| ask.dyn_into::<Function>().ok());
    ask.zip(scheduling)
        .and_then(|(ask, scheduling)| ask.call0(&scheduling).ok())
        .is_some_and(|pending| pending.is_truthy())
}
