//! Watching the size of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};

/// A running observer. Dropping it stops it.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn Fn()>,
}

/// Calls `callback` now and then whenever the size of `element` has changed; `None` where the browser has no
/// resize observer.
pub fn watch_size(element: &Element, callback: impl Fn() + 'static) -> Option<ResizeWatch> {
    let closure: Closure<dyn Fn()> = Closure::new(callback);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(ResizeWatch {
        observer,
        _closure: closure,
    })
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
