//! Where the board's check and the day of the workshop open; both come when somebody asks for them.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Health};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View, effect, show};
use crate::ui::label;

/// The panel beside the board. It stays open while other dialogs come and go; asking again closes it.
pub fn health_panel() -> View {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    let open = RwSignal::new(false);
    effect(move || {
        if asked.get() == Some(Asked::Health) {
            asked.set(None);
            lazy::want::<Health>();
            open.update(|open| *open = !*open);
        }
    });
    show(open, move || {
        lazy::view(move |health: &Health| (health.panel)(open))
    })
}

/// Which day the workshop is on.
pub fn session_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        "session",
        Signal::derive(move || asked.get() == Some(Asked::Session)),
        label(Text::HealthSession),
        move || asked.set(None),
        || {
            lazy::want::<Health>();
            lazy::view(|health: &Health| (health.session)())
        },
    )
}
