//! One board's log in IndexedDB.
//!
//! | store | key | value |
//! |---|---|---|
//! | `rows` | counts up | an update; the board is the sum of all rows |
//! | `unsaved` | `[writer, sequence]` | nothing: the relay has not acknowledged this change |
//! | `facts` | name | `incarnation`: which history of the board the rows belong to |

use std::cell::Cell;
use std::future::Future;
use std::ops::RangeInclusive;

use board::{BoardId, ClientNumber};
use collab::message::Incarnation;
use collab::replay;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStoreParameters, IdbTransaction, IdbTransactionMode,
};

use super::StorageError;
use super::database::{Database, ask, delete};
use super::request::{committed, finished, to_bytes, to_js};

pub(super) const ROWS: &str = "rows";
pub(super) const UNSAVED: &str = "unsaved";
const FACTS: &str = "facts";
const INCARNATION: &str = "incarnation";

/// A log with more rows than this is compacted, if they are a good part of it.
const ROWS_MAX: u32 = 500;
/// With more than this it is in any case.
const ROWS_FAR_TOO_MANY: u32 = 4_000;
/// A row with no more bytes than this is one change; others hold many.
const SMALL_ROW: usize = 4_096;
/// What share of all bytes small rows have to have, one in so many: writing a large board anew takes as long as it is large.
const SHARE: usize = 4;

/// The open log of one board.
pub struct BoardLog {
    pub(super) database: Database,
    /// This tab's part of the keys in `unsaved`.
    pub(super) writer: f64,
    rows_added: Cell<u32>,
    /// Bytes of small rows that were added, and of everything.
    bytes: Cell<(usize, usize)>,
    /// The key of the newest row that was read.
    pub(super) newest_read: Cell<f64>,
}

/// What a log holds.
pub struct Kept {
    /// The updates, oldest first.
    pub rows: Vec<Vec<u8>>,
    /// Which history they belong to; `None` if the board was never connected.
    pub incarnation: Option<Incarnation>,
    /// The changes that the relay has not acknowledged.
    pub unsaved: Vec<UnsavedKey>,
}

/// Names an unacknowledged change, of this or of another tab.
#[derive(Clone, Debug)]
pub struct UnsavedKey(pub(super) JsValue);

fn database_name(board: &BoardId) -> String {
    format!("nonet/board/{board}")
}

impl BoardLog {
    /// Opens the log of `board` for the tab that writes as `writer`, and makes it if there is none.
    ///
    /// # Errors
    /// [`StorageError`], usually [`StorageError::Unavailable`].
    pub async fn open(board: &BoardId, writer: ClientNumber) -> Result<Self, StorageError> {
        Ok(Self {
            database: Database::open(&database_name(board), make_stores).await?,
            writer: writer.get() as f64,
            rows_added: Cell::new(0),
            bytes: Cell::default(),
            newest_read: Cell::new(0.0),
        })
    }

    /// Reads everything, as of one moment.
    ///
    /// # Errors
    /// [`StorageError`]. A log that cannot be read is not an empty board: say so, and do not write to it.
    pub async fn load(&self) -> Result<Kept, StorageError> {
        let all = [ROWS, UNSAVED, FACTS];
        let transaction = self
            .database
            .transaction(&all, IdbTransactionMode::Readonly)?;
        let store = |name| ask(transaction.object_store(name));
        let keys = finished(ask(store(ROWS)?.get_all_keys())?);
        let rows = finished(ask(store(ROWS)?.get_all())?);
        let unsaved = finished(ask(store(UNSAVED)?.get_all_keys())?);
        let incarnation = finished(ask(store(FACTS)?.get(&INCARNATION.into()))?);

        self.note_read(keys.await?);
        let rows = to_rows(rows.await?);
        let unsaved: Array = unsaved.await?.unchecked_into();
        let incarnation = to_bytes(&incarnation.await?);
        self.rows_added
            .set(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        rows.iter().for_each(|row| self.count_bytes(row));
        Ok(Kept {
            rows,
            incarnation: incarnation
                .and_then(|bytes| bytes.try_into().ok())
                .map(Incarnation),
            unsaved: unsaved.iter().map(UnsavedKey).collect(),
        })
    }

    /// Appends an update that holds this tab's changes with these sequence numbers. The write is under way when this
    /// returns, so the future may be dropped; it tells how the write ended.
    pub fn append_own(
        &self,
        sequences: &[u64],
        update: &[u8],
    ) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let written = self.write(&[ROWS, UNSAVED], &|transaction| {
            transaction.object_store(ROWS)?.add(&to_js(update))?;
            let unsaved = transaction.object_store(UNSAVED)?;
            for sequence in sequences {
                unsaved.put_with_key(&JsValue::NULL, &self.unsaved_key(*sequence))?;
            }
            Ok(())
        });
        self.count(update);
        async move { written?.await }
    }

