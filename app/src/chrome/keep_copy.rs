//! A file of all that this tab has, for when the relay will not take it.

use ::export::PngScale;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{EditorHandle, NoticeKind};
use crate::export::{self, ExportFormat, ExportRequest, Turns};
use crate::i18n::{Text, locale_untracked};
use crate::lazy::{self, Later};
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
        handle.notify(match export::run(handle, request, Turns::unwatched()).await {
            Ok(name) => NoticeKind::FileKept(name),
            Err(problem) => NoticeKind::FileFailed(problem.to_string()),
        });
    });
}
