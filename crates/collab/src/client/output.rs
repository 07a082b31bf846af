//! What a client wants done.

use crate::message::{Incarnation, RefusalCode, Role};
use crate::outbox::Saved;
use crate::status::Status;

/// One thing to do, or to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Output {
    /// Open a socket now, with the subprotocol [`crate::message::SUBPROTOCOL`]. Then call `on_open` or `on_close`.
    Connect,
    /// Drop the socket; its events are of no interest any more.
    Disconnect,
    /// Send this frame.
    Send(Vec<u8>),
    /// This update of others was merged into the replica: append it to the local log.
    Merged(Vec<u8>),
    /// All that this replica lacked at the beginning of the connection has been merged.
    Synced,
    /// These own changes are on the relay's disk.
    Saved(Saved),
    /// The relay will not have this update of ours. Keep it, and offer it to the person.
    Refused {
        /// The update.
        update: Vec<u8>,
        /// Why.
        code: RefusalCode,
        /// Why, in the relay's words.
        reason: String,
    },
    /// This update of others cannot be merged. Keep it: it is part of the board.
    Unmergeable {
        /// The update.
        update: Vec<u8>,
        /// Why.
        reason: String,
    },
    /// The board's history is this one; remember it with the local log. Comes once, before anything is merged.
    Incarnation(Incarnation),
    /// The link allows this.
    Role(Role),
    /// Somebody came, left or moved: see [`super::Client::people`].
    People,
    /// The badge says something else now.
    Status(Status),
}
