//! How frames leave a room, and what happens to a connection that takes them too slowly.
//!
//! A room never drops a change silently. A connection that has too much on its way misses changes from then on; it gets
//! them as it catches up. If it missed more than is kept, it gets one update with everything since instead, computed
//! from what it had before the first one.

use std::sync::Arc;

use super::batch::Batch;
use super::connection::{Connection, Lag};
use super::event::{ConnectionId, Dialect, Effect};
use super::gate::Gated;
use super::limits::{
    PRESENCE_QUEUE_BYTES_MAX, QUEUE_BYTES_MAX, QUEUE_FRAMES_MAX, RESYNC_MILLIS, STUCK_FRAMES_MAX,
};
use super::{Phase, Room};
use crate::message::{AwarenessEntry, Message, close, encode_message};

impl Connection {
    pub(super) fn has_much_queued(&self) -> bool {
        self.queued_bytes > QUEUE_BYTES_MAX || self.queued_frames > QUEUE_FRAMES_MAX
    }

    fn presence_must_wait(&self) -> bool {
        self.lag.is_some()
            || self.queued_bytes > PRESENCE_QUEUE_BYTES_MAX
            || self.queued_frames > QUEUE_FRAMES_MAX
    }
}

impl Room {
    pub(super) fn send_message(&mut self, id: ConnectionId, message: &Message) {
        self.send(id, Arc::from(encode_message(message)));
    }

