//! The tables, and how a database is opened.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{StoreError, StoreOptions};

/// "Nont" in the file's header: tells our databases from others.
const APPLICATION_ID: i64 = 0x4e6f_6e74;
/// Counts up when the tables change.
const VERSION: i64 = 1;

const TABLES: &str = "
create table board(
    id text primary key,
    incarnation blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    head integer not null
) strict;
create table log(
    board text not null references board(id),
    seq integer not null,
    data blob not null,
    sum integer not null,
    primary key (board, seq)
) strict, without rowid;
create table snapshot(
    board text not null references board(id),
    seq integer not null,
    data blob not null,
    sum blob not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    primary key (board, seq)
) strict;
create table link(
    hash blob primary key,
    board text not null references board(id),
    role integer not null,
    created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    revoked_at text
) strict, without rowid;
create index link_by_board on link(board);
";

/// Opens the database, or makes it.
pub(super) fn open_for_writing(
    database: &Path,
    options: &StoreOptions,
) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::sqlite(database, source);
    let mut connection = Connection::open(database).map_err(failed)?;
    connection
        .execute_batch(
            "pragma journal_mode = wal;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma trusted_schema = off;
             pragma busy_timeout = 5000;",
        )
        .map_err(failed)?;
    if let Some(pages) = options.page_limit.get() {
        connection
            .pragma_update(None, "max_page_count", pages)
            .map_err(failed)?;
    }
    let transaction = connection.transaction().map_err(failed)?;
    let number = |pragma: &str| {
        transaction
            .pragma_query_value(None, pragma, |row| row.get::<_, i64>(0))
            .map_err(failed)
    };
    let tables: i64 = transaction
        .query_row("select count(*) from sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    let foreign = |reason: String| StoreError::Foreign {
        database: database.to_owned(),
        reason,
    };
    match (number("application_id")?, number("user_version")?) {
        (0, 0) if tables == 0 => {
            transaction.execute_batch(TABLES).map_err(failed)?;
            transaction
                .pragma_update(None, "application_id", APPLICATION_ID)
                .map_err(failed)?;
            transaction
                .pragma_update(None, "user_version", VERSION)
                .map_err(failed)?;
        }
        (APPLICATION_ID, VERSION) => {}
        (APPLICATION_ID, version) => {
            return Err(foreign(format!(
                "it has version {version}, this relay knows {VERSION}"
            )));
        }
        (_, _) => return Err(foreign("another program made it".to_owned())),
    }
    transaction.commit().map_err(failed)?;
    sync_folder(database);
    Ok(connection)
}

/// A new file is only as durable as its entry in the folder.
fn sync_folder(database: &Path) {
    let synced = database
        .parent()
        .map(|folder| std::fs::File::open(folder).and_then(|folder| folder.sync_all()));
    if let Some(Err(error)) = synced {
        tracing::warn!(%error, "the data folder cannot be synced");
    }
}

/// Opens another connection that can only read.
pub(super) fn open_for_reading(database: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::sqlite(database, source);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(database, flags).map_err(failed)?;
    connection
        .execute_batch("pragma trusted_schema = off; pragma busy_timeout = 5000;")
        .map_err(failed)?;
    Ok(connection)
}
