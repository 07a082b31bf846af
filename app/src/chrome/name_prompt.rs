//! Asks a first visitor for a name, and waits for the answer without standing in the way.

use crate::ui::when::When;
use leptos::prelude::*;

use super::person::was_named;
use super::person_form::PersonForm;
use crate::bridge::{EditorHandle, Phase};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::label;

/// A card beside the board. It takes no focus: who wants to write at once, writes at once.
#[component]
pub fn NamePrompt() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let phase = handle.signals().phase;
    let wanted = RwSignal::new(!was_named());
    let ready = move || phase.with(|phase| *phase == Phase::Ready);
    view! {
        <When holds=Signal::derive(move || wanted.get() && ready())>
            <section class="name-prompt island" aria-labelledby="name-prompt-heading">
                <div class="name-prompt-head">
                    <h2 id="name-prompt-heading">{label(Text::PeopleNamePrompt)}</h2>
                    <IconButton
                        label=label(Text::ActionLater)
                        action="skip-name"
                        icon=Icon::Close
                        class="icon-button-small"
                        on_press=move |()| wanted.set(false)
                    />
                </div>
                <p class="hint">{label(Text::PeopleNamePromptDetail)}</p>
                <PersonForm
                    id="first-name"
                    on_done=move |()| {
                        wanted.set(false);
                        handle.focus_board();
                    }
                />
            </section>
        </When>
    }
    .into_any()
}
