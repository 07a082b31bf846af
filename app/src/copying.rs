//! What is copied, as other programs take it: a picture of it, and its words as a web page's, in tables where it has rows. Our own form hides in that
//! page, for the browser's way of writing pictures takes no form of ours along.
//!
//! Needed by nobody who has copied nothing: reached through [`crate::lazy`] only.

mod markup;
mod painted;
mod tables;

use board::ElementId;
use export::tab_separated;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DataTransfer};

use crate::bridge::{EditorHandle, NoticeKind};
use crate::i18n::{Text, t, t_with};
use crate::platform::{window, words_of};

/// Of more elements than this no picture is made unless one is asked for: it would hold the page up.
const ELEMENTS_MAX: usize = 2_000;
/// Nor beside more bytes of our own form than this.
const BYTES_MAX: usize = 1_000_000;

/// What the rest of the program may ask for.
pub struct Copying {
    /// Adds the words as a web page's to what the clipboard of an event holds: our own form, plain text.
    pub enrich: fn(&DataTransfer, &str, &str),
    /// Our own form, out of a web page that was pasted.
    pub find: fn(&str) -> Option<String>,
    /// Adds a picture of these to what was just copied (our own form, plain text), if the browser lets it.
    pub add_picture: fn(EditorHandle, Vec<ElementId>, &str, &str),
    /// Copies a picture of these and nothing else, and says how it went.
    pub copy_picture: fn(EditorHandle, Vec<ElementId>),
}

/// All of it.
pub const COPYING: Copying = Copying {
    enrich: |data, json, text| {
        let tables = tables::tables(json);
        let _ = data.set_data("text/html", &markup::page(json, text, &tables));
        if !tables.is_empty() {
            let fields = tab_separated(&tables);
            let _ = data.set_data("text/tab-separated-values", &fields);
            let _ = data.set_data("text/plain", plain(text, &fields));
        }
    },
    find: markup::find,
    add_picture,
    copy_picture,
};

fn add_picture(handle: EditorHandle, ids: Vec<ElementId>, json: &str, text: &str) {
    if ids.len() > ELEMENTS_MAX || json.len() > BYTES_MAX || writer().is_none() {
        return;
    }
    let kinds = Object::new();
    let tables = tables::tables(json);
    let fields = tab_separated(&tables);
    let words = [
        ("text/plain", plain(text, &fields)),
        ("text/html", &markup::page(json, text, &tables)),
    ];
    for (kind, words) in words {
        if let Ok(blob) = blob(words, kind) {
            let _ = Reflect::set(&kinds, &kind.into(), &blob);
        }
    }
    let _ = Reflect::set(&kinds, &"image/png".into(), &picture(handle, ids));
    // Where the browser refuses, the clipboard has what the event put into it.
    if let Ok(writing) = write(&kinds) {
        spawn_local(async move {
            let _ = JsFuture::from(writing).await;
        });
    }
}

/// What has no words of its own, a matrix say, is a table in plain text, too.
fn plain<'a>(text: &'a str, fields: &'a str) -> &'a str {
    if text.trim().is_empty() { fields } else { text }
}

fn copy_picture(handle: EditorHandle, ids: Vec<ElementId>) {
    let kinds = Object::new();
    let _ = Reflect::set(&kinds, &"image/png".into(), &picture(handle, ids));
    let writing = write(&kinds);
    spawn_local(async move {
        let written = match writing {
            Ok(writing) => JsFuture::from(writing).await,
            Err(error) => Err(error),
        };
        let words = match written {
            Ok(_) => t(Text::CopyPictureDone).to_owned(),
            Err(error) if error.is_undefined() => t(Text::CopyPictureInsecure).to_owned(),
            Err(error) => t_with(
                Text::CopyPictureFailed,
                &[("reason", words_of(&error).as_str())],
            ),
        };
        handle.notify(NoticeKind::Pictures(words));
    });
}

/// The picture, being painted: browsers want to be told at once what will be written.
fn picture(handle: EditorHandle, ids: Vec<ElementId>) -> Promise {
    future_to_promise(async move {
        match painted::paint(handle, &ids).await {
            Ok(blob) => Ok(blob.into()),
            Err(problem) => Err(JsValue::from_str(&problem.to_string())),
        }
    })
}

/// Gives the clipboard what `kinds` promises, by kind.
///
/// # Errors
/// Undefined where pages have no such clipboard (without TLS), or what the browser threw.
fn write(kinds: &Object) -> Result<Promise, JsValue> {
    let (clipboard, write) = writer().ok_or(JsValue::UNDEFINED)?;
    let item: Function = Reflect::get(&window(), &"ClipboardItem".into())?.dyn_into()?;
    let item = Reflect::construct(&item, &Array::of1(kinds))?;
    let writing = write.call1(&clipboard, &Array::of1(&item))?;
    writing.dyn_into()
}

/// The page's clipboard and its verb, where there are such.
fn writer() -> Option<(JsValue, Function)> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    let write = Reflect::get(&clipboard, &"write".into()).ok()?;
    Some((clipboard, write.dyn_into().ok()?))
}

fn blob(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &properties)
}
