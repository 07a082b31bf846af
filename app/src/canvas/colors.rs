//! Colours as texts of JavaScript, made once: a full board sets a thousand colours a frame, and has a dozen.

use std::cell::RefCell;
use std::collections::HashMap;

use scene::Color;
use wasm_bindgen::JsValue;

/// So many colours are kept; documents of others name only colours of the palette.
const KEPT_MAX: usize = 256;

/// The colours met so far.
#[derive(Default)]
pub struct Colors(RefCell<HashMap<Color, JsValue>>);

impl Colors {
    /// Lends the colour as CSS writes it.
    pub fn with(&self, color: Color, set: &dyn Fn(&JsValue)) {
        let mut kept = self.0.borrow_mut();
        if kept.len() >= KEPT_MAX {
            kept.clear();
        }
        let css = kept.entry(color);
        set(css.or_insert_with(|| JsValue::from_str(color.css().as_str())));
    }
}
