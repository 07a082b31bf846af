//! Says that the relay brings another version than this page is, until somebody acts on it.

use leptos::prelude::*;

use crate::i18n::Text;
use crate::offline;
use crate::ui::button::{Button, IconButton};
use crate::ui::element::{Element, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;

/// The message; its region is always there, so that screen readers hear what appears in it.
pub fn new_version() -> Element {
    let put_off = RwSignal::new(false);
    let shown = Memo::new(move |_| offline::is_old() && !put_off.get());
    el("div")
        .class("toasts")
        .attrs(&[("role", "status"), ("data-new-version", "")])
        .child(show(shown, move || {
            el("div")
                .class("toast")
                .child(Icon::Refresh.view())
                .child(el("p").says(Text::NewVersion))
                .child(Button::new(
                    label(Text::ProblemReload),
                    "renew",
                    offline::renew,
                ))
                .child(
                    IconButton::new(label(Text::ToastDismiss), "dismiss-version", Icon::Close)
                        .class("icon-button-small")
                        .on_press(move || put_off.set(true)),
                )
        }))
}
