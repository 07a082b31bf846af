//! Letters as Japanese spreadsheets write them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str, options: &JsValue) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// A text in Shift_JIS (as the web's standard has it: Windows-31J); `None` for bytes that are none.
pub(super) fn from_shift_jis(bytes: &[u8]) -> Option<String> {
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"fatal".into(), &true.into()).ok()?;
    let decoder = TextDecoder::new("shift_jis", &options).ok()?;
    decoder.decode(bytes).ok()
}
