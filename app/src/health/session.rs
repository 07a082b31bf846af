//! The day of the workshop: a line in the panel, and the dialog that asks for it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use crate::bridge::{Dialog as Asked, EditorHandle, Input};
use crate::i18n::{Text, t};
use crate::input::belongs_to_input_method;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, effect, el};
use crate::ui::label;

/// The name of the dialog that [`session`] is the content of.
pub const DIALOG: &str = "session";

/// Which day it is, and a button that asks for another.
pub fn line(handle: EditorHandle, may_write: Signal<bool>) -> Element {
    let signals = handle.signals();
    let day = move || {
        signals.edits.track();
        let day = day_of(handle);
        if day.is_empty() {
            t(Text::HealthSessionNone).to_owned()
        } else {
            day
        }
    };
    let set = Button::new(label(Text::HealthSessionSet), "health-session", move || {
        signals.dialog.set(Some(Asked::Session));
    });
    el("p")
        .class("health-session")
        .child(el("span").says(Text::HealthSession))
        .child(el("strong").attr("data-session", "").text_with(day))
        .child(may_write.get_untracked().then_some(set))
}

/// The content of the dialog.
pub fn session() -> View {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    let input = el("input").attrs(&[
        ("type", "date"),
        ("id", "session-day"),
        ("class", "field-input"),
        ("min", "1900-01-01"),
        ("max", "9999-12-31"),
    ]);
    let field: HtmlInputElement = input.node().unchecked_into();
    field.set_value(&day_of(handle));
    let focused = field.clone();
    effect(move || {
        let _ = focused.focus();
    });
    let finish = move |day: String| {
        close_dialog(DIALOG);
        asked.set(None);
        handle.send(Input::SetSession(day));
    };
    let typed = field.clone();
    let save = move || {
        // A day that is not whole yet is no day, and stays to be finished.
        if typed.check_validity() {
            finish(typed.value());
        }
    };
    let entered = save.clone();
    let input = input.on("keydown", move |event: KeyboardEvent| {
        if event.key() == "Enter" && !belongs_to_input_method(&event) {
            event.prevent_default();
            entered();
        }
    });
    let has_day = !field.value().is_empty();
    el("div")
        .class("session-form")
        .child(
            el("label")
                .attr("for", "session-day")
                .says(Text::HealthSession),
        )
        .child(input)
        .child(el("p").class("hint").says(Text::HealthSessionHint))
        .child(
            el("div")
                .class("dialog-foot")
                .child(has_day.then(|| {
                    Button::new(
                        label(Text::HealthSessionClear),
                        "clear-session",
                        move || finish(String::new()),
                    )
                }))
                .child(
                    Button::new(label(Text::ActionConfirm), "save-session", save)
                        .kind(ButtonKind::Primary),
                ),
        )
        .into()
}

fn day_of(handle: EditorHandle) -> String {
    let day = handle.with_editor(|editor| editor.info().session.clone());
    day.unwrap_or_default()
}
