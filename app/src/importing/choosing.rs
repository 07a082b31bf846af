//! Choosing a file.

use wasm_bindgen::JsCast;

use super::{Desk, Trouble, words};
use crate::i18n::{Text, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{View, effect, el};
use crate::ui::file_choice::choose_file;
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
    choose_file(ACCEPTED, move |file| desk.take(file));
}
