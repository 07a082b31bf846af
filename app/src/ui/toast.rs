//! Short messages at the edge, which leave by themselves.

use leptos::prelude::*;

use super::button::IconButton;
use super::icon::Icon;
use super::label;
use crate::i18n::Text;
use crate::platform::Timer;

/// For how long a message stays.
const SHOWN_MILLIS: i32 = 7_000;

/// A message about something that did not work.
#[derive(Clone, PartialEq, Debug)]
pub struct Toast {
    /// Tells two equal messages apart.
    pub number: u64,
    /// What it says.
    pub text: String,
}

/// Shows the newest message of one source until it was read: some seconds, or until it is dismissed.
/// Its region is always in the page, so that screen readers hear what appears in it.
#[component]
pub fn ToastSlot(
    /// The newest message.
    #[prop(into)]
    toast: Signal<Option<Toast>>,
) -> impl IntoView {
    let dismissed = RwSignal::new(None::<u64>);
    let timer = StoredValue::new_local(None::<Timer>);
    let shown = Memo::new(move |_| {
        toast
            .get()
            .filter(|toast| dismissed.get() != Some(toast.number))
    });
    // Starts a clock; the signal is written by the clock.
    Effect::new(move |_| {
        let ended = shown.get().and_then(|toast| {
            Timer::once(SHOWN_MILLIS, move || {
                dismissed.try_set(Some(toast.number));
            })
        });
        timer.set_value(ended);
    });
    view! {
        <div class="toast-slot" role="status" aria-live="polite">
            {move || {
                shown.get().map(|toast| {
                    view! {
                        <div class="toast">
                            {Icon::Warning.view()}
                            <p>{toast.text}</p>
                            <IconButton
                                label=label(Text::ToastDismiss)
                                action="dismiss-toast"
                                icon=Icon::Close
                                class="icon-button-small"
                                on_press=move |()| dismissed.set(Some(toast.number))
                            />
                        </div>
                    }
                })
            }}
        </div>
    }
    .into_any()
}
