//! Points in time in people's words, by the browser's own calendar and time zone.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{Text, locale, t, t_with};

const MINUTE_MILLIS: f64 = 60_000.0;
const HOUR_MILLIS: f64 = 60.0 * MINUTE_MILLIS;

/// "just now", "5 min ago", or date and time when longer ago. Both in milliseconds since 1970.
pub fn how_long_ago(then_millis: f64, now_millis: f64) -> String {
    let passed = now_millis - then_millis;
    if (0.0..MINUTE_MILLIS).contains(&passed) {
        t(Text::TimeJustNow).to_owned()
    } else if (0.0..HOUR_MILLIS).contains(&passed) {
        let minutes = (passed / MINUTE_MILLIS) as u32;
        t_with(Text::TimeMinutesAgo, &[("count", &minutes.to_string())])
    } else {
        date_and_time(then_millis)
    }
}

/// Date and time to the minute, in the current language. Milliseconds since 1970.
pub fn date_and_time(millis: f64) -> String {
    let options = Object::new();
    for (key, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a plain new object cannot fail.
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    let locales = Array::of1(&JsValue::from_str(locale().tag()));
    let format = Intl::DateTimeFormat::new(&locales, &options);
    format
        .format()
        .call1(&JsValue::UNDEFINED, &Date::new(&JsValue::from_f64(millis)))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
