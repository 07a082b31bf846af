//! The boards that were opened lately in this browser, for the home page.
//!
//! The list holds the boards' keys: whoever can use this browser can open the boards again. That is what the list is for.

use board::BoardId;
use serde_json::{Value, json};

use super::key_value::text;
use super::{BoardLog, ImageStore, StorageError, key_value};

const NAME: &str = "nonet.recent.1";
/// Boards in the list. The oldest fall out; their logs stay.
const BOARDS_MAX: usize = 100;

/// How exact [`RecentBoard::synced_at_millis`] is.
const SYNCED_NOTE_MILLIS: f64 = 10_000.0;

/// A board that was opened in this browser.
#[derive(Clone, PartialEq, Debug)]
pub struct RecentBoard {
    /// Its id.
    pub id: String,
    /// Its title when it was last seen here; may be empty.
    pub title: String,
    /// The key that opens it.
    pub key: String,
    /// What the key allows: `viewer`, `participant` or `facilitator`; empty if not known.
    pub role: String,
    /// When it was opened last, in milliseconds since 1970.
    pub opened_at_millis: f64,
    /// When it was last known to be the same here and on the relay, in milliseconds since 1970; 0 if never.
    pub synced_at_millis: f64,
}

impl RecentBoard {
    /// The address of the board on this relay, with its key.
    pub fn address(&self) -> String {
        format!("/b/{}#k={}", self.id, self.key)
    }

    /// `None` for what is no board with id and key.
    fn read(value: &Value) -> Option<Self> {
        let id = text(value, "id").filter(|id| BoardId::parse(id).is_some())?;
        let millis = |field| value.get(field).and_then(Value::as_f64).unwrap_or_default();
        Some(Self {
            id,
            title: text(value, "title").unwrap_or_default(),
            key: text(value, "key")?,
            role: text(value, "role").unwrap_or_default(),
            opened_at_millis: millis("opened_at_millis"),
            synced_at_millis: millis("synced_at_millis"),
        })
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "title": self.title,
            "key": self.key,
            "role": self.role,
            "opened_at_millis": self.opened_at_millis,
            "synced_at_millis": self.synced_at_millis,
        })
    }
}

/// The boards, last opened first.
pub fn list() -> Vec<RecentBoard> {
    let kept = key_value::read(NAME);
    let boards = kept.as_array().map(Vec::as_slice).unwrap_or_default();
    boards.iter().filter_map(RecentBoard::read).collect()
}

fn keep(boards: &[RecentBoard]) -> Result<(), StorageError> {
    let boards = boards.iter().map(RecentBoard::to_json).collect();
    key_value::write(NAME, &Value::Array(boards))
}

/// The board with that id, if it was opened here.
pub fn find(id: &BoardId) -> Option<RecentBoard> {
    list().into_iter().find(|board| board.id == id.as_str())
}

/// Notes that a board was opened with `key`. It moves to the head of the list.
///
/// # Errors
/// [`StorageError`].
pub fn note_opened(
    id: &BoardId,
    key: &str,
    role: &str,
    now_millis: f64,
) -> Result<(), StorageError> {
    let mut boards = list();
    let known = boards.iter().position(|board| board.id == id.as_str());
    let mut board = match known {
        Some(index) => boards.remove(index),
        None => RecentBoard {
            id: id.to_string(),
            title: String::new(),
            key: String::new(),
            role: String::new(),
            opened_at_millis: 0.0,
            synced_at_millis: 0.0,
        },
    };
    key.clone_into(&mut board.key);
    role.clone_into(&mut board.role);
    board.opened_at_millis = now_millis;
    boards.insert(0, board);
    boards.truncate(BOARDS_MAX);
    keep(&boards)
}

/// Notes the title of a board in the list.
///
/// # Errors
/// [`StorageError`].
pub fn note_title(id: &BoardId, title: &str) -> Result<(), StorageError> {
    change(id, |board| title.clone_into(&mut board.title))
}

/// Notes that a board in the list is the same here and on the relay. May be called often: the list is only written
/// when what stands there is more than ten seconds old.
///
/// # Errors
/// [`StorageError`].
pub fn note_synced(id: &BoardId, now_millis: f64) -> Result<(), StorageError> {
    let is_fresh = find(id).is_some_and(|board| {
        (0.0..SYNCED_NOTE_MILLIS).contains(&(now_millis - board.synced_at_millis))
    });
    if is_fresh {
        return Ok(());
    }
    change(id, |board| board.synced_at_millis = now_millis)
}

/// Takes a board out of the list and deletes its copy in this browser, also changes that were never saved.
///
/// # Errors
/// [`StorageError`].
pub async fn forget(id: &BoardId) -> Result<(), StorageError> {
    let mut boards = list();
    boards.retain(|board| board.id != id.as_str());
    keep(&boards)?;
    ImageStore::delete(id).await?;
    BoardLog::delete(id).await
}

fn change(id: &BoardId, change: impl FnOnce(&mut RecentBoard)) -> Result<(), StorageError> {
    let mut boards = list();
    match boards.iter_mut().find(|board| board.id == id.as_str()) {
        Some(board) => {
            change(board);
            keep(&boards)
        }
        None => Ok(()),
    }
}
