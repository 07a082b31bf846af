//! Pictures onto the screen.

use std::rc::Rc;

use board::ContentHash;
use wasm_bindgen_futures::spawn_local;

use super::decoding::decode;
use super::shelf::{Pause, Shelf};
use crate::bridge::EditorHandle;
use crate::canvas::{DecodedPicture, Lacking, Pictures, WantedPicture};
use crate::platform::Timer;

/// When a picture that is not there is asked for again, and at most how long after, in milliseconds.
const PAUSE_MILLIS: i32 = 2_000;
const PAUSE_MILLIS_MAX: i32 = 60_000;

/// Gets pictures and hands them to the painter.
pub fn show(handle: EditorHandle, wanted: Vec<WantedPicture>) {
    let Some(shelf) = Shelf::of(handle) else {
        return;
    };
    for one in wanted {
        let shelf = Rc::clone(&shelf);
        spawn_local(async move { show_one(&shelf, &one).await });
    }
}

/// What was not there is asked for again at once, if it is in sight.
pub fn ask_again(shelf: &Shelf) {
    let waiting = shelf.pauses.take();
    if let Some(surface) = shelf.handle.surface() {
        for hash in waiting.into_keys() {
            surface.pictures().ask_again(&hash);
            surface.picture_changed(&hash);
        }
    }
}

/// Gets all of these pictures, as far as they can be had, for exports.
pub async fn stock_up(handle: EditorHandle, wanted: Vec<WantedPicture>, pictures: &Pictures) {
    let Some(shelf) = Shelf::of(handle) else {
        return;
    };
    for one in wanted {
        match get(&shelf, &one).await {
            Ok(picture) => pictures.arrived(&one.hash, picture),
            Err(lacking) => pictures.lacks(&one.hash, lacking),
        }
    }
}

async fn get(shelf: &Shelf, wanted: &WantedPicture) -> Result<DecodedPicture, Lacking> {
    let file = shelf.file(&wanted.hash).await?;
    let decoded = decode(&file, wanted.width).await;
    decoded.map_err(|_| Lacking::Broken)
}

async fn show_one(shelf: &Rc<Shelf>, wanted: &WantedPicture) {
    let hash = &wanted.hash;
    let decoded = get(shelf, wanted).await;
    let Some(surface) = shelf.handle.surface() else {
        return;
    };
    match decoded {
        Ok(picture) => {
            shelf.pauses.borrow_mut().remove(hash);
            surface.pictures().arrived(hash, picture);
        }
        Err(lacking) => {
            surface.pictures().lacks(hash, lacking);
            if lacking == Lacking::NotThere {
                try_later(shelf, hash);
            }
        }
    }
    surface.picture_changed(hash);
}

/// Asks again after a while, each time a longer one; whether it is still in sight is seen then.
fn try_later(shelf: &Rc<Shelf>, hash: &ContentHash) {
    let mut pauses = shelf.pauses.borrow_mut();
    let millis = pauses.get(hash).map_or(PAUSE_MILLIS, |pause| {
        (pause.millis * 2).min(PAUSE_MILLIS_MAX)
    });
    let (weak, of) = (Rc::downgrade(shelf), hash.clone());
    let timer = Timer::once(millis, move || {
        let surface = weak.upgrade().and_then(|shelf| shelf.handle.surface());
        if let Some(surface) = surface {
            surface.pictures().ask_again(&of);
            surface.picture_changed(&of);
        }
    });
    pauses.insert(
        hash.clone(),
        Pause {
            millis,
            _timer: timer,
        },
    );
}
