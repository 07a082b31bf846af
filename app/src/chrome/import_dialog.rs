//! Taking a file in: a dialog around a part that comes when somebody opens it.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Importing};
use crate::ui::dialog::dialog;
use crate::ui::element::Element;
use crate::ui::label;

/// The dialog.
pub fn import_dialog() -> Element {
    let asked = expect_context::<EditorHandle>().signals().dialog;
    dialog(
        "import",
        Signal::derive(move || asked.get() == Some(Asked::Import)),
        label(Text::CommandImport),
        move || asked.set(None),
        move || {
            lazy::want::<Importing>();
            lazy::view(|part: &Importing| (part.adding)())
        },
    )
}
