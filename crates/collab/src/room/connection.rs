//! What a room remembers of one connection.

use std::collections::VecDeque;

use board::Clocks;

use super::bucket::Bucket;
use super::event::Dialect;
use super::limits::{QUESTION_BURST, QUESTION_MILLIS};
use crate::message::Role;

/// What a sync frame still waits for before it counts as done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Need {
    /// That a record is durable; 0 for nothing (it was refused).
    Durable(u64),
    /// What it builds on.
    Missing,
}

/// A slow connection that misses changes.
pub(super) struct Lag {
    /// What it had before the first change that it missed.
    pub since: Clocks,
    /// The number of that change among the recent ones.
    pub from: u64,
    /// Whether the update that makes up for it is in the gate.
    pub answered: bool,
}

/// An update that builds on what has not arrived.
pub(super) struct HeldUpdate {
    pub count: u64,
    pub bytes: Vec<u8>,
}

pub(super) struct Connection {
    pub role: Role,
    pub dialect: Dialect,
    /// Whether it has heard the first things.
    pub greeted: bool,
    /// Frames that came while the document was not there.
    pub backlog: VecDeque<Vec<u8>>,
    /// Whether its socket is closed, and only its backlog keeps it.
    pub is_leaving: bool,
    /// Whether it has been told the state, so that changes make sense to it.
    pub subscribed: bool,
    /// Sync frames received.
    pub received: u64,
    /// Those not acknowledged yet, in order.
    pub awaiting: VecDeque<(u64, Need)>,
    pub held: Vec<HeldUpdate>,
    pub held_since_millis: u64,
    pub gap_questions: u32,
    /// A state vector that was not answered at once.
    pub asked: Option<Vec<u8>>,
    pub questions: Bucket,
    /// Whether it was not told of others' presence.
    pub presence_stale: bool,
    pub queued_frames: usize,
    pub queued_bytes: usize,
    pub lag: Option<Lag>,
    pub resync_after_millis: u64,
    pub last_sent_millis: u64,
    /// Whether a stock client was told that it may not write.
    pub told_read_only: bool,
}

impl Connection {
    pub(super) fn new(role: Role, dialect: Dialect, now_millis: u64) -> Self {
        Self {
            role,
            dialect,
            greeted: false,
            backlog: VecDeque::new(),
            is_leaving: false,
            subscribed: false,
            received: 0,
            awaiting: VecDeque::new(),
            held: Vec::new(),
            held_since_millis: 0,
            gap_questions: 0,
            asked: None,
            questions: Bucket::new(QUESTION_BURST, QUESTION_MILLIS, now_millis),
            presence_stale: false,
            queued_frames: 0,
            queued_bytes: 0,
            lag: None,
            resync_after_millis: 0,
            last_sent_millis: now_millis,
            told_read_only: false,
        }
    }

    /// Says what sync frame `count` waits for.
    pub(super) fn await_frame(&mut self, count: u64, need: Need) {
        // Mostly it is the newest; those before are asked only about one that waited for something.
        if self.awaiting.back().is_none_or(|&(last, _)| last < count) {
            return self.awaiting.push_back((count, need));
        }
        match self.awaiting.iter_mut().find(|(other, _)| *other == count) {
            Some((_, old)) => *old = need,
            None => self.awaiting.push_back((count, need)),
        }
    }

    /// Takes the frames that are done from the front; gives how many frames are done in all, if that changed.
    pub(super) fn settle(&mut self, durable: u64) -> Option<u64> {
        let mut done = None;
        while let Some(&(count, Need::Durable(need))) = self.awaiting.front() {
            if need > durable {
                break;
            }
            done = Some(count);
            self.awaiting.pop_front();
        }
        done
    }
}
