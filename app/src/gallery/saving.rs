//! A canvas or a frame as a template's file.

use leptos::prelude::*;
use web_sys::{Blob, BlobPropertyBag};
use workshop::{Taken, Taking, take_template};

use super::trouble::{Trouble, notice};
use crate::bridge::{Dialog, Editor, EditorHandle, NoticeKind};
use crate::i18n::{Text, locale_untracked, t_with};
use crate::platform::{download, words_of};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::text_field::TextField;
use crate::ui::toggle::toggle;

/// The name of the dialog that this is the content of.
pub const DIALOG: &str = "save-template";

/// The content of the dialog: a name, and whether what is written goes along.
pub fn saving() -> View {
    let handle = expect_context::<EditorHandle>();
    let name = RwSignal::new(handle.with_editor(name_of).unwrap_or_default());
    let with_notes = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let save = move || {
        let taking = Taking {
            title: name.get_untracked(),
            with_notes: with_notes.get_untracked(),
            locale: locale_untracked(),
        };
        match handle.with_editor(|editor| take(editor, &taking)).flatten() {
            Some(Ok(taken)) => hand_out(handle, &taken),
            Some(Err(faults)) => trouble.set(Some(Trouble::Faults(faults))),
            None => handle.signals().dialog.set(None),
        }
    };
    let field = TextField {
        id: "template-name",
        label: label(Text::GallerySaveName),
        value: name,
        placeholder: None,
        error: Signal::derive(|| None),
        hide_label: false,
        autocomplete: "off",
        takes_focus: true,
        on_enter: Some(std::rc::Rc::new(save)),
        on_escape: None,
        on_leave: None,
    };
    let button = Button::new(label(Text::GallerySaveTitle), "save-template-file", save)
        .kind(ButtonKind::Primary)
        .icon(Icon::Download);
    View::from(field)
        .and(toggle(
            label(Text::GallerySaveNotes),
            "with-notes",
            with_notes,
        ))
        .and(el("p").class("hint").says(Text::GallerySaveHint))
        .and(changing(move || {
            trouble
                .get()
                .map(|trouble| notice("save-template", trouble.words()))
        }))
        .and(el("div").class("dialog-foot").child(button))
}

/// What is to be saved is called so on the board.
fn name_of(editor: &Editor) -> String {
    let source = editor.template_source();
    let element = source.and_then(|id| editor.scene().element(&id));
    element.map_or_else(String::new, |element| match element.as_canvas() {
        Some(canvas) => canvas.label.get(locale_untracked()).to_owned(),
        None => element.text().unwrap_or_default().to_owned(),
    })
}

fn take(editor: &Editor, taking: &Taking) -> Option<Result<Taken, workshop::TemplateErrors>> {
    let source = editor.template_source()?;
    take_template(&editor.board().snapshot(), &source, taking)
}

/// Downloads the file, and tells what could not go into it.
fn hand_out(handle: EditorHandle, taken: &Taken) {
    close_dialog(DIALOG);
    if handle.signals().dialog.get_untracked() == Some(Dialog::SaveTemplate) {
        handle.signals().dialog.set(None);
    }
    let file = format!("{}.json", taken.id);
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let parts = js_sys::Array::of1(&taken.json.as_str().into());
    let saved = Blob::new_with_str_sequence_and_options(&parts, &kind)
        .and_then(|blob| download(&blob, &file));
    handle.notify(match saved {
        Ok(()) if taken.left_out > 0 => {
            let count = taken.left_out.to_string();
            NoticeKind::Pictures(t_with(Text::GallerySaveLeftOut, &[("count", &count)]))
        }
        Ok(()) => NoticeKind::FileKept(file),
        Err(error) => NoticeKind::FileFailed(words_of(&error)),
    });
}
