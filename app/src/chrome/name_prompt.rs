//! Asks a first visitor for a name, and waits for the answer without standing in the way.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::person::was_named;
use super::person_form::person_form;
use crate::bridge::{EditorHandle, Phase};
use crate::i18n::Text;
use crate::input::belongs_to_input_method;
use crate::platform::{Listener, Passive, document};
use crate::ui::button::IconButton;
use crate::ui::element::{View, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;

/// A card beside the board. It takes no focus: who wants to write at once, writes at once. As long as nothing has it,
/// Tab goes here first: in the page it stands behind everything else.
pub fn name_prompt() -> View {
    let handle = expect_context::<EditorHandle>();
    let phase = handle.signals().phase;
    let wanted = RwSignal::new(!was_named());
    let ready = move || phase.with(|phase| *phase == Phase::Ready);
    show(Signal::derive(move || wanted.get() && ready()), move || {
        let head = el("div")
            .class("name-prompt-head")
            .child(
                el("h2")
                    .attr("id", "name-prompt-heading")
                    .says(Text::PeopleNamePrompt),
            )
            .child(
                IconButton::new(label(Text::ActionLater), "skip-name", Icon::Close)
                    .class("icon-button-small")
                    .on_press(move || wanted.set(false)),
            );
        let form = person_form("first-name", false, move || {
            wanted.set(false);
            handle.focus_board();
        });
        let section = el("section");
        let card = section.node();
        let tab = Listener::capturing(
            &document(),
            "keydown",
            Passive::No,
            move |event: KeyboardEvent| {
                if means_next(&event) && focus_name(&card) {
                    event.prevent_default();
                }
            },
        );
        let tab = StoredValue::new_local(tab);
        on_cleanup(move || tab.dispose());
        section
            .attrs(&[
                ("class", "name-prompt island"),
                ("aria-labelledby", "name-prompt-heading"),
            ])
            .child(head)
            .child(el("p").class("hint").says(Text::PeopleNamePromptDetail))
            .child(form)
    })
}

/// Tab, while nothing has the focus.
fn means_next(event: &KeyboardEvent) -> bool {
    let held = event.shift_key() || event.ctrl_key() || event.alt_key() || event.meta_key();
    let active = document().active_element();
    !belongs_to_input_method(event)
        && event.key() == "Tab"
        && !held
        && active.is_none_or(|element| element.tag_name() == "BODY")
}

/// Gives the name's field the focus.
fn focus_name(card: &HtmlElement) -> bool {
    let field = card.query_selector("input").ok().flatten();
    let field = field.and_then(|field| field.dyn_into::<HtmlElement>().ok());
    field.is_some_and(|field| field.focus().is_ok())
}
