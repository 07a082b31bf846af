//! What is known about the one open connection.

use std::collections::VecDeque;

use super::Output;
use crate::message::{Message, RelayState, encode_message};

/// The relay says hello at once; a connection without one after this long is no connection to a relay.
const HELLO_TIMEOUT_MILLIS: u64 = 10_000;
/// The relay says something at least every 30 seconds; after this long without a word the connection is dead.
const SILENCE_MAX_MILLIS: u64 = 45_000;
/// A question that was asked to see whether the connection lives is answered within this.
const PROBE_TIMEOUT_MILLIS: u64 = 8_000;

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Connection {
    pub opened_at: u64,
    /// When something was heard last.
    pub heard_at: u64,
    /// When we asked for a sign of life that has not come.
    probed_at: Option<u64>,
    /// When the backlog was looked at last.
    pub looked_at: u64,
    /// Whether the relay has said hello.
    pub hello: bool,
    /// Whether all that we lacked has come, and nothing is known to be missing since.
    pub received: bool,
    /// Whether the present wait for all that we lack is because of a gap.
    pub repairing: bool,
    /// Changes of others that came before the answer to our step 1.
    pub early: Vec<Vec<u8>>,
    /// Whether the relay was told all that it lacks. Until then single changes are not sent.
    pub answered: bool,
    /// Whether the relay has acknowledged that.
    pub compared: bool,
    /// Own changes that wait for room in the socket.
    pub waiting: VecDeque<(u64, Vec<u8>)>,
    /// How the relay says it is doing.
    pub relay: RelayState,
}

impl Connection {
    pub fn new(now_millis: u64) -> Self {
        Self {
            opened_at: now_millis,
            heard_at: now_millis,
            probed_at: None,
            looked_at: now_millis,
            hello: false,
            received: false,
            repairing: false,
            early: Vec::new(),
            answered: false,
            compared: false,
            waiting: VecDeque::new(),
            relay: RelayState::Fine,
        }
    }

    pub fn heard(&mut self, now_millis: u64) {
        self.heard_at = now_millis;
        self.probed_at = None;
    }

    /// Asks for a sign of life. The relay answers with everybody's presence.
    pub fn probe(&mut self, now_millis: u64) -> Option<Output> {
        if !self.hello || self.probed_at.is_some() {
            return None;
        }
        self.probed_at = Some(now_millis);
        Some(Output::Send(encode_message(&Message::QueryAwareness)))
    }

    /// When the connection will be given up if nothing is heard until then.
    pub fn dies_at(&self) -> u64 {
        let silence = self.heard_at + SILENCE_MAX_MILLIS;
        let hello = if self.hello {
            silence
        } else {
            self.opened_at + HELLO_TIMEOUT_MILLIS
        };
        let probe = self
            .probed_at
            .map_or(silence, |probed| probed + PROBE_TIMEOUT_MILLIS);
        silence.min(hello).min(probe)
    }

    pub fn is_dead(&self, now_millis: u64) -> bool {
        self.dies_at() <= now_millis
    }
}
