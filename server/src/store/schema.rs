//! The tables, and how a database is opened.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;

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
pub(super) fn open_for_writing(database: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::sqlite(database, source);
    let mut connection = Connection::open(database).map_err(failed)?;
    let is_new = check(&connection, database)?;
    connection
        .execute_batch(
            "pragma journal_mode = wal;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma trusted_schema = off;
             pragma busy_timeout = 5000;",
        )
        .map_err(failed)?;
    if is_new {
        let transaction = connection.transaction().map_err(failed)?;
        transaction.execute_batch(TABLES).map_err(failed)?;
        transaction
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(failed)?;
        transaction
            .pragma_update(None, "user_version", VERSION)
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        sync_folder(database);
    }
    Ok(connection)
}

/// Whether the file is still empty. A file that is not ours is an error, and is not touched.
pub(super) fn check(connection: &Connection, database: &Path) -> Result<bool, StoreError> {
    let number = |query: &str| {
        connection
            .query_row(query, [], |row| row.get::<_, i64>(0))
            .map_err(|source| StoreError::sqlite(database, source))
    };
    let foreign = |reason: String| StoreError::Foreign {
        database: database.to_owned(),
        reason,
    };
    let tables = number("select count(*) from sqlite_schema")?;
    match (
        number("pragma application_id")?,
        number("pragma user_version")?,
    ) {
        (0, 0) if tables == 0 => Ok(true),
        (APPLICATION_ID, VERSION) => Ok(false),
        (APPLICATION_ID, version) => Err(foreign(format!(
            "it has version {version}, this relay knows {VERSION}"
        ))),
        (_, _) => Err(foreign("another program made it".to_owned())),
    }
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
