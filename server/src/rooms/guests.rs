//! Who is on a board, and by which link they came.

use std::collections::HashMap;

use collab::room::{ConnectionId, Event};

use super::{Line, Outbound};
use crate::keys::KeyHash;
use crate::store::Entry;

struct Guest {
    entry: Entry,
    line: Line,
}

/// Everybody.
#[derive(Default)]
pub(super) struct Guests {
    all: HashMap<ConnectionId, Guest>,
}

impl Guests {
    pub(super) fn add(&mut self, connection: ConnectionId, entry: Entry, line: Line) {
        self.all.insert(connection, Guest { entry, line });
    }

    pub(super) fn remove(&mut self, connection: ConnectionId) {
        self.all.remove(&connection);
    }

    pub(super) fn send(&self, connection: ConnectionId, what: Outbound) {
        if let Some(guest) = self.all.get(&connection) {
            guest.line.send(what);
        }
    }

    /// What everybody's sockets have newly taken.
    pub(super) fn newly_taken(&self) -> impl Iterator<Item = Event> {
        self.all.keys().filter_map(|&one| self.newly_taken_by(one))
    }

    /// What one connection's socket has newly taken.
    pub(super) fn newly_taken_by(&self, connection: ConnectionId) -> Option<Event> {
        let (frames, bytes) = self.all.get(&connection)?.line.newly_taken()?;
        Some(Event::Drained {
            connection,
            frames,
            bytes,
        })
    }

    pub(super) fn link_of(&self, connection: ConnectionId) -> Option<KeyHash> {
        self.all.get(&connection).map(|guest| guest.entry.link)
    }

    pub(super) fn who_came_by(&self, link: &KeyHash) -> Vec<ConnectionId> {
        self.those(|entry| entry.link == *link)
    }

    /// Those whose link is over at `now`, in seconds since 1970.
    pub(super) fn expired(&self, now: i64) -> Vec<ConnectionId> {
        self.those(|entry| entry.expires.is_some_and(|until| until <= now))
    }

    fn those(&self, are_meant: impl Fn(&Entry) -> bool) -> Vec<ConnectionId> {
        let meant = self.all.iter().filter(|(_, guest)| are_meant(&guest.entry));
        meant.map(|(&connection, _)| connection).collect()
    }
}
