//! The keys that this browser was given for passphrases of links.

use board::BoardId;
use serde_json::Value;

use super::{StorageError, key_value};

fn name(board: &BoardId) -> String {
    format!("nonet.unlocked.1.{board}")
}

/// With which key to open a board by the link with `key`: the one that was given for its passphrase, or the link's own.
pub fn key_for(board: &BoardId, key: &str) -> String {
    let all = key_value::read(&name(board));
    key_value::text(&all, key).unwrap_or_else(|| key.to_owned())
}

/// Keeps a key that was given for the passphrase of the link with `key`.
///
/// # Errors
/// [`StorageError`].
pub fn keep(board: &BoardId, key: &str, own: &str) -> Result<(), StorageError> {
    let name = name(board);
    let mut all = match key_value::read(&name) {
        Value::Object(all) => all,
        _ => serde_json::Map::new(),
    };
    all.insert(key.to_owned(), own.into());
    key_value::write(&name, &Value::Object(all))
}
