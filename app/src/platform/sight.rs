//! Whether an element can be seen.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// A running observer. Dropping it stops it.
pub struct SightWatch {
    observer: IntersectionObserver,
    _closure: Closure<dyn Fn(Array)>,
}

/// Calls `callback` whenever `element` comes into sight; `None` where the browser has no such observer.
pub fn watch_sight(element: &Element, callback: impl Fn() + 'static) -> Option<SightWatch> {
    let closure: Closure<dyn Fn(Array)> = Closure::new(move |entries: Array| {
        let mut entries = entries.iter().map(JsCast::unchecked_into);
        if entries.any(|entry: IntersectionObserverEntry| entry.is_intersecting()) {
            callback();
        }
    });
    let observer = IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(SightWatch {
        observer,
        _closure: closure,
    })
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
