//! An event listener that is removed when its guard is dropped.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// Whether a listener promises not to prevent the default.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passive {
    /// It only listens; scrolling and zooming need not wait for it.
    Yes,
    /// It may call `preventDefault`.
    No,
}

/// A listener. Dropping it removes it, before its closure dies.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
    capture: bool,
}

impl Listener {
    /// Listens to `name` at `target`. `E` is the kind of event that the browser sends under that name.
    pub fn new<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        passive: Passive,
        handler: impl Fn(E) + 'static,
    ) -> Self {
        Self::boxed(target, name, passive, boxed(handler))
    }

    /// As [`Listener::new`], for a handler that is boxed already.
    pub fn boxed(
        target: &EventTarget,
        name: &'static str,
        passive: Passive,
        handler: Box<dyn Fn(Event)>,
    ) -> Self {
        Self::install(target, name, passive, false, handler)
    }

    /// As [`Listener::new`], but hears the event before the elements inside `target` do.
    pub fn capturing<E: JsCast>(
        target: &EventTarget,
        name: &'static str,
        passive: Passive,
        handler: impl Fn(E) + 'static,
    ) -> Self {
        Self::install(target, name, passive, true, boxed(handler))
    }

    // One type for every handler, so that the glue of closures is compiled once.
    fn install(
        target: &EventTarget,
        name: &'static str,
        passive: Passive,
        capture: bool,
        handler: Box<dyn Fn(Event)>,
    ) -> Self {
        let closure: Closure<dyn Fn(Event)> = Closure::wrap(handler);
        let options = AddEventListenerOptions::new();
        options.set_passive(passive == Passive::Yes);
        options.set_capture(capture);
        // Fails only for a target that is no event target.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            Self::function(&closure),
            &options,
        );
        Self {
            target: target.clone(),
            name,
            closure,
            capture,
        }
    }

    fn function(closure: &Closure<dyn Fn(Event)>) -> &Function {
        closure.as_ref().unchecked_ref()
    }
}

fn boxed<E: JsCast>(handler: impl Fn(E) + 'static) -> Box<dyn Fn(Event)> {
    Box::new(move |event: Event| handler(event.unchecked_into()))
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.name,
            Self::function(&self.closure),
            self.capture,
        );
    }
}
