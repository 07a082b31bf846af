//! What an empty board says.

use leptos::prelude::*;

use super::command::unavailable;
use crate::bridge::{CommandId, EditorHandle, Phase};
use crate::i18n::{Text, t};
use crate::ui::element::{View, el, show};
use crate::ui::icon::Icon;

/// The next thing to do, in the middle of the emptiness. It lets every click through.
pub fn empty_hint() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let shown = Memo::new(move |_| {
        signals.empty.get()
            && !signals.editing.get()
            && signals.phase.with(|phase| *phase == Phase::Ready)
    });
    let read_only = unavailable(handle, CommandId::NewNote);
    let hint = move |text: Text| {
        move || {
            t(if read_only.with(Option::is_some) {
                Text::BoardEmptyHintView
            } else {
                text
            })
        }
    };
    show(shown, move || {
        el("p")
            .class("empty-hint")
            .child(Icon::Note.view())
            .child(
                el("span")
                    .class("fine-only")
                    .text_with(hint(Text::BoardEmptyHint)),
            )
            .child(
                el("span")
                    .class("coarse-only")
                    .text_with(hint(Text::BoardEmptyHintTouch)),
            )
    })
}
