//! The keys that this browser wrote with in private.

use board::BoardId;
use serde_json::{Value, json};

use super::{StorageError, key_value};

fn name(board: &BoardId) -> String {
    format!("nonet.seals.1.{board}")
}

/// The key for a round, and whether the relay has it.
pub fn load(board: &BoardId, round: &str) -> Option<(String, bool)> {
    let all = key_value::read(&name(board));
    let entry = all.get(round)?;
    let key = key_value::text(entry, "key")?;
    let is_kept = entry.get("kept").and_then(Value::as_bool).unwrap_or(false);
    Some((key, is_kept))
}

/// The rounds whose keys the relay has yet to get.
pub fn waiting(board: &BoardId) -> Vec<String> {
    let all = key_value::read(&name(board));
    let rounds = all.as_object().into_iter().flatten();
    let waits = |entry: &Value| entry.get("kept").and_then(Value::as_bool) != Some(true);
    rounds
        .filter(|(_, entry)| waits(entry))
        .map(|(round, _)| round.clone())
        .collect()
}

/// Keeps a key.
///
/// # Errors
/// [`StorageError`]: there is no room, or the browser keeps nothing.
pub fn keep(board: &BoardId, round: &str, key: &str, is_kept: bool) -> Result<(), StorageError> {
    let name = name(board);
    let mut all = match key_value::read(&name) {
        Value::Object(all) => all,
        _ => serde_json::Map::new(),
    };
    all.insert(round.to_owned(), json!({ "key": key, "kept": is_kept }));
    key_value::write(&name, &Value::Object(all))
}
