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

/// For how long a browser without a sign of idleness is left alone, in milliseconds.
const IDLE_MILLIS: i32 = 500;

/// Calls `callback` once, when the browser has nothing else to do.
pub fn when_idle(callback: fn()) {
    let window = super::window();
    let function = Closure::once_into_js(callback);
    let asked = js_sys::Reflect::get(&window, &"requestIdleCallback".into())
        .ok()
        .and_then(|ask| ask.dyn_into::<js_sys::Function>().ok());
    // Fails only where there is no window.
    let _ = match asked {
        Some(ask) => ask.call1(&window, &function).map(drop),
        None => window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                function.unchecked_ref(),
                IDLE_MILLIS,
            )
            .map(drop),
    };
}
