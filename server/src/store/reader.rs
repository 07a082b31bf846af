//! Reading boards and links.

use board::BoardId;
use collab::message::{Incarnation, Role};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Row};

use super::record::{record_sum, snapshot_sum};
use super::{LoadError, StoreError};
use crate::keys::KeyHash;

/// What a key allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// There is no such board.
    UnknownBoard,
    /// No key, or one that opens nothing here: another board's, nobody's, a revoked one, one whose time is over.
    WrongKey,
    /// It opens the board, once the passphrase was said.
    Locked(Entry),
    /// It opens the board.
    Granted(Entry),
}

/// By which link somebody comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it allows.
    pub role: Role,
    /// The link's key. For a key that was given for a passphrase, that of the link which asked for it.
    pub link: KeyHash,
    /// Whether it is a key that was given for a passphrase.
    pub unlocked: bool,
    /// Until when it opens the board, in seconds since 1970.
    pub expires: Option<i64>,
}

/// A board as it was read, every checksum right and no record missing.
#[derive(Debug)]
pub struct StoredBoard {
    /// Which.
    pub id: BoardId,
    /// Which history.
    pub incarnation: Incarnation,
    /// The number of the last record.
    pub head: u64,
    /// The newest snapshot that is whole, with the number of the last record in it.
    pub snapshot: Option<(u64, Vec<u8>)>,
    /// The records after it, in order.
    pub log: Vec<Vec<u8>>,
}

impl StoredBoard {
    /// Its size in the store.
    pub fn bytes(&self) -> usize {
        let snapshot = self.snapshot.as_ref().map_or(0, |(_, data)| data.len());
        snapshot + self.log_bytes()
    }

    /// The size of the records after the snapshot.
    pub fn log_bytes(&self) -> usize {
        self.log.iter().map(Vec::len).sum()
    }
}

fn database(connection: &Connection) -> impl Fn(rusqlite::Error) -> StoreError + use<> {
    let path = connection.path().unwrap_or_default().to_owned();
    move |source| StoreError::sqlite(path.as_ref(), source)
}

pub(super) fn boards(connection: &mut Connection) -> Result<Vec<BoardId>, StoreError> {
    let failed = database(connection);
    let mut statement = connection
        .prepare_cached("select id from board order by created_at, id")
        .map_err(&failed)?;
    let ids = statement
        .query_map([], |row| row.get::<_, String>(0))
        .map_err(&failed)?;
    let ids = ids.collect::<Result<Vec<_>, _>>().map_err(&failed)?;
    Ok(ids.iter().filter_map(|id| BoardId::parse(id)).collect())
}

/// What a key allows at the time `now`, in seconds since 1970. Whether a key never was, was revoked or is over makes no
/// difference on the way: one row is looked for.
pub(super) fn access(
    connection: &mut Connection,
    board: &BoardId,
    key: Option<&KeyHash>,
    now: i64,
) -> Result<Access, StoreError> {
    let failed = database(connection);
    let known = connection
        .prepare_cached("select 1 from board where id = ?1")
        .and_then(|mut statement| statement.exists([board.as_str()]))
        .map_err(&failed)?;
    if !known {
        return Ok(Access::UnknownBoard);
    }
    let Some(key) = key else {
        return Ok(Access::WrongKey);
    };
    let found = connection
        .prepare_cached(
            "select link.role, coalesce(link.parent, link.hash), link.parent is not null,
                 link.passphrase is not null, min(coalesce(link.expires_at, ?4), coalesce(parent.expires_at, ?4))
             from link left join link parent on parent.hash = link.parent
             where link.hash = ?1 and link.board = ?2
                 and link.revoked_at is null and coalesce(link.expires_at, ?4) > ?3
                 and parent.revoked_at is null and coalesce(parent.expires_at, ?4) > ?3",
        )
        .and_then(|mut statement| {
            let about = (key.0.as_slice(), board.as_str(), now, i64::MAX);
            let row = statement.query_row(about, |row| {
                let link: Vec<u8> = row.get(1)?;
                Ok((
                    row.get::<_, i64>(0)?,
                    link,
                    row.get::<_, bool>(2)?,
                    row.get::<_, bool>(3)?,
                    row.get::<_, i64>(4)?,
                ))
            });
            row.optional()
        })
        .map_err(&failed)?;
    let entry = found.and_then(|(role, link, unlocked, is_locked, until)| {
        let entry = Entry {
            role: Role::from_number(u64::try_from(role).ok()?)?,
            link: KeyHash(link.try_into().ok()?),
            unlocked,
            expires: Some(until).filter(|&until| until != i64::MAX),
        };
        Some((entry, is_locked))
    });
    Ok(match entry {
        Some((entry, true)) => Access::Locked(entry),
        Some((entry, false)) => Access::Granted(entry),
        None => Access::WrongKey,
    })
}

/// The whole board, or what is wrong with it.
pub(super) fn load(connection: &mut Connection, id: &BoardId) -> Result<StoredBoard, LoadError> {
    whole(load_until_damage(connection, id)?)
}

/// The board as it was before a record, or what is wrong with that.
pub(super) fn load_before(
    connection: &mut Connection,
    id: &BoardId,
    record: u64,
) -> Result<StoredBoard, LoadError> {
    whole(load_between(connection, id, Some(record))?)
}

