//! `window.bench`.

use ::export::PngScale;
use board::BoardPoint;
use editor::{Input, ScreenPoint};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{handle, look, note, notes, notes_of};
use crate::bridge::CommandId;
use crate::export::{self, ExportFormat, ExportRequest, Turns};
use crate::i18n::locale_untracked;
use crate::platform::{next_frame, window};

/// Puts the object on the window. It stays as long as the page.
pub fn offer() {
    let bench = Object::new();
    add(&bench, "make", |count: JsValue| {
        notes::make(count.as_f64().unwrap_or(0.0) as usize).into()
    });
    add(&bench, "load", |text: JsValue| {
        load(text.as_string()).into()
    });
    add(&bench, "count", |_| {
        look(|editor| notes_of(editor).count() as f64).into()
    });
    add(&bench, "camera", |_| camera());
    add(&bench, "fit", |_| {
        if let Some(handle) = handle() {
            handle.run(CommandId::FitBoard);
            // Whoever measures looks from there at once.
            let there = handle.with_editor(|editor| {
                let camera = editor.destination();
                let seen = camera.visible(editor.settings().viewport);
                (seen.center(), camera.zoom)
            });
            if let Some((center, zoom)) = there {
                handle.send(Input::LookAt { center, zoom });
            }
        }
        JsValue::UNDEFINED
    });
    add(&bench, "select", |indices: JsValue| {
        select(&indices.unchecked_into());
        JsValue::UNDEFINED
    });
    add(&bench, "selected", |_| selected());
    add(&bench, "notePos", |index: JsValue| note_position(&index));
    add(&bench, "noteCenter", |index: JsValue| note_center(&index));
    add(&bench, "noteText", |index: JsValue| note_text(&index));
    add(&bench, "memory", |_| {
        let memory: js_sys::WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let buffer: js_sys::ArrayBuffer = memory.buffer().unchecked_into();
        buffer.byte_length().into()
    });
    add(&bench, "plain", |plain: JsValue| {
        if let Some(surface) = handle().and_then(|handle| handle.surface()) {
            surface.set_plain(plain.is_truthy());
        }
        JsValue::UNDEFINED
    });
    add(&bench, "exportPng", |_| future_to_promise(png()).into());
    add(&bench, "exportSvg", |_| future_to_promise(svg()).into());
    let zoom_to: Closure<dyn Fn(f64, f64, f64)> = Closure::new(|zoom: f64, x: f64, y: f64| {
        if let Some(handle) = handle() {
            let center = BoardPoint::new(x, y);
            handle.send(Input::LookAt { center, zoom });
        }
    });
    set(&bench, "zoomTo", &zoom_to.into_js_value());
    set(&window(), "bench", &bench);
}

fn add(object: &Object, name: &str, function: impl Fn(JsValue) -> JsValue + 'static) {
    let closure: Closure<dyn Fn(JsValue) -> JsValue> = Closure::new(function);
    set(object, name, &closure.into_js_value());
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only on frozen objects.
    let _ = Reflect::set(object, &name.into(), value);
}

fn pair(first: (&str, f64), second: (&str, f64)) -> Object {
    let object = Object::new();
    for (name, value) in [first, second] {
        set(&object, name, &value.into());
    }
    object
}

/// Adds the notes in one step, and waits until they are painted.
fn load(text: Option<String>) -> Promise {
    future_to_promise(async move {
        let drafts = notes::read(&text.unwrap_or_default())?;
        let handle = handle().ok_or("no board is open")?;
        handle.send(Input::AddNotes(drafts));
        while handle.surface().is_some_and(|surface| surface.is_dirty()) {
            next_frame().await;
        }
        Ok(JsValue::UNDEFINED)
    })
}

fn camera() -> JsValue {
    let camera = look(editor::Editor::destination).unwrap_or_default();
    let object = pair(("x", camera.origin.x), ("y", camera.origin.y));
    set(&object, "z", &camera.zoom.into());
    object.into()
}

fn index_of(value: &JsValue) -> usize {
    value.as_f64().unwrap_or(-1.0) as usize
}

fn select(indices: &Array) {
    let wanted: Vec<usize> = indices.iter().map(|index| index_of(&index)).collect();
    let ids = look(|editor| {
        let all: Vec<_> = notes_of(editor).collect();
        let ids = wanted.iter().filter_map(|index| all.get(*index).cloned());
        ids.collect::<Vec<_>>()
    });
    if let (Some(handle), Some(ids)) = (handle(), ids) {
        handle.send(Input::Select(ids));
    }
}

/// The indices of the selected notes.
fn selected() -> JsValue {
    let indices = look(|editor| {
        let all = notes_of(editor).enumerate();
        let selected = all.filter(|(_, id)| editor.selection().contains(id));
        selected
            .map(|(index, _)| JsValue::from(index as f64))
            .collect::<Array>()
    });
    indices.unwrap_or_default().into()
}

/// A note's top left corner on the board.
fn note_position(index: &JsValue) -> JsValue {
    let place = look(|editor| {
        let id = note(editor, index_of(index))?;
        editor.scene().rect(&id)
    });
    match place.flatten() {
        Some(rect) => pair(("x", rect.x), ("y", rect.y)).into(),
        None => JsValue::UNDEFINED,
    }
}

/// A note's middle in the window, CSS pixels.
fn note_center(index: &JsValue) -> JsValue {
    let place = look(|editor| {
        let id = note(editor, index_of(index))?;
        let rect = editor.scene().rect(&id)?;
        Some(editor.destination().to_screen(rect.center()))
    });
    let (left, top) = handle()
        .and_then(|handle| handle.surface())
        .map_or((0.0, 0.0), |surface| surface.origin());
    match place.flatten() {
        Some(ScreenPoint { x, y }) => pair(("x", x + left), ("y", y + top)).into(),
        None => JsValue::UNDEFINED,
    }
}

fn note_text(index: &JsValue) -> JsValue {
    let text = look(|editor| {
        let id = note(editor, index_of(index))?;
        let element = editor.scene().element(&id)?;
        Some(element.as_note()?.text.clone())
    });
    text.flatten().into()
}

fn request(format: ExportFormat) -> ExportRequest {
    ExportRequest {
        canvas: None,
        format,
        scale: PngScale::UpTo(1.0),
        background: true,
        paper: "a4",
        locale: locale_untracked(),
    }
}

async fn png() -> Result<JsValue, JsValue> {
    let handle = handle().ok_or("no board is open")?;
    let made = match export::snapshot(handle) {
        Ok(snapshot) => {
            let request = request(ExportFormat::Png);
            export::png(handle, &snapshot, &request, &Turns::unwatched()).await
        }
        Err(error) => Err(error),
    };
    made.map(JsValue::from)
        .map_err(|error| error.to_string().into())
}

async fn svg() -> Result<JsValue, JsValue> {
    let handle = handle().ok_or("no board is open")?;
    let made = match export::snapshot(handle) {
        Ok(snapshot) => {
            let request = request(ExportFormat::Svg);
            export::svg(handle, &snapshot, &request, &Turns::unwatched()).await
        }
        Err(error) => Err(error),
    };
    let file = made.map_err(|error| JsValue::from(error.to_string()))?;
    JsFuture::from(file.text()).await
}
