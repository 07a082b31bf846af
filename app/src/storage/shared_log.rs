//! What other tabs of this browser have added to a board's log.

use collab::tabs::ChangeKey;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::StorageError;
use super::board_log::{BoardLog, ROWS, UNSAVED, UnsavedKey, to_rows};
use super::database::ask;
use super::request::finished;

/// What came to a log since it was read last.
pub struct News {
    /// The updates, oldest first; this tab's own and those that it knows otherwise among them.
    pub rows: Vec<Vec<u8>>,
    /// The changes of other tabs that the relay has not acknowledged. All of their rows were read by now.
    pub unsaved: Vec<ChangeKey>,
}

impl BoardLog {
    /// Reads what came since the last reading, as of one moment.
    ///
    /// # Errors
    /// [`StorageError`]; the next reading then begins where this one did.
    pub async fn read_news(&self) -> Result<News, StorageError> {
        let transaction = self
            .database
            .transaction(&[ROWS, UNSAVED], IdbTransactionMode::Readonly)?;
        let store = ask(transaction.object_store(ROWS))?;
        let unsaved = ask(transaction.object_store(UNSAVED))?;
        let newer = ask(IdbKeyRange::bound(
            &(self.newest_read.get() + 1.0).into(),
            &f64::INFINITY.into(),
        ))?;
        let keys = finished(within(&store, "getAllKeys", &newer)?);
        let rows = finished(within(&store, "getAll", &newer)?);
        let unsaved = finished(ask(unsaved.get_all_keys())?);
        let keys = keys.await?;
        let rows = to_rows(rows.await?);
        let unsaved: Array = unsaved.await?.unchecked_into();
        self.note_read(keys);
        let own = self.writer as u64;
        let unsaved = unsaved.iter().map(|key| UnsavedKey(key).read());
        Ok(News {
            rows,
            unsaved: unsaved.filter(|key| key.writer != own).collect(),
        })
    }
}

impl UnsavedKey {
    /// The key of a change of another tab.
    pub fn of(key: ChangeKey) -> Self {
        Self(Array::of2(&(key.writer as f64).into(), &(key.sequence as f64).into()).into())
    }

    /// Which change it names.
    pub fn read(&self) -> ChangeKey {
        let part = |index| {
            let part = self.0.unchecked_ref::<Array>().get(index);
            part.as_f64().unwrap_or_default() as u64
        };
        ChangeKey {
            writer: part(0),
            sequence: part(1),
        }
    }
}

/// Asks a store for what lies in a range. By name, because a binding of its own would be in the first load.
fn within(
    store: &IdbObjectStore,
    method: &str,
    range: &IdbKeyRange,
) -> Result<IdbRequest, StorageError> {
    let method: Function = ask(Reflect::get(store, &method.into()))?.unchecked_into();
    ask(method.call1(store, range)).map(JsCast::unchecked_into)
}
