//! A button that copies a text and says that it did.

use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use crate::i18n::{Text, t};
use crate::platform::Timer;

/// For how long the button says "copied".
const SHOWN_MILLIS: i32 = 2_500;

/// How the last attempt went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    None,
    Copied,
    Failed,
}

/// Copies `text` when pressed. The outcome is told in words, and to screen readers.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: Signal<String>,
    /// Its name for tests and styles.
    action: &'static str,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::None);
    let timer = StoredValue::new_local(None::<Timer>);
    let label = Signal::derive(move || {
        t(match outcome.get() {
            Outcome::Copied => Text::ActionCopied,
            Outcome::None | Outcome::Failed => Text::ActionCopy,
        })
        .to_owned()
    });
    let copy = move |()| {
        let promise = window()
            .navigator()
            .clipboard()
            .write_text(&text.get_untracked());
        spawn_local(async move {
            let copied = JsFuture::from(promise).await.is_ok();
            // The popover with this button may be gone by now.
            outcome.try_set(if copied {
                Outcome::Copied
            } else {
                Outcome::Failed
            });
            let ended = Timer::once(SHOWN_MILLIS, move || {
                outcome.try_set(Outcome::None);
            });
            timer.try_set_value(ended);
        });
    };
    view! {
        <Button label action kind icon=Icon::Copy on_press=copy/>
        <span class="copy-outcome" role="status">
            {move || match outcome.get() {
                Outcome::None => "",
                Outcome::Copied => t(Text::ActionCopied),
                Outcome::Failed => t(Text::ActionCopyFailed),
            }}
        </span>
    }
    .into_any()
}
