//! Fields of JSON that may be missing or anything.

use serde_json::Value;

static NULL: Value = Value::Null;

/// The field of that name; nothing has no fields.
pub(crate) fn at<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&NULL)
}

/// A text; empty if it is none.
pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    at(value, name).as_str().unwrap_or_default()
}

/// A finite number.
pub(crate) fn number(value: &Value, name: &str) -> Option<f64> {
    at(value, name).as_f64().filter(|number| number.is_finite())
}

/// Whether it is true.
pub(crate) fn flag(value: &Value, name: &str) -> bool {
    at(value, name).as_bool() == Some(true)
}

/// The values of a list; none if it is no list.
pub(crate) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    at(value, name).as_array().map_or(&[], Vec::as_slice)
}
