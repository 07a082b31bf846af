//! What a room has heard of and the disk has not.

use std::collections::VecDeque;
use std::sync::{Arc, mpsc};

use board::BoardId;

use super::entry::{Entry, number};
use super::journal::{Command, Swept};
use crate::checkpoints::unix_millis;

/// Changes of one board on their way to the disk, in their order. Only what is durable is written down as having
/// happened.
pub(crate) struct Waiting {
    board: BoardId,
    commands: mpsc::Sender<Command>,
    /// Tells the connections of this start of the relay from those of others.
    start: u64,
    all: VecDeque<(Entry, Swept)>,
    /// The record of the last change, and how many changes it has.
    last: (u64, u64),
}

impl Waiting {
    pub(super) fn new(board: BoardId, commands: mpsc::Sender<Command>, start: u64) -> Self {
        Self {
            board,
            commands,
            start,
            all: VecDeque::new(),
            last: (0, 0),
        }
    }

    /// A change was merged, and goes to the store with the record of that number.
    pub(crate) fn add(
        &mut self,
        record: u64,
        (connection, who): (u64, String),
        (made, deleted): (usize, usize),
        update: Arc<[u8]>,
    ) {
        let place = if self.last.0 == record {
            self.last.1
        } else {
            0
        };
        self.last = (record, place + 1);
        let entry = Entry {
            number: number(record, place),
            at: unix_millis(),
            connection: self.start.wrapping_add(connection),
            who,
            update,
        };
        self.all.push_back((entry, Swept { made, deleted }));
    }

    /// Everything up to that record is durable.
    pub(crate) fn durable(&mut self, record: u64) {
        while self
            .all
            .front()
            .is_some_and(|(entry, _)| entry.record() <= record)
        {
            let Some((entry, swept)) = self.all.pop_front() else {
                return;
            };
            let board = self.board.clone();
            // Fails while the relay stops.
            let _ = self.commands.send(Command::Write(board, entry, swept));
        }
    }
}
