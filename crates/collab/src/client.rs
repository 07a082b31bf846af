//! The client's half: what one tab says to the relay, and what it may tell its person about it.
//!
//! A [`Client`] knows no socket, clock or storage. Whoever drives it calls an `on_…` method for everything that happens,
//! carries out what [`Client::take_outputs`] gives, and calls [`Client::on_tick`] when [`Client::wakes_at`] has come.
//!
//! A connection goes like this:
//!
//! 1. The socket opens; the relay says [`Hello`](crate::message::Hello). Nothing is sent before: if the board's history is not
//!    the one on this device, nothing must be merged.
//! 2. We say what we have (step 1); the relay answers with what we lack (step 2). Changes that arrive before
//!    that answer wait for it, so that none is merged over a gap.
//! 3. The relay says what it has; we answer with all that it lacks. Only from then on are our changes sent one by
//!    one as they happen: whatever was made before is in that answer.
//! 4. The relay acknowledges what is on its disk. Only then is a change *saved*.

mod badge;
mod connection;
mod numbering;
mod output;
mod receive;
mod replica;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use board::ClientNumber;

use crate::backoff::Backoff;
use crate::message::{AwarenessEntry, Incarnation, Message, Role, close, encode_message};
use crate::outbox::Outbox;
use crate::presence::{Others, Own, Person, Presence, ReadJson};
use crate::status::{GoneReason, Keeping, Status};
use connection::Connection;
pub use output::Output;
pub use replica::{MergeError, Replica};

/// An attempt to connect that takes longer is given up.
const CONNECT_TIMEOUT_MILLIS: u64 = 15_000;
/// A loss of connection shorter than this is "reconnecting", a longer one is "offline".
const GRACE_MILLIS: u64 = 5_000;
/// While more bytes than this wait in the socket, presence waits.
const BACKLOG_FOR_PRESENCE_BYTES: usize = 64 * 1024;
/// While more bytes than this wait in the socket, changes wait as well.
const BACKLOG_FOR_CHANGES_BYTES: usize = 1024 * 1024;
/// How soon a backlog is looked at again.
const BACKLOG_POLL_MILLIS: u64 = 50;

/// What a client starts from.
#[derive(Clone, Copy, Debug)]
pub struct ClientSettings {
    /// The number under which the board of this tab writes.
    pub client: ClientNumber,
    /// The history that the copy on this device belongs to; `None` if there is no copy.
    pub incarnation: Option<Incarnation>,
    /// Changes in that copy that were never acknowledged.
    pub stored_changes: usize,
    /// A fresh random value, for the waits between attempts to connect.
    pub seed: u64,
    /// What the presence of others is read with.
    pub read_json: ReadJson,
}

