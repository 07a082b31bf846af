//! A session at work: drives the client, the socket and the log.

use std::rc::{Rc, Weak};

use board::{Board, BoardError, BoardId, Clocks};
use collab::message::{RefusalCode, close};
use collab::{Client, ClientSettings, Keeping, MergeError, Output, Replica};
use web_sys::Performance;

use super::{BoardHost, Incoming, Inner, SessionEvent};
use crate::net::keeper::{Keeper, Written};
use crate::net::socket::{BROKEN, Socket, SocketEvent};
use crate::platform::{now_millis, window};

pub(super) struct Running {
    session: Weak<Inner>,
    pub(super) board: BoardId,
    key: String,
    pub(super) client: Client,
    socket: Option<Socket>,
    /// Tells sockets apart: what an old one says late is ignored.
    socket_number: u64,
    pub(super) keeper: Option<Keeper>,
    clock: Clock,
}

/// Milliseconds since 1970 that never run backwards while the page is open.
struct Clock {
    start_millis: f64,
    performance: Option<(Performance, f64)>,
}

impl Clock {
    fn new() -> Self {
        let performance = window().performance();
        Self {
            start_millis: now_millis(),
            performance: performance.map(|performance| {
                let start = performance.now();
                (performance, start)
            }),
        }
    }

    fn now(&self) -> u64 {
        let elapsed = match &self.performance {
            Some((performance, start)) => performance.now() - start,
            None => now_millis() - self.start_millis,
        };
        (self.start_millis + elapsed.max(0.0)) as u64
    }
}

/// The host's board as the client wants to see it.
pub(super) struct Hosted<'a>(pub &'a Rc<dyn BoardHost>);

impl Hosted<'_> {
    pub fn read<T>(&self, read: impl Fn(&Board) -> T) -> Option<T> {
        let mut answer = None;
        self.0.with_board(&mut |board| answer = Some(read(board)));
        answer
    }
}

impl Replica for Hosted<'_> {
    fn state_vector(&self) -> Vec<u8> {
        // The vector of an empty board; the relay then tells everything.
        self.read(Board::state_vector).unwrap_or_else(|| vec![0])
    }

    fn difference(&self, state_vector: &[u8]) -> Result<Vec<u8>, BoardError> {
        self.read(|board| board.encode_difference(state_vector))
            .unwrap_or_else(|| Err(no_board()))
    }

    fn merge(&mut self, update: &[u8]) -> Result<(), MergeError> {
        let checked = self
            .read(|board| Clocks::of(board).check(update))
            .ok_or_else(no_board)??;
        self.0.merge(vec![update.to_vec()]);
        // What had to wait for another writer's changes was not taken in.
        match self.read(|board| Clocks::of(board).cover(checked.advance())) {
            Some(true) => Ok(()),
            Some(false) | None => Err(MergeError::Gap),
        }
    }
}

fn no_board() -> BoardError {
    BoardError::Unmergeable("the board is not open".to_owned())
}

impl Running {
    pub fn new(
        session: Weak<Inner>,
        board: BoardId,
        key: String,
        settings: ClientSettings,
        keeper: Option<Keeper>,
    ) -> Self {
        let clock = Clock::new();
        Self {
            session,
            board,
            key,
            client: Client::new(settings, clock.now()),
            socket: None,
            socket_number: 0,
            keeper,
            clock,
        }
    }

    pub fn session(&self) -> &Weak<Inner> {
        &self.session
    }

    /// In how many milliseconds a tick is wanted.
    pub fn wakes_in_millis(&self) -> Option<i32> {
        let delay = self.client.wakes_at()?.saturating_sub(self.clock.now());
        // A timer may ring a little early; one more millisecond saves a second one.
        Some(i32::try_from(delay).unwrap_or(i32::MAX - 1) + 1)
    }

    pub fn close(&mut self) {
        self.socket = None;
        self.keeper = None;
    }

    /// Whether closing the tab now would lose changes: the relay has not got them, and neither has the browser.
    pub fn would_lose_changes(&self) -> bool {
        self.client.unsaved_changes() > 0
            && !self.keeper.as_ref().is_some_and(Keeper::has_written_all)
    }

