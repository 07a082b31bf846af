//! Keys. The whole page listens, as a board just opened has no element with focus yet; keys that belong to a
//! control are left to it.

use editor::{Input, KeyInput};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{Target, belongs_to_input_method, modifiers_of_key};
use crate::platform::{Listener, Passive, document};

/// Where every key is the control's own.
const TEXT_CONTROLS: &str = "input, textarea, select, [contenteditable], [role=dialog], dialog, [role=menu], [role=listbox]";
/// What a focused button or link needs for itself.
const CONTROL_KEYS: [&str; 9] = [
    "Enter",
    " ",
    "Tab",
    "Escape",
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Delete",
];

pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let page = document();
    let down = target.clone();
    let up = target.clone();
    vec![
        Listener::new(
            &page,
            "keydown",
            Passive::No,
            move |event: KeyboardEvent| {
                let means_board = is_for_board(&down, &event) && !is_clipboard_chord(&event);
                if means_board && down.handle.send(Input::KeyDown(key(&event))) {
                    event.prevent_default();
                    rest_on_board(&down);
                }
            },
        ),
        Listener::new(&page, "keyup", Passive::No, move |event: KeyboardEvent| {
            // Whoever has the focus by now: a key that came up is up.
            up.handle.send(Input::KeyUp(key(&event)));
        }),
    ]
}

fn key(event: &KeyboardEvent) -> KeyInput {
    KeyInput {
        key: event.key(),
        code: event.code(),
        modifiers: modifiers_of_key(event),
        repeat: event.repeat(),
        composing: belongs_to_input_method(event),
    }
}

/// Whether a key is meant for the board: nothing else has the focus, or something that has no use for it.
fn is_for_board(target: &Target, event: &KeyboardEvent) -> bool {
    if event.default_prevented() {
        return false;
    }
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return true;
    };
    if target.root.contains(Some(&element)) || element.tag_name() == "BODY" {
        return true;
    }
    let in_text_control = element.closest(TEXT_CONTROLS).ok().flatten().is_some();
    !in_text_control && !CONTROL_KEYS.contains(&event.key().as_str())
}

/// Who works with the board before anything has the focus is at the board: else Tab, once it leaves what lies there,
/// would come to the board as a whole and go through all of it again.
fn rest_on_board(target: &Target) {
    let active = document().active_element();
    if active.is_none_or(|element| element.tag_name() == "BODY") {
        let _ = target.root.focus();
    }
}

/// Copy, cut and paste come as clipboard events, which also work where a page may not read the clipboard by itself.
fn is_clipboard_chord(event: &KeyboardEvent) -> bool {
    let held = event.ctrl_key() || event.meta_key();
    let key = event.key().to_ascii_lowercase();
    held && !event.alt_key()
        && (matches!(key.as_str(), "c" | "x" | "v")
            || (!key.is_ascii() && matches!(event.code().as_str(), "KeyC" | "KeyX" | "KeyV")))
}
