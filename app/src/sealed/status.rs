//! A line that is there while something is private: whether one's own text is seen, and how many notes there are.

use leptos::prelude::*;

use super::tending;
use crate::bridge::{CommandId, EditorHandle};
use crate::i18n::{Text, t, t_with};
use crate::ui::element::{View, el, show};
use crate::ui::icon::Icon;

/// The line; pressing it opens the dialog.
pub fn status() -> View {
    let handle = expect_context::<EditorHandle>();
    tending::follow(handle);
    let privacy = handle.signals().privacy;
    let is_shown = Signal::derive(move || {
        privacy.with(|privacy| !privacy.rounds.is_empty() || privacy.count() > 0)
    });
    let words = move || {
        let (is_on, count) = privacy.with(|privacy| (!privacy.rounds.is_empty(), privacy.count()));
        let counted = t_with(Text::PrivateStatus, &[("count", &count.to_string())]);
        match (is_on, count) {
            (true, 0) => t(Text::PrivateOn).to_owned(),
            (true, _) => format!("{} · {counted}", t(Text::PrivateOn)),
            (false, _) => counted,
        }
    };
    let line = move || {
        el("button")
            .attrs(&[
                ("type", "button"),
                ("class", "private-status island"),
                ("data-action", "private-status"),
            ])
            .on_click(move || handle.run(CommandId::PrivateWriting))
            .child(Icon::Lock.view())
            .child(el("span").text_with(words))
    };
    // Always in the page, so that screen readers hear what appears in it; inside of the button it would take its name.
    el("div")
        .attrs(&[("role", "status"), ("aria-live", "polite")])
        .child(show(is_shown, line))
        .into()
}
