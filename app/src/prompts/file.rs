//! A text from a file: chosen, or dropped on the dialog.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use workshop::answers::{ANSWER_BYTES_MAX, AnswerTooLong};

use crate::i18n::{Text, locale_untracked, t};
use crate::input::files_of;
use crate::platform::{Listener, Passive};
use crate::ui::element::Element;

/// What came of a file: its text, or why there is none.
pub type Read = Result<String, String>;

/// Lets the person choose a file; `take` hears what is in it.
pub fn choose(take: impl Fn(Read) + Copy + 'static) {
    let Ok(element) = document().create_element("input") else {
        return;
    };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_accept(".md,.markdown,.txt,text/markdown,text/plain");
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", Passive::Yes, move |_: Event| {
        if let Some(file) = chosen.files().and_then(|files| files.item(0)) {
            read(file, take);
        }
    });
    input.click();
    // It waits for as long as the browser's own window is open. The input is in no page and goes with it.
    std::mem::forget(listener);
}

/// Takes a file that is dropped on `element`. The board below must not take it as well.
pub fn taking_drops(element: Element, take: impl Fn(Read) + Copy + 'static) -> Element {
    element
        .on("dragover", |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
        })
        .on("drop", move |event: DragEvent| {
            let files = event.data_transfer().and_then(|data| data.files());
            let files = files.as_ref().map(files_of).unwrap_or_default();
            // A dropped text is the field's own matter.
            if let Some(file) = files.into_iter().next() {
                event.prevent_default();
                event.stop_propagation();
                read(file, take);
            }
        })
}

fn read(file: File, take: impl Fn(Read) + 'static) {
    // Before a byte of it is read.
    if file.size() > ANSWER_BYTES_MAX as f64 {
        let long = AnswerTooLong::Bytes(file.size() as usize);
        return take(Err(long.text(locale_untracked())));
    }
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await;
        let text = text.ok().and_then(|text| text.as_string());
        take(match text {
            // Windows' editors write a mark before the text.
            Some(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
            None => Err(t(Text::AnswerFileFailed).to_owned()),
        });
    });
}
