//! A file of all that this tab has, or had, for when the relay will not take it.

use std::sync::Arc;

use ::board::{Board, ClientNumber, Origin};
use ::export::{Area, PngScale};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{EditorHandle, NoticeKind};
use crate::export::{self, ExportFormat, ExportRequest, Turns};
use crate::i18n::{Text, locale_untracked};
use crate::lazy::{self, Later};
use crate::platform::{download, words_of};
use crate::ui::button::Button;
use crate::ui::icon::Icon;
use crate::ui::label;

/// Downloads the whole board of this tab, with what the relay has refused or never got.
pub fn keep_copy_button() -> Button {
    let handle = expect_context::<EditorHandle>();
    Button::new(label(Text::KeepCopy), "keep-copy", move || {
        lazy::with(move |later: &Later| (later.keep_copy)(handle));
    })
    .icon(Icon::Download)
}

/// Makes the file and says how it is called.
pub fn keep_copy(handle: EditorHandle) {
    let request = ExportRequest {
        canvas: None,
        format: ExportFormat::Json,
        scale: PngScale::FIT,
        paper: "a4",
        background: false,
        locale: locale_untracked(),
    };
    spawn_local(async move {
        handle.notify(
            match export::run(handle, request, Turns::unwatched()).await {
                Ok(name) => NoticeKind::FileKept(name),
                Err(problem) => NoticeKind::FileFailed(problem.to_string()),
            },
        );
    });
}

/// Downloads the whole board as it was before the relay took something back.
pub fn keep_taken_back_button(state: Arc<[u8]>) -> Button {
    let handle = expect_context::<EditorHandle>();
    Button::new(label(Text::KeepTakenBack), "keep-taken-back", move || {
        let state = Arc::clone(&state);
        lazy::with(move |later: &Later| (later.keep_taken_back)(handle, &state));
    })
    .icon(Icon::Download)
}

/// Makes a file of a document, and says how it is called.
pub fn keep_taken_back(handle: EditorHandle, state: &[u8]) {
    handle.notify(match file_of(state) {
        Ok(name) => NoticeKind::FileKept(name),
        Err(reason) => NoticeKind::FileFailed(reason),
    });
}

fn file_of(state: &[u8]) -> Result<String, String> {
    // It is only read: no change is ever made under this number.
    let mut board = Board::new(ClientNumber::new(1));
    board
        .apply(state, Origin::Storage)
        .map_err(|error| error.to_string())?;
    let snapshot = board.snapshot();
    let text = ::export::json(&snapshot).map_err(|error| error.to_string())?;
    let name = ::export::file_name(&snapshot, &Area::Board, locale_untracked(), "json");
    export::blob_of(&text, "application/json")
        .and_then(|blob| download(&blob, &name))
        .map_err(|error| words_of(&error))?;
    Ok(name)
}
