//! Choosing a file, or dropping one.

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, HtmlInputElement};

use super::{Desk, Trouble, words};
use crate::i18n::{Text, t_with};
use crate::input::files_of;
use crate::platform::{Listener, Passive, document};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{Element, View, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// What the browser offers to choose from.
const ACCEPTED: &str = ".json,.zip,.excalidraw,.tldr,.csv,.tsv";

/// What can be chosen; after a file that could not be read, why not.
pub(super) fn choosing(desk: Desk, failed: Option<(&str, &Trouble)>) -> View {
    let again = failed.is_some();
    let trouble = failed.map(|(name, trouble)| {
        el("div")
            .attrs(&[
                ("class", "notice notice-danger"),
                ("role", "alert"),
                ("data-error", "import"),
            ])
            .child(Icon::Warning.view())
            .child(
                el("p")
                    .child(el("strong").text(name))
                    .text(&words::trouble(trouble)),
            )
    });
    let choose = Button::new(label(Text::ImportChoose), "choose-import", move || {
        choose(desk);
    })
    .kind(ButtonKind::Primary)
    .icon(Icon::Upload);
    let area = el("div")
        .class("import-area")
        .child(el("p").says(Text::ImportDrop))
        .child(choose)
        .child(el("p").class("hint").says(Text::ImportFormats));
    let node = area.node();
    if again {
        // What had the keyboard is gone from the dialog.
        effect(move || {
            if let Ok(Some(button)) = node.query_selector("button") {
                let _ = button.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        });
    }
    View::default().and(trouble).and(area)
}

/// That a file is being read.
pub(super) fn reading(name: &str) -> View {
    let words = t_with(Text::ImportReading, &[("name", name)]);
    crate::ui::progress::waiting(leptos::prelude::Signal::stored(words)).into()
}

/// Lets the person choose a file.
pub(super) fn choose(desk: Desk) {
    let Ok(element) = document().create_element("input") else {
        return;
    };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    input.set_accept(ACCEPTED);
    let chosen = input.clone();
    let listener = Listener::new(&input, "change", Passive::Yes, move |_: Event| {
        if let Some(file) = chosen.files().and_then(|files| files.item(0)) {
            desk.take(file);
        }
    });
    input.click();
    // The dialog outlives this call, and if it is given up nothing is told. The input is in no page and goes with it.
    std::mem::forget(listener);
}

/// Takes files that are dropped on `element`. The board below must not take them as well.
pub(super) fn taking_drops(element: Element, desk: Desk) -> Element {
    element
        .on("dragover", |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
        })
        .on("drop", move |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
            let files = event.data_transfer().and_then(|data| data.files());
            let mut files = files.as_ref().map(files_of).unwrap_or_default().into_iter();
            if let Some(file) = files.next() {
                desk.take(file);
            }
        })
}
