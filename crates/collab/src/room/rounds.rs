//! Presence goes out in rounds: what a crowd of pointers says within a few milliseconds is one frame for each person,
//! not one for each pair of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::event::{ConnectionId, Effect};
use super::{Room, limits};
use crate::message::{AwarenessEntry, Message, encode_message};

/// Whose presence is to be told in the next round, and when that is.
#[derive(Default)]
pub(super) struct Rounds {
    changed: BTreeSet<ConnectionId>,
    /// Not before then.
    next_millis: u64,
    /// Whether [`super::Event::Wake`] has been asked for.
    is_awaited: bool,
}

impl Rounds {
    pub(super) fn woken(&mut self) {
        self.is_awaited = false;
    }

    /// Forgets somebody of whom something newer has been told, or nothing is to be told any more.
    pub(super) fn forget(&mut self, id: ConnectionId) {
        self.changed.remove(&id);
    }
}

impl Room {
    /// Tells of somebody in the next round.
    pub(super) fn show_soon(&mut self, id: ConnectionId) {
        self.rounds.changed.insert(id);
    }

    /// Tells everybody of those who changed, if it is time, or asks to be woken when it is.
    pub(super) fn show_round_if_due(&mut self) {
        if self.rounds.changed.is_empty() {
            return;
        }
        if self.now_millis < self.rounds.next_millis {
            if !std::mem::replace(&mut self.rounds.is_awaited, true) {
                let millis = self.rounds.next_millis - self.now_millis;
                self.effects.push(Effect::Wake { millis });
            }
            return;
        }
        self.rounds.next_millis =
            self.now_millis + limits::presence_round_millis(self.connections.len());
        let changed = std::mem::take(&mut self.rounds.changed);
        let entries: Vec<(ConnectionId, AwarenessEntry)> = changed
            .iter()
            .filter_map(|&id| Some((id, self.people.entry(id)?)))
            .collect();
        let about_all: Arc<[u8]> = frame(entries.iter().map(|(_, entry)| entry));
        let listeners: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| connection.greeted)
            .map(|(&id, _)| id)
            .collect();
        for id in listeners {
            // Nobody hears of themselves: it would be an older self.
            let frame = if changed.contains(&id) {
                let mut others = entries.iter().filter(|(about, _)| *about != id).peekable();
                if others.peek().is_none() {
                    continue;
                }
                frame(others.map(|(_, entry)| entry))
            } else {
                Arc::clone(&about_all)
            };
            self.send_presence(id, frame);
        }
    }
}

fn frame<'a>(entries: impl Iterator<Item = &'a AwarenessEntry>) -> Arc<[u8]> {
    Arc::from(encode_message(&Message::Awareness(
        entries.cloned().collect(),
    )))
}
