//! Which commands were chosen from the palette last.

use crate::storage::preferences;

/// As many are remembered.
const KEPT: usize = 6;

/// The keys of the commands chosen last, the newest first.
pub fn keys() -> Vec<String> {
    let kept = preferences::load().recent_commands.unwrap_or_default();
    kept.split(' ')
        .filter(|key| !key.is_empty())
        .take(KEPT)
        .map(str::to_owned)
        .collect()
}

/// Remembers that a command was chosen.
pub fn note(key: &str) {
    let mut all = vec![key.to_owned()];
    all.extend(keys().into_iter().filter(|other| other != key));
    all.truncate(KEPT);
    // Where the browser keeps nothing, the list stays in its own order.
    let _ = preferences::change(|preferences| preferences.recent_commands = Some(all.join(" ")));
}
