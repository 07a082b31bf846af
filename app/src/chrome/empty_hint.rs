//! What an empty board says.

use crate::ui::when::When;
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
    let hint = move |text: Text| {
        Signal::derive(move || {
            t(if read_only.with(Option::is_some) {
                Text::BoardEmptyHintView
            } else {
                text
            })
            .to_owned()
        })
    };
    view! {
        <When holds=shown>
            <p class="empty-hint">
                {Icon::Note.view()}
                <span class="fine-only">{hint(Text::BoardEmptyHint)}</span>
                <span class="coarse-only">{hint(Text::BoardEmptyHintTouch)}</span>
            </p>
        </When>
    }
    .into_any()
}
