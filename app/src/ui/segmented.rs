//! A choice among a few, all of them in sight.

use std::rc::Rc;

use leptos::prelude::*;

use super::element::{Element, el};
use super::icon::Icon;

/// One of the choices.
#[derive(Clone, Copy)]
pub struct Choice {
    /// What is chosen, as a word.
    pub token: &'static str,
    /// What it says.
    pub label: Signal<String>,
    /// Shown instead of the words, which become its tooltip.
    pub icon: Option<Icon>,
}

/// Radio buttons in one frame: arrow keys and names come from the browser's own. `name` is the group's, unique on the
/// page; `label` says what is being chosen; `chosen` is the token of the one chosen.
pub fn segmented(
    name: &'static str,
    label: Signal<String>,
    choices: impl IntoIterator<Item = Choice>,
    chosen: Signal<&'static str>,
    on_choose: impl Fn(&'static str) + 'static,
) -> Element {
    let on_choose: Rc<dyn Fn(&'static str)> = Rc::new(on_choose);
    el("fieldset")
        .class("segmented")
        .attr("data-group", name)
        .child(el("legend").class("visually-hidden").text_with(label))
        .children(
            choices
                .into_iter()
                .map(|choice| segment(name, choice, chosen, on_choose.clone())),
        )
}

fn segment(
    name: &'static str,
    choice: Choice,
    chosen: Signal<&'static str>,
    on_choose: Rc<dyn Fn(&'static str)>,
) -> Element {
    let Choice { token, label, icon } = choice;
    let mut words = el("span");
    let mut segment = el("label").class("segment");
    if icon.is_some() {
        words = words.class("visually-hidden");
        segment = segment.attr_with("data-tip", label);
    }
    segment
        .child(
            el("input")
                .attrs(&[("type", "radio"), ("name", name), ("value", token)])
                .checked_with(move || chosen.get() == token)
                .on("change", move |_: web_sys::Event| on_choose(token)),
        )
        .child(icon.map(Icon::view))
        .child(words.text_with(label))
}
