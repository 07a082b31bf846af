//! What becomes of a file: elements of the open board, or a board of its own.

use std::rc::Rc;
use std::sync::Arc;

use board::{Board, ClientNumber, Comment, ContentHash, Element, ElementId};
use import::limits::{ADDED_BYTES_MAX, ADDED_ELEMENTS_MAX};
use import::{Imported, renamed_with_comments};
use js_sys::{Array, Uint8Array};
use leptos::prelude::Set;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag};

use super::Opened;
use crate::app::navigate;
use crate::bridge::{Addition, EditorHandle, Input};
use crate::i18n::locale_untracked;
use crate::lazy::{self, Later};
use crate::net::api::ApiError;
use crate::net::imports;
use crate::platform::random_id;
use crate::ui::dialog::close_dialog;

/// The name of the dialog that this is the content of.
const DIALOG: &str = "import";

/// Whether the others can be given it as one update.
pub(super) fn fits(imported: &Imported) -> bool {
    let stored = imported
        .elements
        .iter()
        .filter(|element| !element.is_slot());
    if stored.count() > ADDED_ELEMENTS_MAX {
        return false;
    }
    // A board that nobody sees tells how many bytes that is.
    let mut scratch = Board::new(ClientNumber::new(1));
    let (elements, comments) = named(imported);
    import::add_with_comments(&mut scratch, elements, &comments).is_ok()
        && scratch.encode_state().len() <= ADDED_BYTES_MAX
}

/// Everything under names that are nowhere yet.
fn named(imported: &Imported) -> (Vec<Element>, Vec<Comment>) {
    renamed_with_comments(&imported.elements, &imported.comments, &mut || {
        ElementId::new(random_id())
    })
}

/// Adds it to the open board, in one step.
pub(super) fn add(handle: EditorHandle, opened: &Opened) {
    let imported = &opened.imported;
    let (elements, comments) = named(imported);
    let pictures: Vec<(ContentHash, Blob)> = imported
        .pictures
        .iter()
        .filter_map(|picture| {
            let file = blob(&picture.bytes, picture.header.media.token())?;
            Some((picture.hash.clone(), file))
        })
        .collect();
    if !pictures.is_empty() {
        lazy::with(move |later: &Later| (later.images.keep)(handle, pictures));
    }
    // First, so that the board has the keyboard again.
    close_dialog(DIALOG);
    handle.signals().dialog.set(None);
    handle.send(Input::AddElements(Arc::new(Addition {
        elements,
        comments,
    })));
}

fn blob(bytes: &[u8], media: &str) -> Option<Blob> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()
}

/// Lets the relay make a board of the file, and goes there.
pub(super) fn make(opened: &Rc<Opened>, failed: impl FnOnce(ApiError) + 'static) {
    let opened = Rc::clone(opened);
    spawn_local(async move {
        match imports::create_board(&opened.name, &opened.body, locale_untracked()).await {
            Ok(board) => navigate(&format!("/b/{}#k={}", board.id, board.facilitator_key)),
            Err(error) => failed(error),
        }
    });
}
