//! Where the files of one board's pictures are: in this tab, in this browser, or on the relay.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use board::{BoardId, ContentHash, ImageHeader};
use js_sys::{Function, Uint8Array};
use sha2::{Digest as _, Sha256};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BeforeUnloadEvent, Blob};

use crate::bridge::{EditorHandle, NoticeKind};
use crate::canvas::Lacking;
use crate::net::images;
use crate::platform::{Listener, Passive, Timer, window};
use crate::storage::{ImageStore, StorageError};

thread_local! {
    /// The shelf of the board that is open.
    static OPEN: RefCell<Option<Rc<Shelf>>> = const { RefCell::new(None) };
}

/// The files of one board's pictures.
pub struct Shelf {
    /// Which board's.
    pub board: BoardId,
    /// The secret of its link.
    pub key: String,
    /// The board's page.
    pub handle: EditorHandle,
    store: RefCell<Option<Rc<ImageStore>>>,
    /// Files that this browser could not keep and the relay has yet to get.
    pub in_tab: Rc<RefCell<HashMap<ContentHash, Blob>>>,
    /// Whether files are being sent at the moment.
    pub is_sending: Cell<bool>,
    /// Ends the pause before the next try.
    pub hurry: RefCell<Option<Function>>,
    /// Pictures that were not there, each until it is asked for again.
    pub pauses: RefCell<HashMap<ContentHash, Pause>>,
    _leaving: Listener,
}

/// Until a picture that is not there is asked for again.
pub struct Pause {
    /// How long it takes, in milliseconds; the next one takes twice as long.
    pub millis: i32,
    /// Rings when it is over.
    pub _timer: Option<Timer>,
}

impl Shelf {
    /// The shelf of the board on this page; `None` if none is open.
    pub fn of(handle: EditorHandle) -> Option<Rc<Self>> {
        let (board, key) = handle.place()?;
        OPEN.with(|open| {
            let mut open = open.borrow_mut();
            if let Some(shelf) = &*open
                && shelf.board == board
                && shelf.key == key
                && shelf.handle.surface().is_some()
            {
                return Some(Rc::clone(shelf));
            }
            let shelf = Rc::new(Self::new(handle, board, key));
            *open = Some(Rc::clone(&shelf));
            Some(shelf)
        })
    }

    fn new(handle: EditorHandle, board: BoardId, key: String) -> Self {
        let in_tab: Rc<RefCell<HashMap<ContentHash, Blob>>> = Rc::default();
        let only_here = Rc::clone(&in_tab);
        let leaving = Listener::new(&window(), "beforeunload", Passive::No, {
            move |event: BeforeUnloadEvent| {
                if !only_here.borrow().is_empty() {
                    event.prevent_default();
                }
            }
        });
        Self {
            board,
            key,
            handle,
            store: RefCell::default(),
            in_tab,
            is_sending: Cell::new(false),
            hurry: RefCell::default(),
            pauses: RefCell::default(),
            _leaving: leaving,
        }
    }

    /// This browser's part of the shelf.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn store(&self) -> Result<Rc<ImageStore>, StorageError> {
        let opened = self.store.borrow().clone();
        if let Some(store) = opened {
            return Ok(store);
        }
        let store = Rc::new(ImageStore::open(&self.board).await?);
        *self.store.borrow_mut() = Some(Rc::clone(&store));
        Ok(store)
    }

    /// Keeps a new picture until the relay has it, and after. If this browser cannot, the tab does, and the person is
    /// told.
    pub async fn keep(&self, hash: &ContentHash, file: &Blob) {
        let kept = match self.store().await {
            Ok(store) => store.put(hash, file, true).await,
            Err(error) => Err(error),
        };
        if let Err(error) = kept {
            let mut in_tab = self.in_tab.borrow_mut();
            in_tab.insert(hash.clone(), file.clone());
            drop(in_tab);
            self.handle
                .notify(NoticeKind::StorageFailed(error.to_string()));
        }
    }

    /// A picture that this tab or this browser has.
    pub async fn at_hand(&self, hash: &ContentHash) -> Option<Blob> {
        let in_tab = self.in_tab.borrow().get(hash).cloned();
        match in_tab {
            Some(file) => Some(file),
            None => self.store().await.ok()?.get(hash).await.ok()?,
        }
    }

    /// A picture's file, from wherever it is.
    ///
    /// # Errors
    /// Why it cannot be had now.
    pub async fn file(&self, hash: &ContentHash) -> Result<Blob, Lacking> {
        if let Some(file) = self.at_hand(hash).await {
            return Ok(file);
        }
        let fetched = images::get(&self.board, &self.key, hash).await;
        let file = fetched.map_err(|_| Lacking::NotThere)?;
        // What comes from outside is looked at before anything is made of it.
        let bytes = bytes(&file).await.map_err(|_| Lacking::Broken)?;
        let is_fine = ImageHeader::read(&bytes).is_some_and(|header| !header.is_too_large());
        if !is_fine || hash_of(&bytes) != *hash {
            return Err(Lacking::Broken);
        }
        // Without a place to keep it, it is fetched again the next time.
        if let Ok(store) = self.store().await {
            let _ = store.put(hash, &file, false).await;
        }
        Ok(file)
    }
}

/// The bytes of these pictures, as far as they can be had, for exports; `None` if they are more than `max` together.
pub async fn bytes_of(
    handle: EditorHandle,
    hashes: impl IntoIterator<Item = ContentHash>,
    max: usize,
) -> Option<HashMap<ContentHash, Arc<[u8]>>> {
    let mut all = HashMap::new();
    let mut sum = 0;
    let shelf = Shelf::of(handle);
    for hash in hashes {
        if let Some(shelf) = &shelf
            && let Ok(file) = shelf.file(&hash).await
            && let Ok(bytes) = bytes(&file).await
        {
            sum += bytes.len();
            if sum > max {
                return None;
            }
            all.insert(hash, bytes.into());
        }
    }
    Some(all)
}

/// What is in a file.
///
/// # Errors
/// The browser's: the file is gone, or may not be read.
pub async fn bytes(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The name of a picture with these bytes. Done here and not by the browser, which hashes on pages with TLS only.
pub fn hash_of(bytes: &[u8]) -> ContentHash {
    ContentHash::from_bytes(&Sha256::digest(bytes).into())
}
