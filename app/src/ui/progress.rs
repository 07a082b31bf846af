//! Waiting.

use leptos::prelude::Signal;

use super::element::{Element, el};

/// A turning ring with words beside it: what is being waited for.
pub fn waiting(label: Signal<String>) -> Element {
    el("p")
        .class("waiting")
        .attr("role", "status")
        .child(el("span").class("spinner").attr("aria-hidden", "true"))
        .child(el("span").text_with(label))
}
