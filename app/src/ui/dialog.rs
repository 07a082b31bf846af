//! A dialog that takes over until it is closed.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement};

use super::button::IconButton;
use super::element::{Element, View, effect, el, show};
use super::icon::Icon;
use super::{Act, label};
use crate::i18n::Text;

/// A modal dialog on the browser's own: it keeps the focus inside, closes by Esc or a click beside it,
/// and gives the focus back to where it was.
///
/// `name` is for tests and styles, unique on the page. `on_close` hears that the person closed it, and sets what `open`
/// reads to false. The content exists only while it is open.
pub fn dialog<V: Into<View>>(
    name: &'static str,
    open: Signal<bool>,
    title: Signal<String>,
    on_close: impl Fn() + 'static,
    content: impl Fn() -> V + 'static,
) -> Element {
    let box_of_dialog = el("div").class("dialog-box");
    let on_close: Act = Rc::new(on_close);
    let frame = frame(name, open, on_close.clone()).attr("aria-labelledby", &heading_of(name));
    frame.child(
        box_of_dialog
            .child(head(name, title, on_close))
            .child(show(open, content)),
    )
}

/// As [`dialog`], without a heading: its content begins with what one came for. `label` is its name for screen readers.
pub fn bare_dialog<V: Into<View>>(
    name: &'static str,
    open: Signal<bool>,
    label: Signal<String>,
    on_close: impl Fn() + 'static,
    content: impl Fn() -> V + 'static,
) -> Element {
    frame(name, open, Rc::new(on_close))
        .attr_with("aria-label", label)
        .child(
            el("div")
                .class("dialog-box dialog-bare")
                .child(show(open, content)),
        )
}

/// Closes a dialog now, so that the focus is back where it was before what comes next needs it.
pub fn close_dialog(name: &str) {
    let found = document().query_selector(&format!("dialog[data-dialog=\"{name}\"]"));
    if let Ok(Some(dialog)) = found {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

fn frame(name: &'static str, open: Signal<bool>, on_close: Act) -> Element {
    let frame = el("dialog").attrs(&[("class", "dialog"), ("data-dialog", name)]);
    let dialog: HtmlDialogElement = frame.node().unchecked_into();
    let backdrop = dialog.clone();
    // Writes to the page only. An effect runs after the views that depend on the same signal.
    effect(move || {
        let wanted = open.get();
        if wanted && !dialog.open() {
            // Fails only for an element that is not in the page.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let closed = on_close.clone();
    let itself = backdrop.clone();
    frame
        .on("close", move |_: Event| {
            // The browser tells later: it may have been opened again by then.
            if !itself.open() {
                closed();
            }
        })
        .on("click", move |event: Event| {
            // A click whose target is the dialog itself fell on the backdrop: all content is in the inner box.
            if event
                .target()
                .is_some_and(|target| target == *backdrop.as_ref())
            {
                on_close();
            }
        })
}

fn head(name: &str, title: Signal<String>, on_close: Act) -> Element {
    el("header")
        .class("dialog-head")
        .child(el("h2").attr("id", &heading_of(name)).text_with(title))
        .child(
            IconButton::new(label(Text::ActionClose), "close-dialog", Icon::Close)
                .on_press(move || on_close()),
        )
}

fn heading_of(name: &str) -> String {
    format!("{name}-heading")
}
