//! The tables, and how a database is opened.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::StoreError;

/// How long one waits for another who has the database.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// "Nont" in the file's header: tells our databases from others.
const APPLICATION_ID: i64 = 0x4e6f_6e74;
/// Counts up when the tables change: one more than there are [`CHANGES`].
const VERSION: i64 = 1 + CHANGES.len() as i64;

/// The tables of version 1. A new database is made like the oldest and then changed like every other one.
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

/// What makes version 2 of version 1, 3 of 2 and so on. What stands here stays as it is: databases of every version are
/// about.
const CHANGES: [&str; 2] = [
    "
alter table link add column id text;
alter table link add column label text not null default '';
alter table link add column expires_at integer;
alter table link add column passphrase text;
alter table link add column maker blob;
alter table link add column parent blob;
alter table link add column last_used_at integer;
update link set id = lower(hex(randomblob(8)));
create index link_by_parent on link(parent) where parent is not null;
create table audit(
    number integer primary key autoincrement,
    board text not null references board(id),
    at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    who text not null,
    link text,
    act text not null,
    detail text not null
) strict;
create index audit_by_board on audit(board, number);
",
    "
create table seal_key(
    board text not null references board(id),
    round text not null,
    name text not null,
    key text not null,
    primary key (board, round, name)
) strict, without rowid;
create table revealed_round(
    board text not null references board(id),
    round text not null,
    at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    primary key (board, round)
) strict, without rowid;
",
];

/// Opens the database, or makes it; one of an earlier version is brought up to this one.
pub(super) fn open_for_writing(database: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::sqlite(database, source);
    let mut connection = Connection::open(database).map_err(failed)?;
    let version = version_of(&connection, database)?;
    connection
        .execute_batch(
            "pragma journal_mode = wal;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma trusted_schema = off;",
        )
        .and_then(|()| connection.busy_timeout(PATIENCE))
        .map_err(failed)?;
    if version < VERSION {
        let transaction = connection.transaction().map_err(failed)?;
        if version == 0 {
            transaction.execute_batch(TABLES).map_err(failed)?;
            transaction
                .pragma_update(None, "application_id", APPLICATION_ID)
                .map_err(failed)?;
        }
        let done = usize::try_from(version - 1).unwrap_or(0);
        for change in CHANGES.iter().skip(done) {
            transaction.execute_batch(change).map_err(failed)?;
        }
        transaction
            .pragma_update(None, "user_version", VERSION)
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        if version == 0 {
            sync_folder(database);
        } else {
            tracing::info!(from = version, to = VERSION, "the database was brought up");
        }
    }
    Ok(connection)
}

/// The version of a database; 0 if the file is still empty. A file that is not ours is an error, and is not touched.
pub(super) fn version_of(connection: &Connection, database: &Path) -> Result<i64, StoreError> {
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
        (0, 0) if tables == 0 => Ok(0),
        (APPLICATION_ID, version @ 1..=VERSION) => Ok(version),
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
        .execute_batch("pragma trusted_schema = off;")
        .and_then(|()| connection.busy_timeout(PATIENCE))
        .map_err(failed)?;
    Ok(connection)
}