    fn send(&mut self, id: ConnectionId, frame: Arc<[u8]>) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if connection.queued_frames >= STUCK_FRAMES_MAX {
            return self.close(id, close::TRY_LATER, "this connection takes nothing");
        }
        connection.queued_frames += 1;
        connection.queued_bytes += frame.len();
        connection.last_sent_millis = self.now_millis;
        self.effects.push(Effect::Send {
            connection: id,
            frame,
        });
    }

    pub(super) fn drained(&mut self, id: ConnectionId, frames: usize, bytes: usize) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        connection.queued_frames = connection.queued_frames.saturating_sub(frames);
        connection.queued_bytes = connection.queued_bytes.saturating_sub(bytes);
        if connection.presence_stale && !connection.presence_must_wait() {
            connection.presence_stale = false;
            self.send_everybody_to(id);
        }
        self.answer_if_due(id);
        self.resync_if_due(id);
    }

    /// Tells durable changes to everybody but their author, if they have one.
    pub(super) fn broadcast(&mut self, batch: Batch) {
        self.rounds.go_along();
        let (origin, advance) = (batch.origin, batch.advance.clone());
        let frame: Arc<[u8]> = Arc::from(encode_message(&Message::Update(batch.into_update())));
        let listeners: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|&(&id, connection)| Some(id) != origin && connection.subscribed)
            .map(|(&id, _)| id)
            .collect();
        let mut missed = false;
        for id in listeners {
            let Some(connection) = self.connections.get_mut(&id) else {
                continue;
            };
            if connection.lag.is_some() {
                missed = true;
                continue;
            }
            if connection.has_much_queued()
                && let Phase::Ready(document) = &self.phase
            {
                connection.lag = Some(Lag {
                    since: document.released().clone(),
                    from: self.recent.next(),
                    answered: false,
                });
                missed = true;
                continue;
            }
            self.send(id, Arc::clone(&frame));
        }
        if missed {
            self.recent.keep(origin, &frame);
        } else {
            self.recent.forget_before(self.recent.next());
        }
        if let Some(document) = self.document() {
            document.release(&advance);
        }
    }

    /// Sends an answer that has come through the gate. From here on the connection hears of changes.
    pub(super) fn reply(&mut self, id: ConnectionId, frame: Arc<[u8]>, resync: bool) {
        if let Some(connection) = self.connections.get_mut(&id) {
            connection.subscribed = true;
            if resync {
                connection.lag = None;
                connection.resync_after_millis = self.now_millis + RESYNC_MILLIS;
            }
        }
        self.send(id, frame);
    }

    /// Sends a slow connection what it missed, as far as it takes it. `false` if that is not kept any more.
    ///
    /// The changes were told to others, so they are durable.
    fn catch_up(&mut self, id: ConnectionId) -> bool {
        loop {
            let Some(connection) = self.connections.get_mut(&id) else {
                return true;
            };
            let Some(lag) = connection.lag.as_mut().filter(|lag| !lag.answered) else {
                return true;
            };
            if !self.recent.has_from(lag.from) {
                return false;
            }
            let Some((author, frame)) = self.recent.get(lag.from) else {
                connection.lag = None;
                break;
            };
            let (is_own, frame) = (*author == Some(id), Arc::clone(frame));
            if connection.queued_bytes > QUEUE_BYTES_MAX / 2
                || connection.queued_frames > QUEUE_FRAMES_MAX / 2
            {
                break;
            }
            lag.from += 1;
            if !is_own {
                self.send(id, frame);
            }
        }
        let lags = self.connections.values().filter_map(|one| one.lag.as_ref());
        let needed = lags.filter(|lag| !lag.answered).map(|lag| lag.from).min();
        self.recent
            .forget_before(needed.unwrap_or_else(|| self.recent.next()));
        true
    }

    /// Makes up for what a slow connection missed; from the document once it has taken everything before.
    pub(super) fn resync_if_due(&mut self, id: ConnectionId) {
        if self.catch_up(id) {
            return;
        }
        let (Phase::Ready(document), Some(connection)) =
            (&mut self.phase, self.connections.get_mut(&id))
        else {
            return;
        };
        let Some(lag) = &mut connection.lag else {
            return;
        };
        if lag.answered
            || connection.queued_frames > 0
            || self.now_millis < connection.resync_after_millis
        {
            return;
        }
        let update = match document.difference(&lag.since.encode()) {
            Ok(Ok(update)) => update,
            Ok(Err(reason)) => return self.close(id, close::TRY_LATER, &reason),
            Err(panic) => {
                self.close(id, close::TRY_LATER, "the board is being loaded again");
                return self.poisoned(None, &panic);
            }
        };
        lag.answered = true;
        let frame = Arc::from(encode_message(&Message::Update(update)));
        let head = self.head();
        self.gate.push(
            head,
            Gated::Reply {
                connection: id,
                frame,
                resync: true,
            },
        );
    }

    /// Acknowledges the sync frames that are done.
    pub(super) fn acknowledge(&mut self, id: ConnectionId) {
        let durable = self.durable;
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if connection.queued_frames > QUEUE_FRAMES_MAX {
            return;
        }
        let done = connection.settle(durable);
        if let (Some(count), Dialect::Nonet) = (done, connection.dialect) {
            self.send_message(
                id,
                &Message::Ack {
                    count,
                    head: durable,
                },
            );
        }
    }

    /// Takes what a connection says about itself.
    pub(super) fn presence(&mut self, id: ConnectionId, entries: &[AwarenessEntry]) {
        let in_crowd = self.is_crowd();
        let said = match self.people.say(id, entries, in_crowd) {
            Ok(Some(said)) => said,
            Ok(None) => return,
            Err(reason) => return self.close(id, close::MALFORMED, reason),
        };
        if said.entry.is_removal() {
            self.show_presence(id, &said.entry);
        } else {
            self.show_soon(id, said.change);
        }
    }

    /// Tells everybody else about one person.
    pub(super) fn show_presence(&mut self, about: ConnectionId, entry: &AwarenessEntry) {
        self.rounds.forget(about);
        let frame: Arc<[u8]> = Arc::from(encode_message(&Message::Awareness(vec![entry.clone()])));
        let listeners: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|&(&id, connection)| id != about && connection.greeted)
            .map(|(&id, _)| id)
            .collect();
        for id in listeners {
            self.send_presence(id, Arc::clone(&frame));
        }
    }

    /// Sends others' presence, unless there is too much on the way: then everybody's follows when there is not.
    pub(super) fn send_presence(&mut self, id: ConnectionId, frame: Arc<[u8]>) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if connection.presence_must_wait() {
            connection.presence_stale = true;
        } else {
            self.send(id, frame);
        }
    }

    /// Tells one connection about everybody else, or that there is nobody.
    pub(super) fn answer_who_is_here(&mut self, id: ConnectionId) {
        if self.people.everybody_but(id).is_empty() {
            self.send_message(id, &Message::Awareness(Vec::new()));
        } else {
            self.send_everybody_to(id);
        }
    }

    /// Tells one connection about everybody else.
    pub(super) fn send_everybody_to(&mut self, id: ConnectionId) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if connection.presence_must_wait() {
            connection.presence_stale = true;
            return;
        }
        let entries = self.people.everybody_but(id);
        if !entries.is_empty() {
            self.send_message(id, &Message::Awareness(entries));
        }
    }
}
