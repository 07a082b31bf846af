//! Short messages at the edge, which leave by themselves.

use leptos::prelude::*;

use super::button::IconButton;
use super::element::{Element, View, changing, effect, el};
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
    /// Whether it stays until it is dismissed: what it offers cannot be had later.
    pub stays: bool,
}

/// Shows the newest message of one source until it was read: some seconds, or until it is dismissed.
/// Its region is always in the page, so that screen readers hear what appears in it.
/// `more` builds what stands beside the newest one's words, a button for example.
pub fn toast_slot(toast: Signal<Option<Toast>>, more: impl Fn() -> View + 'static) -> Element {
    let dismissed = RwSignal::new(None::<u64>);
    let timer = StoredValue::new_local(None::<Timer>);
    let shown = Memo::new(move |_| {
        toast
            .get()
            .filter(|toast| dismissed.get() != Some(toast.number))
    });
    // Starts a clock; the signal is written by the clock.
    effect(move || {
        let ended = shown.get().filter(|toast| !toast.stays).and_then(|toast| {
            Timer::once(SHOWN_MILLIS, move || {
                dismissed.try_set(Some(toast.number));
            })
        });
        timer.set_value(ended);
    });
    el("div")
        .class("toast-slot")
        .attrs(&[("role", "status"), ("aria-live", "polite")])
        .child(changing(move || {
            shown.get().map(|toast| {
                el("div")
                    .class("toast")
                    .child(Icon::Warning.view())
                    .child(el("p").text(&toast.text))
                    .child(untrack(&more))
                    .child(
                        IconButton::new(label(Text::ToastDismiss), "dismiss-toast", Icon::Close)
                            .class("icon-button-small")
                            .on_press(move || dismissed.set(Some(toast.number))),
                    )
            })
        }))
}
