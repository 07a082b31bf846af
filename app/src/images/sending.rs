//! Pictures to the relay: one after the other, again and again until it has them.

use std::collections::HashSet;
use std::rc::Rc;

use board::ContentHash;
use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::shelf::Shelf;
use crate::bridge::{NoticeKind, write_if_changed};
use crate::i18n::{Text, locale_untracked, t, t_with};
use crate::net::api::ApiError;
use crate::net::{images, refusals};
use crate::platform::window;

/// The first pause after a try that failed, and the longest, in milliseconds.
const PAUSE_MILLIS: i32 = 2_000;
const PAUSE_MILLIS_MAX: i32 = 60_000;

/// What came of a try.
enum Tried {
    Sent,
    /// This browser has not got it any more.
    Lost,
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
    loop {
        let mut waiting = unsent(shelf).await;
        waiting.retain(|hash| !refused.contains(hash));
        let signal = shelf.handle.signals().pictures_waiting;
        write_if_changed(signal, waiting.len());
        let Some(hash) = waiting.pop() else { break };
        match try_one(shelf, &hash).await {
            Tried::Sent => {
                millis = PAUSE_MILLIS;
                shelf.in_tab.borrow_mut().remove(&hash);
                if let Ok(store) = shelf.store().await
                    && store.note_sent(&hash).await.is_ok()
                {
                    continue;
                }
                // It cannot be noted: not sent again and again for that.
                refused.insert(hash);
            }
            Tried::Refused(words) => {
                shelf.handle.notify(NoticeKind::Pictures(words));
                refused.insert(hash);
            }
            Tried::Lost => {
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

/// The pictures that the relay has not got from this browser.
async fn unsent(shelf: &Shelf) -> Vec<ContentHash> {
    let mut all: Vec<ContentHash> = shelf.in_tab.borrow().keys().cloned().collect();
    if let Ok(store) = shelf.store().await {
        all.extend(store.unsent().await.unwrap_or_default());
    }
    all
}

async fn try_one(shelf: &Shelf, hash: &ContentHash) -> Tried {
    let Some(file) = shelf.at_hand(hash).await else {
        return Tried::Lost;
    };
    let sent = images::put(&shelf.board, &shelf.key, hash, &file).await;
    let (status, code) = match sent {
        Ok(()) => return Tried::Sent,
        Err(ApiError::Refused { status, code, .. }) => (status, code),
        Err(ApiError::Unreachable | ApiError::Unreadable(_)) => return Tried::Later,
    };
    match code.as_str() {
        "board_full" => Tried::Refused(t(Text::ErrorPictureBoardFull).to_owned()),
        // The relay is in trouble, or a proxy before it.
        _ if status >= 500 || status == 429 => Tried::Later,
        _ => {
            let locale = locale_untracked();
            let reason = match refusals::meaning(&code, locale) {
                Some((what, hint)) => refusals::joined(what, hint, locale),
                None => format!("{status} {code}"),
            };
            let reason = [("reason", reason.as_str())];
            Tried::Refused(t_with(Text::ErrorPictureRefused, &reason))
        }
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
