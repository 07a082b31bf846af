//! A finger that stays where it went down asks for the menu of what lies there.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use editor::{
    Input, Modifiers, PointerButton, PointerDevice, PointerInput, PointerPhase, ScreenPoint,
};

use super::Target;
use crate::platform::Timer;

/// How long a finger stays, milliseconds.
const HELD_MILLIS: i32 = 500;
/// How far it may tremble meanwhile, CSS pixels.
const TREMBLE: f64 = 6.0;

/// The finger that is down, if one alone is and has not moved.
#[derive(Clone, Default)]
pub struct LongPress {
    held: Rc<RefCell<Option<Held>>>,
    /// Whether the finger that is down has asked for the menu.
    has_asked: Rc<Cell<bool>>,
}

struct Held {
    pointer: i32,
    at: ScreenPoint,
    _timer: Option<Timer>,
}

impl LongPress {
    /// Follows a finger.
    pub fn follow(&self, target: &Target, phase: PointerPhase, pointer: i32, at: ScreenPoint) {
        match phase {
            PointerPhase::Down => {
                self.has_asked.set(false);
                let is_first = self.held.borrow().is_none();
                *self.held.borrow_mut() = is_first.then(|| self.begin(target, pointer, at));
            }
            PointerPhase::Move => {
                let left =
                    self.held.borrow().as_ref().is_some_and(|held| {
                        held.pointer == pointer && held.at.distance(at) > TREMBLE
                    });
                if left {
                    self.give_up();
                }
            }
            PointerPhase::Up | PointerPhase::Cancel | PointerPhase::Leave => self.give_up(),
        }
    }

    /// Whether the finger that leaves now has asked for the menu: then the browser must not take it for a click, which
    /// would choose what opened under the finger.
    pub fn has_asked(&self) -> bool {
        self.has_asked.take()
    }

    fn begin(&self, target: &Target, pointer: i32, at: ScreenPoint) -> Held {
        let (target, me) = (target.clone(), self.clone());
        let timer = Timer::once(HELD_MILLIS, move || me.end(&target));
        Held {
            pointer,
            at,
            _timer: timer,
        }
    }

    fn give_up(&self) {
        self.held.borrow_mut().take();
    }

    /// What the finger began is given up; the rest is what the right button of a mouse does.
    fn end(&self, target: &Target) {
        let Some(held) = self.held.borrow_mut().take() else {
            return;
        };
        self.has_asked.set(true);
        let send = |phase: PointerPhase, button: PointerButton| {
            target.handle.send(Input::Pointer(PointerInput {
                phase,
                pointer: i64::from(held.pointer),
                device: PointerDevice::Touch,
                at: held.at,
                button,
                modifiers: Modifiers::NONE,
                pressure: 0.5,
                // No part of a double click.
                millis: 0.0,
            }));
        };
        send(PointerPhase::Cancel, PointerButton::Primary);
        send(PointerPhase::Down, PointerButton::Secondary);
        send(PointerPhase::Up, PointerButton::Secondary);
        // The timer has run; its closure may be let go once it has returned.
        wasm_bindgen_futures::spawn_local(async move { drop(held) });
    }
}
