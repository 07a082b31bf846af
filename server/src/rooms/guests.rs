//! Who is on a board, and by which link they came.

use std::collections::HashMap;
use std::sync::Arc;

use collab::room::{ConnectionId, Event};

use super::{Line, Outbound};
use crate::keys::KeyHash;
use crate::metrics::Metrics;
use crate::store::Entry;

struct Guest {
    entry: Entry,
    line: Line,
    /// What they are to be sent when the room has said everything.
    frames: Vec<Arc<[u8]>>,
}

/// Everybody.
pub(super) struct Guests {
    all: HashMap<ConnectionId, Guest>,
    /// Those for whom there is something.
    addressed: Vec<ConnectionId>,
    /// What is written to one of them.
    scratch: Vec<u8>,
    metrics: Metrics,
}

impl Guests {
    pub(super) fn new(metrics: Metrics) -> Self {
        Self {
            all: HashMap::new(),
            addressed: Vec::new(),
            scratch: Vec::new(),
            metrics,
        }
    }

    pub(super) fn add(&mut self, connection: ConnectionId, entry: Entry, line: Line) {
        let guest = Guest {
            entry,
            line,
            frames: Vec::new(),
        };
        self.all.insert(connection, guest);
    }

    pub(super) fn remove(&mut self, connection: ConnectionId) {
        self.all.remove(&connection);
    }

    /// Sends a frame, with others, when [`Guests::flush`] is called.
    pub(super) fn tell(&mut self, connection: ConnectionId, frame: Arc<[u8]>) {
        if let Some(guest) = self.all.get_mut(&connection) {
            if guest.frames.is_empty() {
                self.addressed.push(connection);
            }
            guest.frames.push(frame);
        }
    }

    /// The last thing that somebody hears, after what they were to be sent.
    pub(super) fn dismiss(&mut self, connection: ConnectionId, code: u16, reason: String) {
        if let Some(mut guest) = self.all.remove(&connection) {
            let line = &guest.line;
            line.send_frames(&mut guest.frames, &mut self.scratch, &self.metrics);
            line.send(Outbound::Close { code, reason });
        }
    }

    /// Sends what everybody is to be sent.
    pub(super) fn flush(&mut self) {
        for connection in self.addressed.drain(..) {
            if let Some(guest) = self.all.get_mut(&connection) {
                let line = &guest.line;
                line.send_frames(&mut guest.frames, &mut self.scratch, &self.metrics);
            }
        }
    }

    /// What everybody's sockets have newly taken.
    pub(super) fn newly_taken(&self) -> impl Iterator<Item = Event> {
        self.all
            .iter()
            .filter_map(|(&connection, guest)| newly_taken(connection, guest))
    }

    /// What one connection's socket has newly taken.
    pub(super) fn newly_taken_by(&self, connection: ConnectionId) -> Option<Event> {
        newly_taken(connection, self.all.get(&connection)?)
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

fn newly_taken(connection: ConnectionId, guest: &Guest) -> Option<Event> {
    let (frames, bytes) = guest.line.newly_taken()?;
    Some(Event::Drained {
        connection,
        frames,
        bytes,
    })
}