fn whole((stored, wrong): (StoredBoard, Option<String>)) -> Result<StoredBoard, LoadError> {
    match (stored, wrong) {
        (stored, None) => Ok(stored),
        (stored, Some(what)) => Err(LoadError::Damaged {
            board: stored.id,
            what,
        }),
    }
}

/// What can be read of a board from its beginning, and what is wrong behind that. Its head is the last good record.
pub(super) fn load_until_damage(
    connection: &mut Connection,
    id: &BoardId,
) -> Result<(StoredBoard, Option<String>), LoadError> {
    load_between(connection, id, None)
}

/// As [`load_until_damage`], of what was before a record, if one is given.
fn load_between(
    connection: &mut Connection,
    id: &BoardId,
    before: Option<u64>,
) -> Result<(StoredBoard, Option<String>), LoadError> {
    let failed = database(connection);
    let failed = |source| LoadError::Store(failed(source));
    let damaged = |what: String| LoadError::Damaged {
        board: id.clone(),
        what,
    };
    // One view of everything, whatever is written meanwhile.
    let transaction = connection.transaction().map_err(failed)?;
    let (incarnation, head) = transaction
        .query_row(
            "select incarnation, head from board where id = ?1",
            [id.as_str()],
            |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?)),
        )
        .optional()
        .map_err(failed)?
        .ok_or_else(|| LoadError::Unknown(id.clone()))?;
    let incarnation = <[u8; 16]>::try_from(incarnation)
        .map(Incarnation)
        .map_err(|_| damaged("its incarnation is not 16 bytes long".to_owned()))?;
    let head = u64::try_from(head).map_err(|_| damaged("its head is negative".to_owned()))?;
    let head = before.map_or(head, |before| head.min(before.saturating_sub(1)));
    let until = i64::try_from(head).unwrap_or(i64::MAX);

    let mut snapshot = None;
    for seq in snapshots_of(&transaction, id, until).map_err(failed)? {
        match snapshot_at(&transaction, id, seq).map_err(failed)? {
            Some(whole) => {
                snapshot = Some(whole);
                break;
            }
            // The one before it and the log from there are still here.
            None => {
                tracing::error!(board = %id, seq, "a snapshot is damaged; the one before it is used");
            }
        }
    }

    let from = snapshot.as_ref().map_or(0, |(seq, _)| *seq);
    let mut log = Vec::new();
    let mut expected = from + 1;
    let mut wrong = None;
    let mut statement = transaction
        .prepare_cached(
            "select seq, data, sum from log
             where board = ?1 and seq > ?2 and (seq <= ?3 or ?4) order by seq",
        )
        .map_err(failed)?;
    let mut rows = statement
        .query((
            id.as_str(),
            i64::try_from(from).unwrap_or(i64::MAX),
            until,
            before.is_none(),
        ))
        .map_err(failed)?;
    loop {
        let row = rows.next().and_then(|row| {
            let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
            row.map(read).transpose()
        });
        let (seq, data, sum): (i64, Vec<u8>, i64) = match row {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) if is_damage(&error) => {
                wrong = Some(format!("record {expected} cannot be read: {error}"));
                break;
            }
            Err(error) => return Err(failed(error)),
        };
        if u64::try_from(seq) != Ok(expected) {
            wrong = Some(format!("record {expected} is missing"));
            break;
        }
        if sum != record_sum(expected, &data) {
            wrong = Some(format!("record {expected} has changed on the disk"));
            break;
        }
        log.push(data);
        expected += 1;
    }
    if expected != head + 1 && wrong.is_none() {
        wrong = Some(format!("record {expected} is missing"));
    }
    let stored = StoredBoard {
        id: id.clone(),
        incarnation,
        head: expected - 1,
        snapshot,
        log,
    };
    Ok((stored, wrong))
}

/// The numbers of a board's snapshots, newest first. They stand in an index: no page of a snapshot is read for them.
fn snapshots_of(
    connection: &Connection,
    id: &BoardId,
    until: i64,
) -> Result<Vec<i64>, rusqlite::Error> {
    let mut statement = connection.prepare_cached(
        "select seq from snapshot where board = ?1 and seq <= ?2 order by seq desc",
    )?;
    let rows = statement.query_map((id.as_str(), until), |row| row.get(0))?;
    rows.collect()
}

/// A snapshot with its number, if it is whole.
fn snapshot_at(
    connection: &Connection,
    id: &BoardId,
    seq: i64,
) -> Result<Option<(u64, Vec<u8>)>, rusqlite::Error> {
    let found = connection
        .prepare_cached("select data, sum from snapshot where board = ?1 and seq = ?2")?
        .query_row((id.as_str(), seq), |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))
        });
    match found {
        Ok((data, sum)) => {
            let is_whole = sum == snapshot_sum(&data);
            Ok(u64::try_from(seq)
                .ok()
                .filter(|_| is_whole)
                .map(|seq| (seq, data)))
        }
        Err(rusqlite::Error::QueryReturnedNoRows) => Ok(None),
        Err(error) if is_damage(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether pages of the file are torn, or a value is of another type than was written. Anything else may pass: then
/// nothing is said about the board.
fn is_damage(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt)
        || matches!(
            error,
            rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::IntegralValueOutOfRange(..)
        )
}
