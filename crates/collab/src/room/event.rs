//! What comes into a room and what comes out.

use std::sync::Arc;

use board::Board;

use crate::message::{Incarnation, Role};

/// Names one connection; never used twice while the relay runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ConnectionId(pub u64);

/// Names one question, so that its answer finds the way back.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Ticket(pub u64);

/// Which messages a client understands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// Those of the Yjs protocol and ours.
    Nonet,
    /// Those of the Yjs protocol only.
    Stock,
}

/// A board as the store has it.
#[derive(Debug)]
pub struct Loaded {
    /// The document.
    pub board: Board,
    /// The number of the last record in it.
    pub head: u64,
    /// Which history it is.
    pub incarnation: Incarnation,
    /// How many bytes it took in the store.
    pub bytes: usize,
    /// What is wrong with it, if this is not all of it but only what comes before the damage. Nobody may write then.
    pub damage: Option<String>,
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The store gave the board.
    Loaded(Box<Loaded>),
    /// The store could not.
    LoadFailed(String),
    /// A document was made of what [`Effect::Rouse`] gave.
    Roused(Box<Board>),
    /// None could be made of it.
    RouseFailed(String),
    /// Somebody came, with a key that was checked.
    Opened {
        /// The connection.
        connection: ConnectionId,
        /// What the key allows.
        role: Role,
        /// What the client understands.
        dialect: Dialect,
    },
    /// A binary frame came.
    Frame {
        /// From whom.
        connection: ConnectionId,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A connection ended.
    Closed {
        /// Which.
        connection: ConnectionId,
    },
    /// A connection must end: what let it in does not hold any more.
    Expelled {
        /// Which.
        connection: ConnectionId,
        /// What it is told, a code of [`crate::message::close`].
        code: u16,
        /// Why, in words.
        reason: &'static str,
    },
    /// The socket took frames that [`Effect::Send`] had handed over.
    Drained {
        /// Which connection's.
        connection: ConnectionId,
        /// How many.
        frames: usize,
        /// How many bytes together.
        bytes: usize,
    },
    /// Every record up to this number survives a power cut.
    Durable {
        /// The number.
        head: u64,
    },
    /// The store cannot write at the moment; it goes on trying.
    StoreFailing {
        /// Why.
        reason: String,
    },
    /// It can again.
    StoreRecovered,
    /// Somebody beside the connections wants to know something.
    Asked {
        /// Comes back with the answer.
        ticket: Ticket,
        /// What.
        question: Question,
    },
    /// The relay is shutting down.
    Draining,
    /// The time that [`Effect::Wake`] asked for has passed.
    Wake,
    /// Time has passed; to come a few times a second.
    Tick,
}

/// What can be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Question {
    /// The board's title.
    Title,
    /// The whole board, as it is durable.
    State,
    /// Whether what was said so far is durable; answered as soon as it is.
    Saved,
}

/// What is answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The board's title.
    Title(String),
    /// The whole board as one update.
    State(Arc<[u8]>),
    /// What was said before is durable.
    Saved,
}

/// Something to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Read the board from the store again.
    Load,
    /// Make a document of this; [`Event::Roused`] or [`Event::RouseFailed`] is to come.
    Rouse {
        /// The whole board as one Yjs update.
        state: Arc<[u8]>,
    },
    /// Write a record. [`Event::Durable`] follows when it is safe.
    Append {
        /// Its number, one more than the last.
        sequence: u64,
        /// A Yjs update.
        update: Arc<[u8]>,
    },
    /// Send a binary frame; what the socket took is told by [`Event::Drained`].
    Send {
        /// To whom.
        connection: ConnectionId,
        /// Its bytes.
        frame: Arc<[u8]>,
    },
    /// Send what is queued, then close.
    Close {
        /// Which.
        connection: ConnectionId,
        /// A code of [`crate::message::close`].
        code: u16,
        /// Why, in words.
        reason: String,
    },
    /// Send [`Event::Wake`] after so many milliseconds, or sooner if that was asked for before.
    Wake {
        /// How many.
        millis: u64,
    },
    /// An answer; `Err` says why there is none.
    Answer {
        /// Of which question.
        ticket: Ticket,
        /// The answer.
        answer: Result<Answer, String>,
    },
    /// Something for the log.
    Report(Report),
    /// Nobody is here and nothing is left to write: the room may end. If events still come, it goes on.
    Finished,
}

/// What the log should tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Report {
    /// The document panicked and is loaded again.
    Poisoned {
        /// Whose update it was.
        culprit: Option<ConnectionId>,
        /// What was being done.
        what: String,
    },
    /// Only a part of the board could be read, and why.
    Damaged(String),
    /// A change was merged; it is durable when the record is in which it goes to the store.
    Merged {
        /// The record's number. Other changes may go with it.
        sequence: u64,
        /// Whose it is.
        connection: ConnectionId,
        /// What they call themselves; empty if they do not say.
        name: String,
        /// How many elements it made.
        made: usize,
        /// How many it deleted.
        deleted: usize,
        /// All that it changed, as one Yjs update.
        update: Arc<[u8]>,
    },
    /// One change made or deleted many elements.
    Swept {
        /// Whose.
        connection: ConnectionId,
        /// What they call themselves; empty if they do not say.
        name: String,
        /// How many it made.
        made: usize,
        /// How many it deleted.
        deleted: usize,
    },
    /// A connection's update was refused, or a part of it.
    Refused {
        /// Whose.
        connection: ConnectionId,
        /// Why.
        reason: String,
    },
}
