//! Pictures to the relay: one after the other, again and again until it has them.

use std::collections::HashSet;
use std::rc::Rc;

use board::ContentHash;
use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::shelf::Shelf;
use crate::bridge::NoticeKind;
use crate::i18n::{Text, t, t_with};
use crate::net::api::ApiError;
use crate::net::images;
use crate::platform::window;

/// The first pause after a try that failed, and the longest, in milliseconds.
const PAUSE_MILLIS: i32 = 2_000;
const PAUSE_MILLIS_MAX: i32 = 60_000;

/// What came of a try.
enum Tried {
    Sent,
    /// The relay is not there, or in trouble.
    Later,
    /// The relay will not have this one; why, in words.
    Refused(String),
}

/// Sends what the relay has not got. If that is going on already, without a further pause.
pub fn send(shelf: &Rc<Shelf>) {
    if let Some(hurry) = shelf.hurry.take() {
        let _ = hurry.call0(&wasm_bindgen::JsValue::UNDEFINED);
    }
    if !shelf.is_sending.replace(true) {
        let shelf = Rc::clone(shelf);
        spawn_local(async move {
            send_all(&shelf).await;
            shelf.is_sending.set(false);
        });
    }
}

async fn send_all(shelf: &Shelf) {
    let mut refused: HashSet<ContentHash> = HashSet::new();
    let mut millis = PAUSE_MILLIS;
    let mut has_told = false;
    while let Some((hash, file)) = next(shelf, &refused).await {
        match try_one(shelf, &hash, &file).await {
            Tried::Sent => {
                millis = PAUSE_MILLIS;
                shelf.in_tab.borrow_mut().remove(&hash);
                if let Ok(store) = shelf.store().await {
                    let _ = store.note_sent(&hash).await;
                }
            }
            Tried::Refused(words) => {
                shelf.handle.notify(NoticeKind::Pictures(words));
                refused.insert(hash);
            }
            Tried::Later => {
                if !std::mem::replace(&mut has_told, true) {
                    let words = t(Text::PictureSentLater).to_owned();
                    shelf.handle.notify(NoticeKind::Pictures(words));
                }
                pause(shelf, millis).await;
                millis = (millis * 2).min(PAUSE_MILLIS_MAX);
            }
        }
    }
}

/// A picture that the relay has not got and not refused.
async fn next(shelf: &Shelf, refused: &HashSet<ContentHash>) -> Option<(ContentHash, Blob)> {
    let in_tab = only_in_tab(shelf, refused);
    if in_tab.is_some() {
        return in_tab;
    }
    let store = shelf.store().await.ok()?;
    for hash in store.unsent().await.ok()? {
        if refused.contains(&hash) {
            continue;
        }
        if let Ok(Some(file)) = store.get(&hash).await {
            return Some((hash, file));
        }
    }
    None
}

fn only_in_tab(shelf: &Shelf, refused: &HashSet<ContentHash>) -> Option<(ContentHash, Blob)> {
    let in_tab = shelf.in_tab.borrow();
    let found = in_tab.iter().find(|(hash, _)| !refused.contains(*hash));
    found.map(|(hash, file)| (hash.clone(), file.clone()))
}

async fn try_one(shelf: &Shelf, hash: &ContentHash, file: &Blob) -> Tried {
    let sent = images::put(&shelf.board, &shelf.key, hash, file).await;
    let (status, code, message) = match sent {
        Ok(()) => return Tried::Sent,
        Err(ApiError::Refused {
            status,
            code,
            message,
        }) => (status, code, message),
        Err(ApiError::Unreachable | ApiError::Unreadable(_)) => return Tried::Later,
    };
    match code.as_str() {
        "board_full" => Tried::Refused(t(Text::ErrorPictureBoardFull).to_owned()),
        // The relay is in trouble, or a proxy before it.
        _ if status >= 500 || status == 429 => Tried::Later,
        _ => Tried::Refused(t_with(
            Text::ErrorPictureRefused,
            &[("reason", &format!("{message} ({status})"))],
        )),
    }
}

/// Waits, but no longer than until somebody is in a hurry.
async fn pause(shelf: &Shelf, millis: i32) {
    let over = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        *shelf.hurry.borrow_mut() = Some(resolve);
    });
    let _ = JsFuture::from(over).await;
    shelf.hurry.take();
}
