//! Asks a first visitor for a name, and waits for the answer without standing in the way.

use leptos::prelude::*;

use super::person::was_named;
use super::person_form::person_form;
use crate::bridge::{EditorHandle, Phase};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{View, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;

/// A card beside the board. It takes no focus: who wants to write at once, writes at once.
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
        el("section")
            .attrs(&[
                ("class", "name-prompt island"),
                ("aria-labelledby", "name-prompt-heading"),
            ])
            .child(head)
            .child(el("p").class("hint").says(Text::PeopleNamePromptDetail))
            .child(form)
    })
}