/// One tab's side of one board.
#[derive(Clone, Debug)]
pub struct Client {
    number: ClientNumber,
    incarnation: Option<Incarnation>,
    outbox: Outbox,
    link: Link,
    backoff: Backoff,
    random: u64,
    own: Own,
    others: Others,
    role: Option<Role>,
    keeping: Keeping,
    /// Whether any connection has come as far as an acknowledged comparison.
    was_compared: bool,
    /// Since when there has been no connection.
    lost_at: u64,
    network_is_down: bool,
    backlog_bytes: usize,
    status: Status,
    outputs: Vec<Output>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Link {
    Idle,
    Waiting { until: u64 },
    Connecting { since: u64 },
    Open(Connection),
    Stopped(Stop),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stop {
    Gone(GoneReason),
    OtherHistory,
}

impl Client {
    /// A client that has not begun to connect. Local storage must have been read before: what
    /// is in it counts as part of the replica.
    pub fn new(settings: ClientSettings, now_millis: u64) -> Self {
        Self {
            number: settings.client,
            incarnation: settings.incarnation,
            outbox: Outbox::new(settings.stored_changes),
            link: Link::Idle,
            backoff: Backoff::default(),
            random: settings.seed,
            own: Own::new(now_millis),
            others: Others::new(settings.read_json),
            role: None,
            keeping: Keeping::default(),
            was_compared: false,
            lost_at: now_millis,
            network_is_down: false,
            backlog_bytes: 0,
            status: Status::Connecting,
            outputs: Vec::new(),
        }
    }

    /// Begins to connect.
    pub fn start(&mut self, now_millis: u64) {
        if self.link == Link::Idle {
            self.lost_at = now_millis;
            self.connect(now_millis);
        }
        self.settle(now_millis);
    }

    /// The socket that [`Output::Connect`] asked for is open.
    pub fn on_open(&mut self, now_millis: u64) {
        if matches!(self.link, Link::Connecting { .. }) {
            self.outbox.reconnected();
            self.own.reconnected();
            self.link = Link::Open(Connection::new(now_millis));
        }
        self.settle(now_millis);
    }

    /// The socket is closed, or could not be opened; `code` is the WebSocket close code.
    pub fn on_close(&mut self, code: u16, now_millis: u64) {
        match self.link {
            Link::Connecting { .. } | Link::Open(_) => match code {
                close::NO_KEY | close::WRONG_KEY => self.stop(Stop::Gone(GoneReason::WrongKey)),
                close::REVOKED => self.stop(Stop::Gone(GoneReason::Revoked)),
                close::LOCKED => self.stop(Stop::Gone(GoneReason::Locked)),
                close::UNKNOWN_BOARD => self.stop(Stop::Gone(GoneReason::UnknownBoard)),
                _ => self.lose(now_millis),
            },
            Link::Idle | Link::Waiting { .. } | Link::Stopped(_) => {}
        }
        self.settle(now_millis);
    }

    /// A frame has come.
    pub fn on_message(&mut self, frame: &[u8], replica: &mut dyn Replica, now_millis: u64) {
        self.receive(frame, replica, now_millis);
        self.settle(now_millis);
    }

    /// The person has changed the board; the replica has the change already. Gives the change's sequence number in this tab,
    /// under which [`Output::Saved`] will name it.
    pub fn on_local_update(&mut self, update: Vec<u8>, now_millis: u64) -> u64 {
        let sequence = self.outbox.add();
        if let Link::Open(connection) = &mut self.link
            && connection.answered
        {
            connection.waiting.push_back((sequence, update));
        }
        self.settle(now_millis);
        sequence
    }

    /// `count` changes that another tab of this browser left unsaved are in the replica now. From here on they are this
    /// tab's; they are told with the next comparison, which is made anew. Gives the sequence numbers under which
    /// [`Output::Saved`] will name them.
    pub fn on_adopted(&mut self, count: usize, now_millis: u64) -> RangeInclusive<u64> {
        let sequences = self.outbox.add_many(count);
        if self.connection().is_some_and(|it| it.answered) {
            self.hang_up(now_millis);
        }
        self.settle(now_millis);
        sequences
    }

    /// The person's own presence has changed.
    pub fn on_presence(&mut self, presence: Presence, now_millis: u64) {
        self.own.set(presence);
        self.settle(now_millis);
    }

    /// Time has passed.
    pub fn on_tick(&mut self, now_millis: u64) {
        match &self.link {
            Link::Waiting { until } if *until <= now_millis => self.connect(now_millis),
            Link::Connecting { since } if since + CONNECT_TIMEOUT_MILLIS <= now_millis => {
                self.hang_up(now_millis);
            }
            Link::Open(connection) if connection.is_dead(now_millis) => self.hang_up(now_millis),
            Link::Idle
            | Link::Waiting { .. }
            | Link::Connecting { .. }
            | Link::Open(_)
            | Link::Stopped(_) => {}
        }
        if self.others.expire(now_millis) {
            self.outputs.push(Output::People);
        }
        self.settle(now_millis);
    }

    /// The network is back, or the page can be seen again: there is no use in waiting any longer.
    pub fn on_online(&mut self, now_millis: u64) {
        self.network_is_down = false;
        match &mut self.link {
            Link::Waiting { .. } => self.connect(now_millis),
            Link::Open(connection) => self.outputs.extend(connection.probe(now_millis)),
            Link::Idle | Link::Connecting { .. } | Link::Stopped(_) => {}
        }
        self.settle(now_millis);
    }

    /// The browser says that there is no network. A connection that lives nevertheless (to this machine, say) is kept.
    pub fn on_offline(&mut self, now_millis: u64) {
        self.network_is_down = true;
        if let Link::Open(connection) = &mut self.link {
            self.outputs.extend(connection.probe(now_millis));
        }
        self.settle(now_millis);
    }

    /// How many bytes wait in the socket. To be told before each tick.
    pub fn on_backlog(&mut self, bytes: usize) {
        self.backlog_bytes = bytes;
    }

    /// Where changes are kept that the relay does not have.
    pub fn on_keeping(&mut self, keeping: Keeping, now_millis: u64) {
        self.keeping = keeping;
        self.settle(now_millis);
    }

    /// What is to be done, oldest first.
    pub fn take_outputs(&mut self) -> Vec<Output> {
        std::mem::take(&mut self.outputs)
    }

    /// When [`Client::on_tick`] is to be called at the latest; `None` if nothing depends on time.
    pub fn wakes_at(&self) -> Option<u64> {
        let link = match &self.link {
            Link::Waiting { until } => Some(*until),
            Link::Connecting { since } => Some(since + CONNECT_TIMEOUT_MILLIS),
            Link::Open(connection) => Some(connection.dies_at()),
            Link::Idle | Link::Stopped(_) => None,
        };
        let grace = match &self.link {
            Link::Waiting { .. } | Link::Connecting { .. }
                if !matches!(self.status, Status::Offline { .. }) =>
            {
                Some(self.lost_at + GRACE_MILLIS)
            }
            Link::Idle
            | Link::Waiting { .. }
            | Link::Connecting { .. }
            | Link::Open(_)
            | Link::Stopped(_) => None,
        };
        let presence = self.connection().and_then(|connection| {
            let due = connection.hello.then(|| self.own.due_at()).flatten()?;
            let held_up = self.backlog_bytes > BACKLOG_FOR_PRESENCE_BYTES;
            Some(if held_up {
                due.max(connection.looked_at + BACKLOG_POLL_MILLIS)
            } else {
                due
            })
        });
        let waiting = self
            .connection()
            .filter(|connection| !connection.waiting.is_empty())
            .map(|connection| connection.looked_at + BACKLOG_POLL_MILLIS);
        [link, grace, presence, waiting, self.others.expires_at()]
            .into_iter()
            .flatten()
            .min()
    }

    /// Where the person's changes are.
    pub fn status(&self) -> Status {
        self.status
    }

    /// What the link allows; `None` before the relay has said it.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// Who else is on the board.
    pub fn people(&self) -> Vec<Person> {
        self.others.people().collect()
    }

    /// How many changes are not acknowledged.
    pub fn unsaved_changes(&self) -> usize {
        self.outbox.unsaved_count()
    }

    fn connection(&self) -> Option<&Connection> {
        match &self.link {
            Link::Open(connection) => Some(connection),
            Link::Idle | Link::Waiting { .. } | Link::Connecting { .. } | Link::Stopped(_) => None,
        }
    }

    fn connect(&mut self, now_millis: u64) {
        self.link = Link::Connecting { since: now_millis };
        self.outputs.push(Output::Connect);
    }

    /// Gives the connection up from this side.
    fn hang_up(&mut self, now_millis: u64) {
        self.outputs.push(Output::Disconnect);
        self.lose(now_millis);
    }

    /// There is no connection any more; the next attempt is planned.
    fn lose(&mut self, now_millis: u64) {
        if let Some(connection) = self.connection() {
            if connection.opened_at + Backoff::STABLE_AFTER_MILLIS <= now_millis {
                self.backoff.reset();
            }
            self.lost_at = now_millis;
        }
        self.forget_people();
        let random = self.next_random();
        let until = now_millis + self.backoff.next_delay_millis(random);
        self.link = Link::Waiting { until };
    }

    fn stop(&mut self, stop: Stop) {
        self.forget_people();
        self.link = Link::Stopped(stop);
    }

    fn forget_people(&mut self) {
        if self.others.clear() {
            self.outputs.push(Output::People);
        }
    }

    /// SplitMix64: a whole sequence of even values out of the one random seed.
    fn next_random(&mut self) -> u32 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed >> 32) as u32
    }

    /// Sends what may be sent now and tells the status if it is another one.
    fn settle(&mut self, now_millis: u64) {
        if let Link::Open(connection) = &mut self.link {
            connection.looked_at = now_millis;
            while self.backlog_bytes <= BACKLOG_FOR_CHANGES_BYTES {
                let Some((sequence, update)) = connection.waiting.pop_front() else {
                    break;
                };
                let message = Message::Update(update);
                let frame = encode_message(&message);
                if let Message::Update(update) = message {
                    self.outbox.send_change(sequence, update);
                }
                self.backlog_bytes += frame.len();
                self.outputs.push(Output::Send(frame));
            }
            if connection.hello
                && self.backlog_bytes <= BACKLOG_FOR_PRESENCE_BYTES
                && let Some((clock, state)) = self.own.take(now_millis)
            {
                let entry = AwarenessEntry {
                    client: self.number.get(),
                    clock,
                    state,
                };
                let frame = encode_message(&Message::Awareness(vec![entry]));
                self.outputs.push(Output::Send(frame));
            }
        }
        let status = self.find_status(now_millis);
        if status != self.status {
            self.status = status;
            self.outputs.push(Output::Status(status));
        }
    }
}
