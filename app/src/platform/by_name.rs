//! Reaching the browser's objects by name. What is seldom asked for is reached so: every binding of its own would be in the
//! first load.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A field that is there.
pub fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_falsy()).then_some(value)
}

/// Calls a method.
///
/// # Errors
/// What it throws, or that there is no such method.
pub fn call(of: &JsValue, method: &str, argument: Option<&JsValue>) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    function.call1(of, argument.unwrap_or(&JsValue::UNDEFINED))
}

/// Calls a method that promises something, and waits for that.
///
/// # Errors
/// As [`call`], or what the promise is broken with.
pub async fn called(
    of: &JsValue,
    method: &str,
    argument: Option<&JsValue>,
) -> Result<JsValue, JsValue> {
    JsFuture::from(call(of, method, argument)?.dyn_into::<Promise>()?).await
}
