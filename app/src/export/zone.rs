//! Where the times of a calendar are meant: what a person chose, or else where the browser is.

use std::cell::Cell;

use export::calendar::Zone;
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::storage;

thread_local! {
    /// What was chosen here: a browser may keep nothing.
    static CHOSEN: Cell<Option<Zone>> = const { Cell::new(None) };
}

/// The zone that the next calendar has.
pub fn chosen() -> Zone {
    let kept = || storage::zone::load().and_then(|name| Zone::parse(&name));
    let here = || browsers_own().and_then(|name| Zone::like(&name));
    CHOSEN.get().or_else(kept).or_else(here).unwrap_or_default()
}

/// From now on it is this one.
pub fn choose(zone: Zone) {
    CHOSEN.set(Some(zone));
    // If the browser keeps nothing the choice ends with the page.
    let _ = storage::zone::keep(zone.name());
}

/// What people call a zone, in a language, and its name in the time zone database: "Japan Time (Asia/Tokyo)".
pub fn in_words(zone: Zone, locale: &str) -> String {
    match called(zone.name(), locale) {
        Some(called) if called != zone.name() => format!("{called} ({})", zone.name()),
        _ => zone.name().to_owned(),
    }
}

fn called(zone: &str, locale: &str) -> Option<String> {
    let options = Object::new();
    for (key, value) in [("timeZone", zone), ("timeZoneName", "longGeneric")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    // An old browser knows no generic names, and throws.
    let make = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let make = Reflect::get(&make, &"DateTimeFormat".into()).ok()?;
    let arguments = Array::of2(&Array::of1(&locale.into()), &options);
    let make: Function = make.unchecked_into();
    let format = Reflect::construct(&make, &arguments).ok()?;
    let format: Intl::DateTimeFormat = format.unchecked_into();
    let parts = format.format_to_parts(&js_sys::Date::new_0());
    let text = |part: &JsValue, key: &str| {
        let value = Reflect::get(part, &key.into()).ok()?;
        value.as_string()
    };
    let mut parts = parts.iter();
    let name = parts.find(|part| text(part, "type").as_deref() == Some("timeZoneName"))?;
    text(&name, "value")
}

/// The zone that the browser's clock shows.
fn browsers_own() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
