//! What an empty board says.

use leptos::prelude::*;

use super::command::unavailable;
use crate::bridge::{CommandId, EditorHandle, Phase};
use crate::i18n::{Text, t};
use crate::ui::icon::Icon;

/// The next thing to do, in the middle of the emptiness. It lets every click through.
#[component]
pub fn EmptyHint() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let shown = Memo::new(move |_| {
        signals.empty.get()
            && !signals.editing.get()
            && signals.phase.with(|phase| *phase == Phase::Ready)
    });
    let read_only = unavailable(handle, CommandId::NewNote);
    view! {
        <Show when=move || shown.get()>
            <p class="empty-hint">
                {Icon::Note.view()}
                <Show
                    when=move || read_only.with(Option::is_none)
                    fallback=|| view! { <span>{move || t(Text::BoardEmptyHintView)}</span> }
                >
                    <span class="fine-only">{move || t(Text::BoardEmptyHint)}</span>
                    <span class="coarse-only">{move || t(Text::BoardEmptyHintTouch)}</span>
                </Show>
            </p>
        </Show>
    }
    .into_any()
}
