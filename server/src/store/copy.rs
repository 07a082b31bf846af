//! Copying the database while a relay writes to it, and looking whether every board in one can be opened.

use std::path::Path;

use rusqlite::Connection;

use super::{LoadError, StoreError, reader, schema};

/// What a look at every board of a database found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inspection {
    /// Boards that can be opened.
    pub boards: usize,
    /// What is wrong with the others, and with the database as a whole.
    pub damage: Vec<String>,
}

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

/// Opens every board of a database, one after the other: every checksum, every record. Blocks.
///
/// # Errors
/// [`StoreError`] if it cannot be read at all.
pub fn inspect(database: &Path) -> Result<Inspection, StoreError> {
    let failed = |source| StoreError::sqlite(database, source);
    let mut connection = open_ours(database)?;
    let mut inspection = Inspection::default();
    let verdict: String = connection
        .query_row("pragma integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if verdict != "ok" {
        inspection.damage.push(format!("the database: {verdict}"));
    }
    for board in reader::boards(&mut connection)? {
        let opened = reader::load(&mut connection, &board).and_then(|stored| stored.open());
        match opened {
            Ok(_) => inspection.boards += 1,
            // Deleted in this moment.
            Err(LoadError::Unknown(_)) => {}
            Err(error @ (LoadError::Damaged { .. } | LoadError::Store(_))) => {
                inspection.damage.push(error.to_string());
            }
        }
    }
    Ok(inspection)
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
fn open_ours(database: &Path) -> Result<Connection, StoreError> {
    let connection = schema::open_for_reading(database)?;
    if schema::version_of(&connection, database)? == 0 {
        return Err(StoreError::Foreign {
            database: database.to_owned(),
            reason: "it is empty".to_owned(),
        });
    }
    Ok(connection)
}
