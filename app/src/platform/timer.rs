//! Timers that stop when dropped, and the clock.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The wall clock, in milliseconds since 1970.
pub fn now_millis() -> f64 {
    js_sys::Date::now()
}

/// A running timer. Dropping it stops it.
pub struct Timer {
    handle: i32,
    _closure: Closure<dyn Fn()>,
}

impl Timer {
    /// Calls `callback` once, after `delay_millis`.
    pub fn once(delay_millis: i32, callback: impl Fn() + 'static) -> Option<Self> {
        let closure: Closure<dyn Fn()> = Closure::new(callback);
        let handle = leptos::prelude::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                closure.as_ref().unchecked_ref(),
                delay_millis,
            )
            .ok()?;
        Some(Self {
            handle,
            _closure: closure,
        })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        leptos::prelude::window().clear_timeout_with_handle(self.handle);
    }
}
