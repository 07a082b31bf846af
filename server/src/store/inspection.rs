//! Looking whether every board in a database can be opened.

use std::collections::BTreeSet;
use std::path::Path;

use board::BoardId;
use rusqlite::Connection;

use super::copy::open_ours;
use super::{LoadError, StoreError, reader};

/// Everything that names boards. Where pages of one are damaged, another still knows them.
const NAMES: [&str; 4] = [
    "select id from board",
    "select distinct board from log",
    "select distinct board from snapshot",
    "select distinct board from link",
];
/// Faults of the database as a whole that are told.
const FAULTS_TOLD: usize = 5;

/// What a look at every board of a database found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Inspection {
    /// Boards that can be opened.
    pub boards: usize,
    /// What is wrong with the others, and with the database as a whole.
    pub damage: Vec<String>,
}

/// Opens every board of a database, one after the other: every checksum, every record. Damage in one place does not
/// keep it from looking at the others. Blocks.
///
/// # Errors
/// [`StoreError`] if it cannot be opened at all.
pub fn inspect(database: &Path) -> Result<Inspection, StoreError> {
    let mut connection = open_ours(database)?;
    let mut inspection = Inspection::default();
    for fault in faults(&connection) {
        inspection.damage.push(format!("the database: {fault}"));
    }
    let whole_before = inspection.damage.is_empty();
    let mut ids = BTreeSet::new();
    for query in NAMES {
        if let Err(error) = names(&connection, query, &mut ids) {
            inspection.damage.push(format!("the database: {error}"));
        }
    }
    for id in ids {
        let opened = reader::load(&mut connection, &id).and_then(|stored| stored.open());
        match opened {
            Ok(_) => inspection.boards += 1,
            // Deleted in this moment.
            Err(LoadError::Unknown(_)) if whole_before => {}
            Err(error) => inspection.damage.push(error.to_string()),
        }
    }
    Ok(inspection)
}

/// What SQLite itself finds: pages that are torn, indices that do not fit their tables.
fn faults(connection: &Connection) -> Vec<String> {
    let found = connection
        .prepare(&format!("pragma integrity_check({FAULTS_TOLD})"))
        .and_then(|mut statement| {
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            rows.collect::<Result<Vec<_>, _>>()
        });
    match found {
        Ok(verdict) => verdict.into_iter().filter(|one| one != "ok").collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Adds the boards that a query names, up to where it fails.
fn names(
    connection: &Connection,
    query: &str,
    ids: &mut BTreeSet<BoardId>,
) -> Result<(), rusqlite::Error> {
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        ids.extend(BoardId::parse(&id));
    }
    Ok(())
}
