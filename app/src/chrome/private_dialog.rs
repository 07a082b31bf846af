//! Private writing: its dialog and its line, around a part that comes when something on the board is private.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Private};
use crate::ui::dialog::dialog;
use crate::ui::element::{View, effect};
use crate::ui::label;

/// The dialog and the line.
pub fn private_dialog() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    effect(move || {
        if signals.privacy.with(|privacy| privacy.lacks_sealer) {
            lazy::with(move |part: &Private| (part.begin)(handle));
        }
    });
    let asked = signals.dialog;
    let dialog = dialog(
        "private",
        Signal::derive(move || asked.get() == Some(Asked::Private)),
        label(Text::PrivateTitle),
        move || asked.set(None),
        move || {
            lazy::want::<Private>();
            lazy::view(|part: &Private| (part.content)())
        },
    );
    lazy::view(|part: &Private| (part.status)()).and(dialog)
}
