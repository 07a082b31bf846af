//! The gallery on a board: what is chosen is put where there is room.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use workshop::Template;

use super::cards::{Use, cards};
use super::offer::{ask, known};
use super::own_file::{self, OwnFile};
use super::trouble::{Trouble, notice};
use super::{Wanted, shelf};
use crate::bridge::{Dialog, EditorHandle, Input};
use crate::i18n::Text;
use crate::ui::button::Button;
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::file_choice::taking_drops;
use crate::ui::label;
use crate::ui::progress::waiting;

/// The name of the dialog that this is the content of.
pub const DIALOG: &str = "insert-canvas";

/// How far taking something has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Looking,
    Fetching,
    Failed(Trouble),
}

/// The content of the dialog.
pub fn insertion() -> View {
    let handle = expect_context::<EditorHandle>();
    ask();
    let progress = RwSignal::new(Progress::Looking);
    let own = RwSignal::new(None::<OwnFile>);
    let shown = el("div").class("gallery").child(changing(move || {
        let file = own.get();
        untrack(|| match file {
            Some(file) => own_file::shown(handle, file, own),
            None => all(handle, progress, own),
        })
    }));
    taking_drops(shown, move |file| own_file::take(file, own)).into()
}

fn all(handle: EditorHandle, progress: RwSignal<Progress>, own: RwSignal<Option<OwnFile>>) -> View {
    let told = changing(move || match progress.get() {
        Progress::Looking => None,
        Progress::Fetching => Some(waiting(label(Text::GalleryInserting))),
        Progress::Failed(trouble) => Some(notice("insert", trouble.words())),
    });
    let take = Use::Take(Rc::new(move |wanted| take(handle, progress, &wanted)));
    cards(take, true)
        .and(el("div").attr("aria-live", "polite").child(told))
        .and(foot(own))
}

fn foot(own: RwSignal<Option<OwnFile>>) -> Element {
    let choose = Button::new(label(Text::GalleryFromFile), "template-file", move || {
        own_file::choose(own);
    });
    el("div")
        .class("dialog-foot gallery-foot")
        .child(el("p").class("hint fine-only").says(Text::GalleryDropHint))
        .child(choose)
}

/// Fetches what is wanted and puts it on the board. A dialog that was closed meanwhile wants nothing any more.
fn take(handle: EditorHandle, progress: RwSignal<Progress>, wanted: &Wanted) {
    let ids = match wanted {
        Wanted::Blank => return,
        Wanted::Template(id) => vec![id.clone()],
        Wanted::Pack(id) => match known().as_ref().and_then(|known| known.pack(id)) {
            Some(pack) => pack.templates.clone(),
            None => return,
        },
    };
    if progress.with_untracked(|progress| *progress == Progress::Fetching) {
        return;
    }
    progress.set(Progress::Fetching);
    spawn_local(async move {
        shelf::fetch_all(&ids).await;
        let mut templates = Vec::new();
        for id in &ids {
            match shelf::template(id).await {
                Ok(template) => templates.push(Template::clone(&template)),
                Err(trouble) => {
                    progress.try_set(Progress::Failed(trouble));
                    return;
                }
            }
        }
        insert(handle, templates);
    });
}

/// Closes the dialog and puts the canvases on the board.
pub fn insert(handle: EditorHandle, templates: Vec<Template>) {
    let asked = handle.signals().dialog;
    if asked.try_get_untracked() != Some(Some(Dialog::InsertCanvas)) {
        return;
    }
    close_dialog(DIALOG);
    asked.set(None);
    handle.focus_board();
    handle.send(Input::InsertTemplates(Arc::from(templates)));
}
