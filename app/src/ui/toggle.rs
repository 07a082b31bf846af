//! Yes or no.

use leptos::prelude::*;
use web_sys::Event;

use super::element::{Element, el};

/// A switch with its label; `name` is for tests.
pub fn toggle(label: Signal<String>, name: &'static str, on: RwSignal<bool>) -> Element {
    el("label")
        .class("toggle")
        .child(
            el("input")
                .attrs(&[("type", "checkbox"), ("role", "switch"), ("name", name)])
                .checked_with(move || on.get())
                .on("change", move |event: Event| {
                    on.set(event_target_checked(&event));
                }),
        )
        .child(el("span").class("toggle-track").attr("aria-hidden", "true"))
        .child(el("span").text_with(label))
}
