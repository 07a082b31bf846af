//! What can go wrong with the store, in words for whoever runs the relay.

use std::path::PathBuf;

use board::BoardId;

/// Why the store cannot be opened or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder cannot be made or written.
    #[error(
        "cannot use the data folder {}: {source}. Make it writable for this user, or choose another with --data.",
        folder.display()
    )]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Another relay has the folder.
    #[error(
        "another relay is using the data folder {}. Stop it first, or choose another folder with --data.",
        folder.display()
    )]
    InUse {
        /// Which.
        folder: PathBuf,
    },
    /// A backup was not put in completely.
    #[error(
        "restoring a backup into {} was interrupted. Run nonet restore again; nothing there is lost.",
        folder.display()
    )]
    HalfRestored {
        /// Which.
        folder: PathBuf,
    },
    /// The disk is full.
    #[error("the disk with {} is full. Free some space.", database.display())]
    Full {
        /// The database.
        database: PathBuf,
    },
    /// Writing fails, and is being tried again.
    #[error("the database {} cannot be written at the moment", database.display())]
    Failing {
        /// The database.
        database: PathBuf,
    },
    /// The write-ahead log of a relay that died cannot be synced.
    #[error(
        "the log of {} cannot be written to the disk: {source}. Nothing is lost yet: copy the data folder to another disk.",
        database.display()
    )]
    Log {
        /// The database.
        database: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no database of ours, or one of a later version.
    #[error("{} is not a database that this version can read: {reason}", database.display())]
    Foreign {
        /// The database.
        database: PathBuf,
        /// Why.
        reason: String,
    },
    /// SQLite says no.
    #[error("the database {} failed: {source}", database.display())]
    Database {
        /// The database.
        database: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// Somebody else wrote to a board's log.
    #[error("the log of board {0} is not as the relay left it")]
    Stray(BoardId),
    /// The relay is shutting down.
    #[error("the store is closed")]
    Closed,
}

impl StoreError {
    /// What those may know who use the relay: no paths.
    pub fn public_reason(&self) -> &'static str {
        match self {
            Self::Full { .. } => "the disk is full",
            Self::Closed => "the relay is shutting down",
            Self::Folder { .. }
            | Self::InUse { .. }
            | Self::HalfRestored { .. }
            | Self::Foreign { .. }
            | Self::Failing { .. }
            | Self::Log { .. }
            | Self::Database { .. }
            | Self::Stray(_) => "the database failed",
        }
    }

    pub(super) fn sqlite(database: &std::path::Path, source: rusqlite::Error) -> Self {
        let database = database.to_owned();
        match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full { database },
            Some(rusqlite::ErrorCode::NotADatabase) => Self::Foreign {
                database,
                reason: "it is no SQLite database".to_owned(),
            },
            Some(_) | None => Self::Database { database, source },
        }
    }
}

/// Why a board cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is none with that id.
    #[error("there is no board {0}")]
    Unknown(BoardId),
    /// Something of it is missing or has changed on the disk.
    #[error("board {board} is damaged: {what}")]
    Damaged {
        /// Which.
        board: BoardId,
        /// What.
        what: String,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}
