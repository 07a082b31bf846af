//! Slices of the bundled face that did not come, because there was no net for a moment. A browser asks for each once and
//! never again: here they are asked for anew, after longer and longer pauses, and at once when there is a net again.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CssStyleDeclaration, Event, EventTarget, FontFace, FontFaceSet};

use crate::platform::{Listener, Passive, Timer, document, window};

/// The first pause and the longest, milliseconds; each is twice as long as the one before.
const PAUSE_MILLIS: i32 = 2_000;
const PAUSE_MILLIS_MAX: i32 = 60_000;

/// `CSSRule.FONT_FACE_RULE`.
const FONT_FACE_RULE: f64 = 5.0;

/// What is to be done when some have come.
pub type Arrived = Rc<dyn Fn()>;

/// The pause that runs.
struct Waiting {
    pause: i32,
    arrived: Arrived,
    _timer: Option<Timer>,
    _online: Listener,
}

thread_local! {
    static WAITING: RefCell<Option<Waiting>> = const { RefCell::new(None) };
}

/// Some slices did not come: asks for them again, later, until all are there.
pub fn ask_again(arrived: Arrived) {
    if WAITING.with_borrow(Option::is_none) {
        wait(PAUSE_MILLIS, arrived);
    }
}

fn wait(pause: i32, arrived: Arrived) {
    let target: EventTarget = window().into();
    let waiting = Waiting {
        pause,
        arrived,
        _timer: Timer::once(pause, try_again),
        _online: Listener::new::<Event>(&target, "online", Passive::Yes, |_| try_again()),
    };
    WAITING.with_borrow_mut(|place| *place = Some(waiting));
}

fn try_again() {
    spawn_local(async {
        // Taken out here and not before: timer and listener are not dropped while they call.
        let Some(waiting) = WAITING.take() else {
            return;
        };
        let lost = lost_faces();
        let mut missing = false;
        let mut some_came = false;
        for face in lost {
            match load_anew(&face).await {
                Ok(()) => some_came = true,
                Err(_) => missing = true,
            }
        }
        if some_came {
            (waiting.arrived)();
        }
        if missing {
            let pause = (waiting.pause * 2).min(PAUSE_MILLIS_MAX);
            wait(pause, Rc::clone(&waiting.arrived));
        }
    });
}

/// A face that the browser gave up.
struct Lost {
    weight: String,
    range: String,
}

/// The faces that did not come and were not replaced since.
fn lost_faces() -> Vec<Lost> {
    let mut lost: Vec<Lost> = Vec::new();
    let mut replaced: Vec<(String, String)> = Vec::new();
    let word = |face: &JsValue, name: &str| {
        let value = Reflect::get(face, &name.into()).ok();
        value
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    };
    let faces = Reflect::get(&document(), &"fonts".into()).unwrap_or_default();
    for face in Array::from(&faces).iter() {
        let (weight, range) = (word(&face, "weight"), word(&face, "unicodeRange"));
        match word(&face, "status").as_str() {
            "error" => lost.push(Lost { weight, range }),
            "loaded" => replaced.push((weight, range)),
            _ => {}
        }
    }
    lost.retain(|face| {
        let is_same =
            |(weight, range): &(String, String)| *weight == face.weight && *range == face.range;
        !replaced.iter().any(is_same)
    });
    lost
}

/// Loads a face with the rule of the style sheet that describes it, and adds it to the page's faces.
async fn load_anew(lost: &Lost) -> Result<(), JsValue> {
    let (style, sheet) = rule_of(lost).ok_or(JsValue::UNDEFINED)?;
    let family = style.get_property_value("font-family")?;
    let source = beside(&sheet, &style.get_property_value("src")?);
    let descriptors = Object::new();
    for (name, value) in [("weight", &lost.weight), ("unicodeRange", &lost.range)] {
        Reflect::set(&descriptors, &name.into(), &value.into())?;
    }
    let kind: Function = Reflect::get(&window(), &"FontFace".into())?.dyn_into()?;
    let family = family.trim_matches('"');
    let told = Array::of3(&family.into(), &source.into(), &descriptors);
    let face: FontFace = Reflect::construct(&kind, &told)?.unchecked_into();
    JsFuture::from(face.load()?).await?;
    let faces: FontFaceSet = Reflect::get(&document(), &"fonts".into())?.dyn_into()?;
    faces.add(&face)?;
    Ok(())
}

/// The source of a face that names a file as it lies beside its style sheet, told from anywhere: a face that is made by
/// a program looks beside the page.
fn beside(sheet: &str, source: &str) -> String {
    let folder = sheet.rsplit_once('/').map_or("", |(folder, _)| folder);
    source.replacen("url(\"", &format!("url(\"{folder}/"), 1)
}

/// What the page's style sheets say of the face with this weight and these characters, and the sheet's address.
fn rule_of(lost: &Lost) -> Option<(CssStyleDeclaration, String)> {
    let plain = |text: &str| text.replace(' ', "").to_ascii_uppercase();
    let range = plain(&lost.range);
    let list = |holder: &JsValue, name: &str| {
        // Sheets of others do not show their rules.
        let found = Reflect::get(holder, &name.into()).ok();
        found
            .filter(JsValue::is_object)
            .map_or_else(Array::new, |found| Array::from(&found))
    };
    let sheets = list(&document(), "styleSheets").to_vec();
    let rules = sheets.into_iter().flat_map(|sheet| {
        let address = Reflect::get(&sheet, &"href".into()).ok();
        let address = address.and_then(|it| it.as_string()).unwrap_or_default();
        let rules = list(&sheet, "cssRules").to_vec().into_iter();
        rules.map(move |rule| (rule, address.clone()))
    });
    rules
        .filter(|(rule, _)| {
            Reflect::get(rule, &"type".into())
                .ok()
                .and_then(|it| it.as_f64())
                == Some(FONT_FACE_RULE)
        })
        .filter_map(|(rule, sheet)| {
            let style = Reflect::get(&rule, &"style".into()).ok()?;
            Some((style.dyn_into::<CssStyleDeclaration>().ok()?, sheet))
        })
        .find(|(style, _)| {
            let value = |name: &str| style.get_property_value(name).unwrap_or_default();
            value("font-weight") == lost.weight && plain(&value("unicode-range")) == range
        })
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_file_is_named_as_it_lies_beside_its_sheet() {
        let source = r#"url("slice-8.woff2") format("woff2")"#;
        assert_eq!(
            beside("https://board.example/fonts/fonts.css", source),
            r#"url("https://board.example/fonts/slice-8.woff2") format("woff2")"#
        );
    }
}
