//! One board's pictures in IndexedDB, in a database of their own: a board opens without it.
//!
//! | store | key | value |
//! |---|---|---|
//! | `images` | SHA-256 of the bytes | the file, as a Blob |
//! | `unsent` | the same | nothing: the relay has not taken this picture yet |

use board::{BoardId, ContentHash};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbTransactionMode};

use super::StorageError;
use super::database::{Database, ask, delete};
use super::request::{committed, finished};

const IMAGES: &str = "images";
const UNSENT: &str = "unsent";

/// The pictures of one board that this browser has.
pub struct ImageStore {
    database: Database,
}

/// How the databases' names begin; the board's id follows.
const NAME: &str = "nonet/images/";

fn database_name(board: &BoardId) -> String {
    format!("{NAME}{board}")
}

impl ImageStore {
    /// Opens the store of `board`, and makes it if there is none.
    ///
    /// # Errors
    /// [`StorageError`], usually [`StorageError::Unavailable`].
    pub async fn open(board: &BoardId) -> Result<Self, StorageError> {
        Ok(Self {
            database: Database::open(&database_name(board), make_stores).await?,
        })
    }

    /// Which board's pictures are in a database of this name, if any's.
    pub fn board_of(name: &str) -> Option<BoardId> {
        name.strip_prefix(NAME).and_then(BoardId::parse)
    }

    /// A picture's file, if this browser has it.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn get(&self, hash: &ContentHash) -> Result<Option<Blob>, StorageError> {
        let store = self.store(IMAGES, IdbTransactionMode::Readonly)?;
        let found = finished(ask(store.get(&hash.as_str().into()))?).await?;
        Ok(found.dyn_into().ok())
    }

    /// Keeps a picture. `is_unsent` says that the relay has yet to get it.
    ///
    /// # Errors
    /// [`StorageError`]; it is not kept then.
    pub async fn put(
        &self,
        hash: &ContentHash,
        file: &Blob,
        is_unsent: bool,
    ) -> Result<(), StorageError> {
        let transaction = self
            .database
            .transaction(&[IMAGES, UNSENT], IdbTransactionMode::Readwrite)?;
        let kept = committed(transaction.clone());
        let key = JsValue::from_str(hash.as_str());
        let store = |name| ask(transaction.object_store(name));
        ask(store(IMAGES)?.put_with_key(file, &key))?;
        if is_unsent {
            ask(store(UNSENT)?.put_with_key(&JsValue::NULL, &key))?;
        }
        kept.await
    }

    /// The pictures that the relay has not taken yet.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn unsent(&self) -> Result<Vec<ContentHash>, StorageError> {
        let store = self.store(UNSENT, IdbTransactionMode::Readonly)?;
        let keys: Array = finished(ask(store.get_all_keys())?).await?.unchecked_into();
        let hashes = keys.iter().filter_map(|key| key.as_string());
        Ok(hashes.filter_map(|key| ContentHash::parse(&key)).collect())
    }

    /// The relay has taken this one, or never will.
    ///
    /// # Errors
    /// [`StorageError`]; it is then sent once more some time.
    pub async fn note_sent(&self, hash: &ContentHash) -> Result<(), StorageError> {
        let store = self.store(UNSENT, IdbTransactionMode::Readwrite)?;
        let gone = ask(store.delete(&hash.as_str().into()))?;
        finished(gone).await.map(drop)
    }

    /// Deletes the pictures of `board`, also those that were never sent.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn delete(board: &BoardId) -> Result<(), StorageError> {
        delete(&database_name(board)).await
    }

    fn store(&self, name: &str, mode: IdbTransactionMode) -> Result<IdbObjectStore, StorageError> {
        let transaction = self.database.transaction(&[name], mode)?;
        ask(transaction.object_store(name))
    }
}

fn make_stores(database: &IdbDatabase) {
    for name in [IMAGES, UNSENT] {
        let _ = database.create_object_store(name);
    }
}
