//! By which links people come: a dialog around a part that comes when somebody opens it.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Doors};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View};
use crate::ui::label;

/// The dialog.
pub fn links_dialog() -> Element {
    let asked = expect_context::<EditorHandle>().signals().dialog;
    dialog(
        "links",
        Signal::derive(move || asked.get() == Some(Asked::Links)),
        label(Text::LinksTitle),
        move || asked.set(None),
        move || {
            lazy::want::<Doors>();
            lazy::view(|doors: &Doors| (doors.links)())
        },
    )
}

/// What is shown instead of a board whose link asks for a passphrase.
pub fn locked() -> View {
    lazy::want::<Doors>();
    lazy::view(|doors: &Doors| (doors.unlock)())
}
