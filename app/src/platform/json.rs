//! JSON as the browser reads and writes it: a reader of our own would be in every first load.

use js_sys::{Array, JSON, Object};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast as _, JsValue};

/// What is nested deeper is not read.
const DEPTH_MAX: u32 = 128;

/// Up to here a double holds every whole number.
const WHOLE_MAX: f64 = 9_007_199_254_740_991.0;

/// Reads a text; `None` if it is no JSON, or nested too deeply.
pub fn read_json(text: &str) -> Option<Value> {
    value_of(&JSON::parse(text).ok()?, 0)
}

/// Writes a value; empty if the browser has no memory for it.
pub fn write_json(value: &Value) -> String {
    in_words(&told(value))
}

/// A number as style sheets take it, in as few digits as tell it from its neighbours.
pub fn decimal(number: f64) -> String {
    in_words(&number.into())
}

fn in_words(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

fn value_of(given: &JsValue, depth: u32) -> Option<Value> {
    if depth > DEPTH_MAX {
        return None;
    }
    if let Some(number) = given.as_f64() {
        return Some(Value::Number(number_of(number)?));
    }
    if let Some(text) = given.as_string() {
        return Some(Value::String(text));
    }
    if !given.is_object() {
        return Some(given.as_bool().map_or(Value::Null, Value::Bool));
    }
    if Array::is_array(given) {
        let entries = given.unchecked_ref::<Array>().iter();
        let entries: Option<Vec<Value>> = entries.map(|one| value_of(&one, depth + 1)).collect();
        return entries.map(Value::Array);
    }
    let mut fields = Map::new();
    for field in Object::entries(given.unchecked_ref()).iter() {
        let field: &Array = field.unchecked_ref();
        let name = field.get(0).as_string()?;
        fields.insert(name, value_of(&field.get(1), depth + 1)?);
    }
    Some(Value::Object(fields))
}

/// Whole numbers stay whole.
fn number_of(number: f64) -> Option<Number> {
    let is_whole = number.abs() <= WHOLE_MAX && number % 1.0 == 0.0;
    if is_whole {
        Some((number as i64).into())
    } else {
        Number::from_f64(number)
    }
}

fn told(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(flag) => JsValue::from_bool(*flag),
        Value::Number(number) => number.as_f64().into(),
        Value::String(text) => text.into(),
        Value::Array(values) => values.iter().map(told).collect::<Array>().into(),
        Value::Object(fields) => {
            let entries = fields.iter();
            let entries: Array = entries
                .map(|(name, value)| Array::of2(&name.into(), &told(value)))
                .collect();
            Object::from_entries(&entries).map_or(JsValue::NULL, JsValue::from)
        }
    }
}