    /// Appends changes of others. The write is under way when this returns.
    pub fn append_others(
        &self,
        updates: &[Vec<u8>],
    ) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let written = self.write(&[ROWS], &|transaction| {
            let rows = transaction.object_store(ROWS)?;
            for update in updates {
                rows.add(&to_js(update))?;
            }
            Ok(())
        });
        updates.iter().for_each(|update| self.count(update));
        async move { written?.await }
    }

    fn count(&self, row: &[u8]) {
        self.rows_added.set(self.rows_added.get() + 1);
        self.count_bytes(row);
    }

    fn count_bytes(&self, row: &[u8]) {
        let (small, all) = self.bytes.get();
        let is_small = row.len() <= SMALL_ROW;
        let small = if is_small { small + row.len() } else { small };
        self.bytes.set((small, all + row.len()));
    }

    /// The relay has acknowledged these changes of this tab, and those of `stored`.
    pub fn note_saved(
        &self,
        changes: &[RangeInclusive<u64>],
        stored: &[UnsavedKey],
    ) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let written = self.write(&[UNSAVED], &|transaction| {
            let unsaved = transaction.object_store(UNSAVED)?;
            for range in changes {
                let (first, last) = (
                    self.unsaved_key(*range.start()),
                    self.unsaved_key(*range.end()),
                );
                unsaved.delete(&IdbKeyRange::bound(&first, &last)?.into())?;
            }
            for UnsavedKey(key) in stored {
                unsaved.delete(key)?;
            }
            Ok(())
        });
        async move { written?.await }
    }

    /// Remembers which history the rows belong to.
    pub fn keep_incarnation(
        &self,
        incarnation: Incarnation,
    ) -> impl Future<Output = Result<(), StorageError>> + use<> {
        let written = self.write(&[FACTS], &|transaction| {
            let facts = transaction.object_store(FACTS)?;
            facts.put_with_key(&to_js(&incarnation.0), &INCARNATION.into())?;
            Ok(())
        });
        async move { written?.await }
    }

    /// Whether the log has become long enough to be worth a [`BoardLog::compact`].
    pub fn is_long(&self) -> bool {
        let (rows, (small, all)) = (self.rows_added.get(), self.bytes.get());
        rows > ROWS_MAX && (small * SHARE >= all || rows > ROWS_FAR_TOO_MANY)
    }

    /// Replaces all rows by their sum, in one transaction: rows that another tab adds meanwhile are not touched,
    /// and rows that do not fit (yet) stay.
    ///
    /// # Errors
    /// [`StorageError`]; the log is then as it was.
    pub async fn compact(&self) -> Result<(), StorageError> {
        self.rows_added.set(0);
        let transaction = self
            .database
            .transaction(&[ROWS], IdbTransactionMode::Readwrite)?;
        let store = ask(transaction.object_store(ROWS))?;
        let keys = finished(ask(store.get_all_keys())?);
        let rows = finished(ask(store.get_all())?);
        let keys: Array = keys.await?.unchecked_into();
        let rows = to_rows(rows.await?);
        if rows.len() < 2 {
            return Ok(());
        }
        let replayed = replay(rows, ClientNumber::new(1));
        let whole = replayed.board.encode_state();
        self.bytes.set((0, whole.len()));
        ask(store.add(&to_js(&whole)))?;
        for row in &replayed.leftover {
            ask(store.add(&to_js(row)))?;
        }
        // Keys count up: all that was read lies at or below the last of them.
        let read = ask(IdbKeyRange::upper_bound(&keys.get(keys.length() - 1)))?;
        ask(store.delete(&read.into()))?;
        committed(transaction).await
    }

    /// Deletes the log of `board`, also what was never saved.
    ///
    /// # Errors
    /// [`StorageError`].
    pub async fn delete(board: &BoardId) -> Result<(), StorageError> {
        delete(&database_name(board)).await
    }

    /// Starts a transaction that writes; its requests are made before this returns.
    fn write(
        &self,
        stores: &[&str],
        requests: &dyn Fn(&IdbTransaction) -> Result<(), JsValue>,
    ) -> Result<impl Future<Output = Result<(), StorageError>> + use<>, StorageError> {
        let transaction = self
            .database
            .transaction(stores, IdbTransactionMode::Readwrite)?;
        let end = committed(transaction.clone());
        if let Err(error) = requests(&transaction) {
            // Some of the requests may have been made: all or nothing.
            let _ = transaction.abort();
            return Err(StorageError::from_js(&error));
        }
        Ok(end)
    }

    /// Remembers how far the log was read. Keys count up, so what another tab adds lies behind.
    pub(super) fn note_read(&self, keys: JsValue) {
        let keys: Array = keys.unchecked_into();
        if let Some(newest) = keys.iter().next_back().and_then(|key| key.as_f64()) {
            self.newest_read.set(newest);
        }
    }

    fn unsaved_key(&self, sequence: u64) -> JsValue {
        Array::of2(&self.writer.into(), &(sequence as f64).into()).into()
    }
}

fn make_stores(database: &IdbDatabase) {
    let counting = IdbObjectStoreParameters::new();
    counting.set_auto_increment(true);
    let _ = database.create_object_store_with_optional_parameters(ROWS, &counting);
    for name in [UNSAVED, FACTS] {
        let _ = database.create_object_store(name);
    }
}

pub(super) fn to_rows(value: JsValue) -> Vec<Vec<u8>> {
    let rows: Array = value.unchecked_into();
    rows.iter().filter_map(|row| to_bytes(&row)).collect()
}
