//! The document comes from the store, and again after a panic; what has waited for it goes on.

use super::connection::Connection;
use super::document::Document;
use super::event::{ConnectionId, Effect, Loaded, Report};
use super::{Phase, Room};
use crate::message::close;

impl Room {
    pub(super) fn loaded(&mut self, loaded: Loaded) {
        self.incarnation = loaded.incarnation;
        self.sequence = self.sequence.max(loaded.head);
        self.durable = self.durable.max(loaded.head);
        self.changed_millis = self.now_millis;
        self.is_only_looked_at = true;
        self.phase = Phase::Ready(Box::new(Document::new(loaded.board, loaded.bytes)));
        self.damaged = loaded.damage.is_some();
        if let Some(damage) = loaded.damage {
            self.effects.push(Effect::Report(Report::Damaged(damage)));
            // Those who may write have to hear that they may not: they come again.
            let writers: Vec<ConnectionId> = self
                .connections
                .iter()
                .filter(|(_, connection)| connection.greeted && connection.role.may_write())
                .map(|(&id, _)| id)
                .collect();
            for id in writers {
                self.close(id, close::TRY_LATER, "the board is damaged");
            }
        }
        self.go_on();
    }

    /// Does what has waited for the document.
    pub(super) fn go_on(&mut self) {
        let waiting: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for connection in waiting {
            self.greet(connection);
            self.answer_if_due(connection);
            let backlog = self
                .connections
                .get_mut(&connection)
                .map(|connection| std::mem::take(&mut connection.backlog));
            for bytes in backlog.into_iter().flatten() {
                self.frame(connection, bytes);
            }
            let left = |one: &Connection| one.is_leaving && one.backlog.is_empty();
            if self.connections.get(&connection).is_some_and(left) {
                self.forget(connection);
            }
        }
        for (ticket, question) in std::mem::take(&mut self.questions) {
            self.asked(ticket, question);
        }
    }

    pub(super) fn load_failed(&mut self, reason: &str) {
        self.phase = Phase::Unavailable(reason.to_owned());
        let all: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for connection in all {
            self.close(
                connection,
                close::TRY_LATER,
                "this board cannot be opened at the moment",
            );
        }
        for (ticket, question) in std::mem::take(&mut self.questions) {
            self.asked(ticket, question);
        }
        self.effects.push(Effect::Finished);
    }

    /// Throws the document away after a panic inside it. `culprit` is closed.
    pub(super) fn poisoned(&mut self, culprit: Option<ConnectionId>, what: &str) {
        self.effects.push(Effect::Report(Report::Poisoned {
            culprit,
            what: what.to_owned(),
        }));
        // What was merged before is recorded and comes back with the rest.
        self.head();
        if let Phase::Ready(document) = std::mem::replace(&mut self.phase, Phase::Flushing) {
            document.discard();
        }
        if let Some(culprit) = culprit {
            self.close(culprit, close::MALFORMED, "the update cannot be applied");
        }
        self.reload_once_flushed();
    }

    pub(super) fn reload_once_flushed(&mut self) {
        if matches!(self.phase, Phase::Flushing) && self.durable >= self.sequence {
            self.release();
            self.phase = Phase::Loading;
            self.effects.push(Effect::Load);
        }
    }
}
