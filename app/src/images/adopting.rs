//! Pictures that come along when something is copied from one board to another. The clipboard only names them; their
//! files are in this browser, with the board that they come from.

use std::rc::Rc;

use board::{BoardId, ContentHash};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::shelf::Shelf;
use super::{sending, showing};
use crate::bridge::EditorHandle;
use crate::platform::window;
use crate::storage::ImageStore;

/// What stands before a picture's name in our own form of the clipboard.
const BEFORE_NAME: &str = "\"hash\":\"";
/// Hexadecimal digits of a name.
const DIGITS: usize = 64;
/// Pictures looked for in one paste.
const COUNT_MAX: usize = 200;

/// Takes over the pictures that were just pasted here. Only what the person pastes herself is looked for on her other
/// boards: somebody who names a picture on this board does not get it by that.
pub fn adopt(handle: EditorHandle, json: &str) {
    let names = names_in(json);
    let Some(shelf) = Shelf::of(handle).filter(|_| !names.is_empty()) else {
        return;
    };
    spawn_local(async move {
        let mut found = 0;
        for name in names {
            if shelf.at_hand(&name).await.is_none()
                && let Some(file) = elsewhere(&shelf, &name).await
            {
                shelf.keep(&name, &file).await;
                found += 1;
            }
        }
        if found > 0 {
            showing::ask_again(&shelf);
            sending::send(&shelf);
        }
    });
}

/// Keeps pictures that a file brought along.
pub async fn keep(handle: EditorHandle, files: Vec<(ContentHash, Blob)>) {
    let Some(shelf) = Shelf::of(handle) else {
        return;
    };
    for (hash, file) in files {
        shelf.keep(&hash, &file).await;
    }
    showing::ask_again(&shelf);
    sending::send(&shelf);
}

/// The names of pictures in a text.
fn names_in(json: &str) -> Vec<ContentHash> {
    let behind = json.split(BEFORE_NAME).skip(1);
    let names = behind.filter_map(|rest| ContentHash::parse(rest.get(..DIGITS)?));
    names.take(COUNT_MAX).collect()
}

/// Looks for a picture on the other boards that this browser has pictures of.
async fn elsewhere(shelf: &Rc<Shelf>, name: &ContentHash) -> Option<Blob> {
    for board in boards_with_pictures().await {
        if board == shelf.board {
            continue;
        }
        let Ok(store) = ImageStore::open(&board).await else {
            continue;
        };
        if let Ok(Some(file)) = store.get(name).await {
            return Some(file);
        }
    }
    None
}

/// The boards that this browser has pictures of; none in browsers that do not tell which databases there are.
async fn boards_with_pictures() -> Vec<BoardId> {
    let listed = async {
        let factory = window().indexed_db().ok()??;
        let list: Function = Reflect::get(&factory, &"databases".into())
            .ok()?
            .dyn_into()
            .ok()?;
        let listing: Promise = list.call0(&factory).ok()?.dyn_into().ok()?;
        let databases: Array = JsFuture::from(listing).await.ok()?.dyn_into().ok()?;
        Some(databases)
    };
    let databases = listed.await.unwrap_or_default();
    let name = |database: JsValue| Reflect::get(&database, &"name".into()).ok()?.as_string();
    databases
        .iter()
        .filter_map(name)
        .filter_map(|name| ImageStore::board_of(&name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_found_in_what_was_copied_and_nothing_else_is() {
        let one = "0123456789abcdef".repeat(4);
        let json = format!(
            "{{\"kind\":\"image\",\"hash\":\"{one}\",\"text\":\"hash\"}},{{\"hash\":\"short\"}},{{\"hash\":\"あ"
        );
        assert_eq!(names_in(&json), [ContentHash::parse(&one).unwrap()]);
        assert!(names_in("").is_empty());
    }
}
