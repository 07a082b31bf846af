//! Copying the database while a relay writes to it.

use std::path::Path;

use rusqlite::Connection;

use super::{StoreError, schema};

/// Writes everything that is durable at this moment to a new file. Readers and the writer go on meanwhile. Blocks.
///
/// # Errors
/// [`StoreError`]; what was written until then stays.
pub fn copy_database(data: &Path, to: &Path) -> Result<(), StoreError> {
    let database = data.join(super::DATABASE);
    let connection = open_ours(&database)?;
    let file = to.to_str().ok_or_else(|| StoreError::Foreign {
        database: to.to_owned(),
        reason: "its name is no Unicode text".to_owned(),
    })?;
    connection
        .execute("vacuum into ?1", [file])
        .map_err(|source| StoreError::sqlite(to, source))?;
    Ok(())
}

/// Gives every board a new history, so that browsers which hold a newer state do not bring it back. Blocks.
///
/// # Errors
/// [`StoreError`]; everything is as it was then.
pub fn renew_incarnations(database: &Path) -> Result<(), StoreError> {
    let connection =
        Connection::open(database).map_err(|source| StoreError::sqlite(database, source))?;
    connection
        .execute("update board set incarnation = randomblob(16)", [])
        .map_err(|source| StoreError::sqlite(database, source))?;
    Ok(())
}

/// Opens a database for reading, if it is there and one of ours.
pub(super) fn open_ours(database: &Path) -> Result<Connection, StoreError> {
    let connection = schema::open_for_reading(database)?;
    if schema::version_of(&connection, database)? == 0 {
        return Err(StoreError::Foreign {
            database: database.to_owned(),
            reason: "it is empty".to_owned(),
        });
    }
    Ok(connection)
}
