//! Coming and going.

use super::connection::Connection;
use super::event::{ConnectionId, Dialect, Effect};
use super::{Phase, Room, limits};
use crate::message::{Hello, Message, PROTOCOL_VERSION, RelayState, Role, close};

impl Room {
    pub(super) fn opened(&mut self, id: ConnectionId, role: Role, dialect: Dialect) {
        self.connections
            .insert(id, Connection::new(role, dialect, self.now_millis));
        if self.draining {
            return self.close(id, close::RESTART, "the relay is restarting");
        }
        let (writers, viewers) = self.connections.values().fold((0, 0), |(w, v), other| {
            if other.role.may_write() {
                (w + 1, v)
            } else {
                (w, v + 1)
            }
        });
        if writers > limits::WRITERS_MAX || viewers > limits::VIEWERS_MAX {
            return self.close(id, close::CROWDED, "too many people are on this board");
        }
        match &self.phase {
            Phase::Ready(_) | Phase::Resting(_) | Phase::Rousing(_) => self.greet(id),
            Phase::Unavailable(_) => self.close(
                id,
                close::TRY_LATER,
                "this board cannot be opened at the moment",
            ),
            Phase::Loading | Phase::Flushing => {}
        }
    }

    /// What a connection hears first, once the board is there.
    pub(super) fn greet(&mut self, id: ConnectionId) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if std::mem::replace(&mut connection.greeted, true) {
            return;
        }
        if self.damaged {
            connection.role = Role::Viewer;
        }
        let role = connection.role;
        if connection.dialect == Dialect::Nonet {
            self.send_message(
                id,
                &Message::Hello(Hello {
                    protocol: PROTOCOL_VERSION,
                    incarnation: self.incarnation,
                    role,
                    connection: id.0,
                    head: self.durable,
                }),
            );
            let (state, reason) = self.relay_state.clone();
            if state != RelayState::Fine {
                self.send_message(id, &Message::Status { state, reason });
            } else if self.damaged {
                let message = Message::Status {
                    state: RelayState::CannotSave,
                    reason: "this board is damaged and can only be looked at".to_owned(),
                };
                self.send_message(id, &message);
            }
        }
        self.send_everybody_to(id);
    }

    /// Removes a connection and its presence. Unknown ones (a late close) do nothing.
    pub(super) fn forget(&mut self, id: ConnectionId) {
        if self.connections.remove(&id).is_none() {
            return;
        }
        if let Some(gone) = self.people.leave(id) {
            self.show_presence(id, &gone);
        }
    }

    /// Closes a connection from this side. To the room it is gone at once.
    pub(super) fn close(&mut self, id: ConnectionId, code: u16, reason: &str) {
        if self.connections.contains_key(&id) {
            self.effects.push(Effect::Close {
                connection: id,
                code,
                reason: reason.to_owned(),
            });
            self.forget(id);
        }
    }

    pub(super) fn keep_alive(&mut self, id: ConnectionId) {
        let quiet = self.connections.get(&id).is_some_and(|connection| {
            connection.greeted
                && self.now_millis - connection.last_sent_millis >= limits::KEEP_ALIVE_MILLIS
        });
        if quiet {
            self.send_message(id, &Message::Awareness(Vec::new()));
        }
    }
}
