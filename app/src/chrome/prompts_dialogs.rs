//! The prompt kit and the answer: dialogs around a part that comes when somebody opens one.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Prompts};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View};
use crate::ui::label;

/// Both dialogs.
pub fn prompts_dialogs() -> View {
    let kit = around("prompts", Asked::Prompts, Text::PromptsTitle, |part| {
        (part.kit)()
    });
    let answer = around("answer", Asked::Answer, Text::AnswerTitle, |part| {
        (part.answer)()
    });
    View::from(kit).and(answer)
}

fn around(
    name: &'static str,
    which: Asked,
    title: Text,
    content: fn(&'static Prompts) -> View,
) -> Element {
    let asked = expect_context::<EditorHandle>().signals().dialog;
    dialog(
        name,
        Signal::derive(move || asked.get() == Some(which)),
        label(title),
        move || {
            // The browser tells later: the other of the two may be open by then.
            if asked.get_untracked() == Some(which) {
                asked.set(None);
            }
        },
        move || {
            lazy::want::<Prompts>();
            lazy::view(content)
        },
    )
}