    /// Deals with one thing that came in, and gives what the host is to be told.
    pub fn handle(&mut self, incoming: Incoming, host: &Rc<dyn BoardHost>) -> Vec<SessionEvent> {
        let now = self.clock.now();
        let mut events = Vec::new();
        if let Some(socket) = &self.socket {
            self.client.on_backlog(socket.backlog_bytes());
        }
        match incoming {
            Incoming::Start => {
                if self.keeper.is_none() {
                    self.client.on_keeping(Keeping::InTab, now);
                }
                self.client.start(now);
            }
            Incoming::Socket(number, event) if number == self.socket_number => match event {
                SocketEvent::Opened => self.client.on_open(now),
                SocketEvent::Frame(frame) => {
                    self.client.on_message(&frame, &mut Hosted(host), now);
                }
                SocketEvent::Closed(code) => {
                    self.socket = None;
                    self.client.on_close(code, now);
                }
            },
            Incoming::Socket(..) => {}
            Incoming::LocalUpdate(update) => {
                if let Some(keeper) = &self.keeper {
                    let sequence = self.client.next_sequence();
                    keeper.append_own(sequence, &update, || whole_board(host));
                }
                self.client.on_local_update(update, now);
            }
            Incoming::Presence(presence) => self.client.on_presence(presence, now),
            Incoming::Tick => self.client.on_tick(now),
            Incoming::Online => self.client.on_online(now),
            Incoming::Offline => self.client.on_offline(now),
            Incoming::Written(written) => self.note_written(written, now, &mut events),
            Incoming::Work(work) => work(self, host, now),
        }
        for output in self.client.take_outputs() {
            self.perform(output, host, &mut events);
        }
        events
    }

    fn note_written(&mut self, written: Written, now: u64, events: &mut Vec<SessionEvent>) {
        match written {
            Ok(()) => {
                let whole = self
                    .keeper
                    .as_ref()
                    .is_some_and(|keeper| !keeper.has_hole());
                if whole {
                    self.client.on_keeping(Keeping::OnDevice, now);
                }
            }
            Err(error) => {
                let first = self
                    .keeper
                    .as_ref()
                    .is_some_and(|keeper| !keeper.has_hole());
                if let Some(keeper) = &self.keeper {
                    keeper.note_hole();
                }
                self.client.on_keeping(Keeping::InTab, now);
                if first {
                    events.push(SessionEvent::StorageTrouble(error));
                }
            }
        }
    }

    fn perform(
        &mut self,
        output: Output,
        host: &Rc<dyn BoardHost>,
        events: &mut Vec<SessionEvent>,
    ) {
        match output {
            Output::Connect => self.connect(),
            Output::Disconnect => self.socket = None,
            Output::Send(frame) => {
                if let Some(socket) = &self.socket {
                    socket.send(frame);
                }
            }
            Output::Merged(update) => {
                if let Some(keeper) = &self.keeper {
                    keeper.append_others(&update, || whole_board(host));
                }
            }
            Output::Synced => events.push(SessionEvent::Synced),
            Output::Saved(saved) => {
                if let Some(keeper) = &self.keeper {
                    keeper.note_saved(&saved);
                }
            }
            Output::Refused {
                code: RefusalCode::TakenBack,
                ..
            } => events.push(SessionEvent::TakenBack),
            // The change stays in the log and is counted as unsaved: the copy in this browser keeps it.
            Output::Refused { reason, .. } => events.push(SessionEvent::Refused(reason)),
            Output::Unmergeable { update: _, reason } => {
                events.push(SessionEvent::Unmergeable(reason));
            }
            Output::Incarnation(incarnation) => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep_incarnation(incarnation);
                }
            }
            Output::Role(role) => events.push(SessionEvent::Role(role)),
            Output::People => events.push(SessionEvent::People(self.client.people())),
            Output::Status(status) => events.push(SessionEvent::Status(status)),
        }
    }

    fn connect(&mut self) {
        self.socket_number += 1;
        let number = self.socket_number;
        let session = Weak::clone(&self.session);
        let tell = move |event| {
            if let Some(inner) = session.upgrade() {
                inner.take(Incoming::Socket(number, event));
            }
        };
        // Anything else cannot be a key, and the browser would refuse it as a subprotocol.
        let may_be_key =
            !self.key.is_empty() && self.key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !may_be_key {
            tell(SocketEvent::Closed(close::WRONG_KEY));
            return;
        }
        self.socket = Socket::open(&self.board, &self.key, tell.clone());
        if self.socket.is_none() {
            tell(SocketEvent::Closed(BROKEN));
        }
    }
}

fn whole_board(host: &Rc<dyn BoardHost>) -> Vec<u8> {
    Hosted(host)
        .read(Board::encode_state)
        .unwrap_or_else(|| board::EMPTY_UPDATE.to_vec())
}
