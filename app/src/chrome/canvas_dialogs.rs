//! Choosing what to put on the board, and an example to put into a canvas: dialogs around the gallery, which comes when
//! somebody opens one.

use leptos::prelude::*;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::i18n::Text;
use crate::lazy::{self, Gallery};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, View};
use crate::ui::label;

/// The templates as cards; choosing one puts it where there is room.
pub fn insert_canvas_dialog() -> View {
    // So that it is there without a net, too.
    lazy::fetch_when_idle::<Gallery>();
    let dialog = gallery_dialog(
        "insert-canvas",
        Asked::InsertCanvas,
        Text::CanvasInsert,
        |gallery| (gallery.insertion)(),
    );
    View::from(dialog).and(lazy::view(|gallery: &Gallery| (gallery.prepare)()))
}

/// The examples of the selected canvas, or of every canvas where none is selected.
pub fn insert_sample_dialog() -> Element {
    gallery_dialog(
        "insert-sample",
        Asked::InsertSample,
        Text::CanvasAddSample,
        |gallery| (gallery.samples)(),
    )
}

/// What a template is called that is made of a canvas or a frame.
pub fn save_template_dialog() -> Element {
    gallery_dialog(
        "save-template",
        Asked::SaveTemplate,
        Text::GallerySaveTitle,
        |gallery| (gallery.saving)(),
    )
}

fn gallery_dialog(
    name: &'static str,
    which: Asked,
    title: Text,
    content: fn(&'static Gallery) -> View,
) -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        name,
        Signal::derive(move || asked.get() == Some(which)),
        label(title),
        move || asked.set(None),
        move || {
            lazy::want::<Gallery>();
            lazy::view(content)
        },
    )
}
