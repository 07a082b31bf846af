//! Letters for pages that cannot wait: when somebody prints by the browser's own menu, whatever is not there at that
//! moment is not on the paper. So slices of the face that the screen has not needed yet are fetched while the page stands
//! still, which is what printing does to it anyway.

use std::cell::RefCell;
use std::collections::HashSet;

use export::Characters;
use wasm_bindgen::prelude::*;
use web_sys::{FontFace, FontFaceSet};

use crate::export::fonts::{FOLDER, SHEET, Slice, slices_for};
use crate::platform::{document, now_millis};

/// For how long the page may stand still, milliseconds.
const PATIENCE_MILLIS: f64 = 5_000.0;
/// The bytes of an answer as letters of a text, one each.
const BYTES: &str = "text/plain; charset=x-user-defined";

#[wasm_bindgen]
extern "C" {
    type XMLHttpRequest;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<XMLHttpRequest, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn open(this: &XMLHttpRequest, method: &str, address: &str, later: bool)
    -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = overrideMimeType)]
    fn override_mime_type(this: &XMLHttpRequest, kind: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn send(this: &XMLHttpRequest) -> Result<(), JsValue>;
    #[wasm_bindgen(method, getter)]
    fn status(this: &XMLHttpRequest) -> u16;
    #[wasm_bindgen(method, getter, js_name = responseText)]
    fn response_text(this: &XMLHttpRequest) -> String;
}

thread_local! {
    /// The files of slices that were fetched here.
    static FETCHED: RefCell<HashSet<String>> = RefCell::default();
}

/// Sees to it that these letters can be printed now. Gives whether all of them can.
pub fn make_ready(needed: &Characters) -> bool {
    let fonts = js_sys::Reflect::get(&document(), &"fonts".into());
    let Some(faces) = fonts.ok().filter(JsValue::is_object) else {
        return true;
    };
    let faces: FontFaceSet = faces.unchecked_into();
    let is_there = |weight: u16, characters: &str| {
        let face = format!("{weight} 16px \"Noto Sans JP\"");
        faces.check_with_text(&face, characters).unwrap_or_default()
    };
    let all = |set: &std::collections::BTreeSet<char>| set.iter().collect::<String>();
    if is_there(400, &all(&needed.regular)) && is_there(700, &all(&needed.bold)) {
        return true;
    }
    let until = now_millis() + PATIENCE_MILLIS;
    let Some(sheet) = fetch(SHEET).and_then(|sheet| String::from_utf8(sheet).ok()) else {
        return false;
    };
    let mut is_all = true;
    for (slice, characters) in slices_for(&sheet, needed) {
        let is_known = FETCHED.with_borrow(|fetched| fetched.contains(slice.file));
        if is_known || is_there(slice.weight, &characters) {
            continue;
        }
        if now_millis() > until || add(&faces, &slice).is_none() {
            is_all = false;
        }
    }
    is_all
}

/// Fetches a slice and makes a face of it. What is made of bytes is there at once.
fn add(faces: &FontFaceSet, slice: &Slice<'_>) -> Option<()> {
    let bytes = fetch(slice.file)?;
    let face = FontFace::new_with_u8_array("Noto Sans JP", &bytes).ok()?;
    face.set_weight(&slice.weight.to_string());
    face.set_unicode_range(slice.range);
    faces.add(&face).ok()?;
    FETCHED.with_borrow_mut(|fetched| fetched.insert(slice.file.to_owned()));
    Some(())
}

/// Fetches a file, while everything stands still.
fn fetch(file: &str) -> Option<Vec<u8>> {
    let request = XMLHttpRequest::new().ok()?;
    request
        .open("GET", &format!("{FOLDER}{file}"), false)
        .ok()?;
    request.override_mime_type(BYTES).ok()?;
    request.send().ok()?;
    if request.status() != 200 {
        return None;
    }
    // Bytes above 127 stand in a private area, by their last eight bits.
    let letters = request.response_text();
    Some(letters.chars().map(|letter| letter as u32 as u8).collect())
}
