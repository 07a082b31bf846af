//! The links that open a board: beside the three that a board has from the beginning, those that facilitators made.

use board::BoardId;
use collab::message::Role;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::writer::WriteError;
use super::{Store, StoreError};
use crate::keys::KeyHash;

/// A link about to be made.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// What it opens.
    pub board: BoardId,
    /// Its name in the list of links, unique on the board.
    pub id: String,
    /// Its key.
    pub hash: KeyHash,
    /// What it allows.
    pub role: Role,
    /// What facilitators call it.
    pub label: String,
    /// Until when it opens the board, in seconds since 1970; `None` for ever.
    pub expires: Option<i64>,
    /// What a passphrase is checked against; `None` if it asks for none.
    pub passphrase: Option<String>,
    /// The key that its own follows from.
    pub maker: Option<KeyHash>,
    /// The link whose passphrase this key was given for.
    pub parent: Option<KeyHash>,
}

/// A link, as facilitators see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LinkInfo {
    /// Its name in the list of links.
    pub id: String,
    /// Its key.
    pub hash: KeyHash,
    /// What it allows.
    pub role: Role,
    /// What facilitators call it; empty for those that a board has from the beginning.
    pub label: String,
    /// The key that its own follows from; `None` for those that a board has from the beginning.
    pub maker: Option<KeyHash>,
    /// Whether it asks for a passphrase.
    pub is_locked: bool,
    /// When it was made, RFC 3339 in UTC.
    pub made: String,
    /// When it was revoked, likewise.
    pub revoked: Option<String>,
    /// Until when it opens the board, in seconds since 1970.
    pub expires: Option<i64>,
    /// When somebody last came in by it, in seconds since 1970.
    pub last_used: Option<i64>,
}

impl Store {
    /// Makes a link; returns once it is durable.
    ///
    /// # Errors
    /// [`StoreError`]; there is no such link then.
    pub async fn make_link(&self, link: NewLink) -> Result<(), StoreError> {
        self.act(Box::new(move |transaction| insert(transaction, &link)))
            .await
    }

    /// Every link of a board, revoked ones as well, oldest first. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn links(&self, board: &BoardId) -> Result<Vec<LinkInfo>, StoreError> {
        let path = self.database.clone();
        self.read(|connection| {
            list(connection, board).map_err(|source| StoreError::sqlite(&path, source))
        })
    }

    /// Revokes a link for ever, and the keys that were given for its passphrase; returns once that is durable.
    ///
    /// # Errors
    /// [`StoreError`]; it opens the board as before then.
    pub async fn revoke_link(&self, link: KeyHash) -> Result<(), StoreError> {
        self.act(Box::new(move |transaction| {
            transaction.execute(
                "update link set revoked_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
                 where (hash = ?1 or parent = ?1) and revoked_at is null",
                [link.0.as_slice()],
            )?;
            Ok(())
        }))
        .await
    }

    /// Notes that somebody came in by a link just now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn note_used(&self, link: KeyHash) -> Result<(), StoreError> {
        let now = super::now_seconds();
        self.act(Box::new(move |transaction| {
            transaction.execute(
                "update link set last_used_at = ?2 where hash = ?1",
                (link.0.as_slice(), now),
            )?;
            Ok(())
        }))
        .await
    }

    /// What a link's passphrase is checked against. Blocks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn passphrase_of(&self, link: KeyHash) -> Result<Option<String>, StoreError> {
        let path = self.database.clone();
        self.read(|connection| {
            connection
                .query_row(
                    "select passphrase from link where hash = ?1",
                    [link.0.as_slice()],
                    |row| row.get(0),
                )
                .optional()
                .map(Option::flatten)
                .map_err(|source| StoreError::sqlite(&path, source))
        })
    }
}

fn insert(transaction: &Transaction<'_>, link: &NewLink) -> Result<(), WriteError> {
    let role = i64::try_from(link.role.number()).unwrap_or_default();
    let bytes = |hash: &Option<KeyHash>| hash.map(|hash| hash.0.to_vec());
    transaction.execute(
        "insert into link(hash, board, role, id, label, expires_at, passphrase, maker, parent)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            link.hash.0.as_slice(),
            link.board.as_str(),
            role,
            &link.id,
            &link.label,
            link.expires,
            &link.passphrase,
            bytes(&link.maker),
            bytes(&link.parent),
        ),
    )?;
    Ok(())
}

fn list(connection: &Connection, board: &BoardId) -> rusqlite::Result<Vec<LinkInfo>> {
    let mut statement = connection.prepare_cached(
        "select hash, role, id, label, maker, passphrase is not null, created_at, revoked_at,
             expires_at, last_used_at
         from link where board = ?1 and parent is null order by created_at, role desc, id",
    )?;
    let rows = statement.query_map([board.as_str()], |row| {
        let (hash, maker): (Vec<u8>, Option<Vec<u8>>) = (row.get(0)?, row.get(4)?);
        let role = u64::try_from(row.get::<_, i64>(1)?).ok();
        // A role of a later version is not shown.
        let (Some(role), Ok(hash)) = (role.and_then(Role::from_number), hash.try_into()) else {
            return Ok(None);
        };
        let id: Option<String> = row.get(2)?;
        Ok(Some(LinkInfo {
            id: id.unwrap_or_default(),
            hash: KeyHash(hash),
            role,
            label: row.get(3)?,
            maker: maker.and_then(|maker| maker.try_into().ok()).map(KeyHash),
            is_locked: row.get(5)?,
            made: row.get(6)?,
            revoked: row.get(7)?,
            expires: row.get(8)?,
            last_used: row.get(9)?,
        }))
    })?;
    let links: Vec<Option<LinkInfo>> = rows.collect::<Result<_, _>>()?;
    Ok(links.into_iter().flatten().collect())
}
