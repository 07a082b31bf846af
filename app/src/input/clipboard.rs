//! Copy, cut and paste as clipboard events: they work without a permission, and on pages without TLS.

use std::cell::Cell;
use std::rc::Rc;

use editor::{CommandId, FIELD_PASTED_CHARACTERS_MAX, Input, Pasted};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, KeyboardEvent, PointerEvent};

use super::Target;
use super::drop::{files_of, take};
use crate::bridge::CLIPBOARD_TYPE;
use crate::lazy::{self, Later};
use crate::platform::{Listener, Passive, document};

/// Text longer than this is not even looked at (UTF-16 units); a full board's notes are far shorter.
const TEXT_LENGTH_MAX: u32 = 8_000_000;

/// How a drawing begins that Excalidraw copied.
const DRAWING: &str = "{\"type\":\"excalidraw/clipboard\"";

/// What happened just before a paste: its event does not say how it was asked for.
#[derive(Default)]
struct Before {
    shift_held: Cell<bool>,
    middle_pressed: Cell<bool>,
}

pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let page = document();
    let before = Rc::new(Before::default());
    let [key, button] = [Rc::clone(&before), Rc::clone(&before)];
    let [copied, cut, pasted] = [target.clone(), target.clone(), target.clone()];
    vec![
        Listener::capturing(
            &page,
            "keydown",
            Passive::Yes,
            move |event: KeyboardEvent| {
                key.shift_held.set(event.shift_key());
                key.middle_pressed.set(false);
            },
        ),
        Listener::capturing(
            &page,
            "pointerdown",
            Passive::Yes,
            move |event: PointerEvent| button.middle_pressed.set(event.button() == 1),
        ),
        Listener::new(&page, "copy", Passive::No, move |event| {
            on_copy(&copied, &event, CommandId::Copy);
        }),
        Listener::new(&page, "cut", Passive::No, move |event| {
            on_copy(&cut, &event, CommandId::Cut);
        }),
        Listener::new(&page, "paste", Passive::No, move |event| {
            on_paste(&pasted, &event, &before);
        }),
    ]
}

fn on_copy(target: &Target, event: &ClipboardEvent, command: CommandId) {
    if !is_for_board(target, event) {
        return;
    }
    let Some(data) = event.clipboard_data() else {
        return;
    };
    if target.handle.copy_into(&data, command) {
        event.prevent_default();
    }
}

fn on_paste(target: &Target, event: &ClipboardEvent, before: &Before) {
    if !is_for_board(target, event) {
        keep_from_field(target, event);
        return;
    }
    // The middle button moves the view; that some systems paste with it as well is not meant.
    if before.middle_pressed.get() {
        event.prevent_default();
        return;
    }
    let Some(data) = event.clipboard_data() else {
        return;
    };
    event.prevent_default();
    let read = |kind: &str| {
        data.get_data(kind)
            .ok()
            .filter(|text| !text.is_empty() && text.len() <= TEXT_LENGTH_MAX as usize)
    };
    // Beside a picture, our own form comes in a page.
    let in_page = || {
        let later = lazy::here::<Later>()?;
        (later.copying.find)(&read("text/html")?)
    };
    let (json, text) = (read(CLIPBOARD_TYPE).or_else(in_page), read("text/plain"));
    if json.is_none() && text.is_none() {
        // A spreadsheet gives its cells as a picture too: text goes first.
        let files = data.files().as_ref().map(files_of).unwrap_or_default();
        if !files.is_empty() {
            take(target, files, None);
            return;
        }
    }
    let is_drawing = |text: &String| text.starts_with(DRAWING);
    if let Some(drawing) = text
        .clone()
        .filter(|text| json.is_none() && is_drawing(text))
    {
        let handle = target.handle;
        lazy::with(move |later: &Later| (later.images.paste_drawing)(handle, &drawing));
        return;
    }
    if let Some(json) = json.clone().filter(|json| json.contains("\"hash\":")) {
        let handle = target.handle;
        lazy::with(move |later: &Later| (later.images.adopt)(handle, &json));
    }
    target.handle.send(Input::Paste(Pasted {
        json,
        text,
        as_one_note: before.shift_held.get(),
    }));
}

/// A text so long that the browser would need seconds to lay it out does not get into the field; the editor says why.
fn keep_from_field(target: &Target, event: &ClipboardEvent) {
    let text = event
        .clipboard_data()
        .filter(|_| target.handle.is_editing())
        .and_then(|data| data.get_data("text/plain").ok())
        // A character takes a byte at least.
        .filter(|text| text.len() > FIELD_PASTED_CHARACTERS_MAX)
        .filter(|text| text.chars().count() > FIELD_PASTED_CHARACTERS_MAX);
    if let Some(text) = text {
        event.prevent_default();
        target.handle.send(Input::Paste(Pasted {
            text: Some(text),
            ..Pasted::default()
        }));
    }
}

/// While a text is being edited, here or in a control, the clipboard is about text.
fn is_for_board(target: &Target, event: &ClipboardEvent) -> bool {
    if target.handle.is_editing() {
        return false;
    }
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return true;
    };
    target.root.contains(Some(&element))
        || !element
            .matches("input, textarea, [contenteditable]")
            .unwrap_or(true)
}
