//! Presence goes out in rounds: what a crowd of pointers says within a few milliseconds is one frame for each person,
//! not one for each pair of them. Where changes go out shortly before a round, it goes with them: a write to each socket
//! costs more than what is in it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::event::{ConnectionId, Effect};
use super::{Room, limits};
use crate::message::{AwarenessEntry, awareness_frame, write_awareness_entry};

/// Whose presence is to be told in the next round, and when that is.
#[derive(Default)]
pub(super) struct Rounds {
    changed: BTreeSet<ConnectionId>,
    /// Not before then, unless changes go out.
    next_millis: u64,
    /// Whether a change has gone out in this turn.
    goes_along: bool,
    /// Whether [`super::Event::Wake`] has been asked for.
    is_awaited: bool,
}

impl Rounds {
    pub(super) fn woken(&mut self) {
        self.is_awaited = false;
    }

    /// A change goes out to everybody.
    pub(super) fn go_along(&mut self) {
        self.goes_along = true;
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
        let goes_along = std::mem::take(&mut self.rounds.goes_along);
        if self.rounds.changed.is_empty() {
            return;
        }
        let round_millis = limits::presence_round_millis(self.connections.len());
        let early_millis = if goes_along {
            round_millis / limits::PRESENCE_EARLY_PART
        } else {
            0
        };
        if self.now_millis + early_millis < self.rounds.next_millis {
            if !std::mem::replace(&mut self.rounds.is_awaited, true) {
                let millis = self.rounds.next_millis - self.now_millis;
                self.effects.push(Effect::Wake { millis });
            }
            return;
        }
        self.rounds.next_millis = self.now_millis + round_millis;
        let changed = std::mem::take(&mut self.rounds.changed);
        let mut news = News::default();
        for id in changed {
            if let Some(entry) = self.people.entry(id) {
                news.add(id, &entry);
            }
        }
        let about_all = news.about_all();
        let listeners: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| connection.greeted)
            .map(|(&id, _)| id)
            .collect();
        for id in listeners {
            // Nobody hears of themselves: it would be an older self.
            let frame = match news.about_others(id) {
                None => Some(Arc::clone(&about_all)),
                Some(others) => others,
            };
            if let Some(frame) = frame {
                self.send_presence(id, frame);
            }
        }
    }
}

/// Who changed, encoded once for all frames in which they stand.
#[derive(Default)]
struct News {
    bytes: Vec<u8>,
    /// Where everybody stands; in the order of their numbers.
    places: Vec<(ConnectionId, Range<usize>)>,
}

impl News {
    fn add(&mut self, id: ConnectionId, entry: &AwarenessEntry) {
        let start = self.bytes.len();
        write_awareness_entry(&mut self.bytes, entry);
        self.places.push((id, start..self.bytes.len()));
    }

    fn about_all(&self) -> Arc<[u8]> {
        Arc::from(awareness_frame(self.places.len(), [&self.bytes, &[]]))
    }

    /// The news about everybody but `id`, if it is among them; nothing if nobody else is.
    fn about_others(&self, id: ConnectionId) -> Option<Option<Arc<[u8]>>> {
        let index = self
            .places
            .binary_search_by_key(&id, |place| place.0)
            .ok()?;
        let (_, own) = self.places.get(index)?;
        let parts = [
            self.bytes.get(..own.start).unwrap_or_default(),
            self.bytes.get(own.end..).unwrap_or_default(),
        ];
        let others = self.places.len() - 1;
        Some((others > 0).then(|| Arc::from(awareness_frame(others, parts))))
    }
}
