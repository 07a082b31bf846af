//! A database of IndexedDB, held open.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbTransaction, IdbTransactionMode};

use super::StorageError;
use super::request::finished;
use crate::platform::{Listener, Passive, window};

/// All of ours are of their first form.
const VERSION: u32 = 1;

/// An open database. Dropping it closes it when the transactions under way have ended.
pub(super) struct Database {
    opened: IdbDatabase,
    /// Lets another tab delete the database.
    _version_change: Listener,
}

impl Database {
    /// Opens the database of that name; `make_stores` gives a new one its stores. If that fails, the browser gives the
    /// upgrade up, and opening ends with its error.
    ///
    /// # Errors
    /// [`StorageError`], usually [`StorageError::Unavailable`].
    pub(super) async fn open(
        name: &str,
        make_stores: fn(&IdbDatabase),
    ) -> Result<Self, StorageError> {
        let request = ask(factory()?.open_with_u32(name, VERSION))?;
        let opening: IdbOpenDbRequest = request.clone();
        let upgrade = Listener::new(&request, "upgradeneeded", Passive::Yes, {
            move |_: web_sys::Event| {
                if let Ok(database) = opening.result() {
                    make_stores(&database.unchecked_into());
                }
            }
        });
        let opened: IdbDatabase = finished(request.into()).await?.unchecked_into();
        drop(upgrade);
        let closing = opened.clone();
        let version_change = Listener::new(&opened, "versionchange", Passive::Yes, {
            move |_: web_sys::Event| closing.close()
        });
        Ok(Self {
            opened,
            _version_change: version_change,
        })
    }

    /// Starts a transaction over these stores.
    ///
    /// # Errors
    /// [`StorageError`].
    pub(super) fn transaction(
        &self,
        stores: &[&str],
        mode: IdbTransactionMode,
    ) -> Result<IdbTransaction, StorageError> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        ask(self
            .opened
            .transaction_with_str_sequence_and_mode(&names, mode))
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.opened.close();
    }
}

/// Deletes the database of that name, if there is one.
///
/// # Errors
/// [`StorageError`].
pub(super) async fn delete(name: &str) -> Result<(), StorageError> {
    let request = ask(factory()?.delete_database(name))?;
    finished(request.into()).await.map(drop)
}

/// Runs a step that the browser may refuse.
pub(super) fn ask<T>(step: Result<T, JsValue>) -> Result<T, StorageError> {
    step.map_err(|error| StorageError::from_js(&error))
}

fn factory() -> Result<IdbFactory, StorageError> {
    match window().indexed_db() {
        Ok(Some(factory)) => Ok(factory),
        Ok(None) | Err(_) => Err(StorageError::Unavailable),
    }
}
