//! One board's pictures in IndexedDB, in a database of their own: a board opens without it.
//!
//! | store | key | value |
//! |---|---|---|
//! | `images` | SHA-256 of the bytes | the file, as a Blob |
//! | `unsent` | the same | nothing: the relay has not taken this picture yet |

use board::{BoardId, ContentHash};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransactionMode};

use super::StorageError;
use super::board_log::{ask, factory, names};
use super::request::{committed, finished};
use crate::platform::{Listener, Passive};

const DATABASE_VERSION: u32 = 1;
const IMAGES: &str = "images";
const UNSENT: &str = "unsent";

/// The pictures of one board that this browser has.
pub struct ImageStore {
    database: IdbDatabase,
    /// Lets another tab delete the database.
    _version_change: Listener,
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
        let request = ask(factory()?.open_with_u32(&database_name(board), DATABASE_VERSION))?;
        let opening = request.clone();
        let upgrade = Listener::new(&request, "upgradeneeded", Passive::Yes, {
            move |_: web_sys::Event| make_stores(&opening)
        });
        let database: IdbDatabase = finished(request.into()).await?.unchecked_into();
        drop(upgrade);
        let closing = database.clone();
        let version_change = Listener::new(&database, "versionchange", Passive::Yes, {
            move |_: web_sys::Event| closing.close()
        });
        Ok(Self {
            database,
            _version_change: version_change,
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
        let transaction = ask(self.database.transaction_with_str_sequence_and_mode(
            &names(&[IMAGES, UNSENT]),
            IdbTransactionMode::Readwrite,
        ))?;
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
        let request = ask(factory()?.delete_database(&database_name(board)))?;
        finished(request.into()).await.map(drop)
    }

    fn store(&self, name: &str, mode: IdbTransactionMode) -> Result<IdbObjectStore, StorageError> {
        let transaction = ask(self.database.transaction_with_str_and_mode(name, mode))?;
        ask(transaction.object_store(name))
    }
}

impl Drop for ImageStore {
    fn drop(&mut self) {
        // Closes when the transactions under way have ended.
        self.database.close();
    }
}

fn make_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
        return;
    };
    for name in [IMAGES, UNSENT] {
        // If one of them fails, the upgrade is given up and opening ends with the browser's error.
        let _ = database.create_object_store(name);
    }
}
