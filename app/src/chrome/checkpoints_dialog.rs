//! How the board was at other times: a dialog around a part that comes when somebody opens it.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Checkpoints};
use crate::ui::dialog::dialog;
use crate::ui::element::Element;
use crate::ui::label;

/// The dialog.
pub fn checkpoints_dialog() -> Element {
    let asked = expect_context::<EditorHandle>().signals().dialog;
    dialog(
        "checkpoints",
        Signal::derive(move || asked.get() == Some(Asked::Checkpoints)),
        label(Text::CheckpointsTitle),
        move || asked.set(None),
        move || {
            lazy::want::<Checkpoints>();
            lazy::view(|part: &Checkpoints| (part.view)())
        },
    )
}
