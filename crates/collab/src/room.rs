//! The relay's half of a board.
//!
//! A [`Room`] owns the board's document while anybody is on it. [`Room::step`] takes one [`Event`] and gives the
//! [`Effect`]s to carry out, in order. An edit goes this way:
//!
//! 1. the frame is read whole, or the connection is closed (`intake`);
//! 2. the role allows it, and [`board::Clocks::check_foreign`] finds nothing in it that could harm the document;
//! 3. it is merged, and the document says what that changed;
//! 4. that change, with others that came at the same moment (`recording`), gets the next sequence number and goes to the
//!    store ([`Effect::Append`]);
//! 5. when the store says that it is durable ([`Event::Durable`]), the others get it and the author an acknowledgement.
//!
//! Everything that shows the document waits in the gate until what it shows is durable, answers to
//! newcomers included: nobody ever sees what a power cut could take back. Presence passes beside the gate.
//!
//! yrs can panic on hostile bytes. That is contained: the document is thrown away and loaded from the store again,
//! while the connections stay ([`Effect::Load`]).
//!
//! A board on which nobody changes anything for a while rests: its document is put away, and made again when it is needed
//! (`resting`).

mod batch;
mod bucket;
mod connection;
mod delivery;
mod document;
mod door;
mod event;
mod gate;
mod intake;
pub mod limits;
mod loading;
mod people;
mod recent;
mod recording;
mod resting;
mod rounds;
mod sight;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::message::{Incarnation, Message, RelayState, close};
use batch::Batch;
use connection::Connection;
use document::Document;
use gate::{Gate, Gated};
use people::People;
use recent::Recent;
use resting::Resting;
use rounds::Rounds;

pub use event::{Answer, ConnectionId, Dialect, Effect, Event, Loaded, Question, Report, Ticket};
pub use resting::PutAway;

/// Where the document is.
enum Phase {
    /// Being loaded; frames wait.
    Loading,
    /// Thrown away after a panic; loaded again once everything that was appended is durable.
    Flushing,
    /// Here.
    Ready(Box<Document>),
    /// Put away, as nobody needs it.
    Resting(Box<Resting>),
    /// Put away, and being made again.
    Rousing(Box<Resting>),
    /// It could not be loaded. Never an empty board instead.
    Unavailable(String),
}

/// One open board.
pub struct Room {
    phase: Phase,
    incarnation: Incarnation,
    /// The number of the last record handed to the store.
    sequence: u64,
    /// The number of the last record that survives a power cut.
    durable: u64,
    /// Changes that are no record yet; its number is to be the next.
    batch: Option<Batch>,
    /// In a crowd the next record is not made before then, in milliseconds.
    next_record_millis: u64,
    connections: BTreeMap<ConnectionId, Connection>,
    people: People,
    rounds: Rounds,
    gate: Gate,
    recent: Recent,
    questions: Vec<(Ticket, Question)>,
    /// Whether the document is only what could be read of the board.
    damaged: bool,
    relay_state: (RelayState, String),
    draining: bool,
    /// Since when something waits for the store, in milliseconds.
    unsaved_since: Option<u64>,
    /// Since when nobody is here, in milliseconds.
    idle_since: Option<u64>,
    /// When the document last changed or came, in milliseconds.
    changed_millis: u64,
    /// Whether it came from the store, and nobody has changed anything since.
    is_only_looked_at: bool,
    /// After how long without a change the document is put away, in milliseconds.
    rest_millis: u64,
    /// A document that nobody needs any more.
    put_away: Option<PutAway>,
    now_millis: u64,
    effects: Vec<Effect>,
}

impl Default for Room {
    fn default() -> Self {
        Self::new()
    }
}

impl Room {
    /// A room whose board is being loaded: [`Event::Loaded`] or [`Event::LoadFailed`] is to come.
    pub fn new() -> Self {
        Self {
            phase: Phase::Loading,
            incarnation: Incarnation([0; 16]),
            sequence: 0,
            durable: 0,
            batch: None,
            next_record_millis: 0,
            connections: BTreeMap::new(),
            people: People::default(),
            rounds: Rounds::default(),
            gate: Gate::default(),
            recent: Recent::default(),
            questions: Vec::new(),
            damaged: false,
            relay_state: (RelayState::Fine, String::new()),
            draining: false,
            unsaved_since: None,
            idle_since: None,
            changed_millis: 0,
            is_only_looked_at: false,
            rest_millis: limits::REST_MILLIS,
            put_away: None,
            now_millis: 0,
            effects: Vec::new(),
        }
    }

    /// Lets the board rest after another time without a change than [`limits::REST_MILLIS`], in milliseconds. For tests
    /// and simulators.
    pub fn rest_after(&mut self, millis: u64) {
        self.rest_millis = millis;
    }

    /// Takes one event and gives what is to be done. `now_millis` is a clock that never runs backwards.
    pub fn step(&mut self, now_millis: u64, event: Event) -> Vec<Effect> {
        self.take(now_millis, event);
        self.finish_turn()
    }

    /// Takes one event of several that have come at once: what they change is recorded, and told, together.
    /// [`Room::finish_turn`] has to follow.
    pub fn take(&mut self, now_millis: u64, event: Event) {
        self.now_millis = self.now_millis.max(now_millis);
        match event {
            Event::Loaded(loaded) => self.loaded(*loaded),
            Event::LoadFailed(reason) => self.load_failed(&reason),
            Event::Roused(board) => self.roused(*board),
            Event::RouseFailed(reason) => self.rouse_failed(&reason),
            Event::Opened {
                connection,
                role,
                dialect,
            } => self.opened(connection, role, dialect),
            Event::Frame { connection, bytes } => self.frame(connection, bytes),
            Event::Closed { connection } => self.left(connection),
            Event::Expelled {
                connection,
                code,
                reason,
            } => self.close(connection, code, reason),
            Event::Drained {
                connection,
                frames,
                bytes,
            } => self.drained(connection, frames, bytes),
            Event::Durable { head } => {
                self.durable = self.durable.max(head);
                self.unsaved_since = (self.durable < self.sequence).then_some(self.now_millis);
                if self.relay_state.0 == RelayState::StoreSlow {
                    self.tell(RelayState::Fine, String::new());
                }
                self.reload_once_flushed();
            }
            Event::StoreFailing { reason } => self.tell(RelayState::CannotSave, reason),
            Event::StoreRecovered => self.tell(RelayState::Fine, String::new()),
            Event::Asked { ticket, question } => self.asked(ticket, question),
            Event::Draining => self.drain(),
            Event::Wake => self.rounds.woken(),
            Event::Tick => self.tick(),
        }
    }

    /// What is to be done after the events of a turn.
    pub fn finish_turn(&mut self) -> Vec<Effect> {
        self.record_if_due();
        self.release();
        self.show_round_if_due();
        self.finish_draining();
        if self.connections.is_empty() {
            self.idle_since.get_or_insert(self.now_millis);
        } else {
            self.idle_since = None;
        }
        std::mem::take(&mut self.effects)
    }

    /// How many connections there are.
    pub fn connections(&self) -> usize {
        self.connections.len()
    }

    /// The number of the last record handed to the store, and of the last durable one.
    pub fn heads(&self) -> (u64, u64) {
        (self.sequence, self.durable)
    }

    /// The document as it is now, durable or not. For tests and simulators; `None` while it is loading or put away.
    pub fn board(&self) -> Option<&board::Board> {
        match &self.phase {
            Phase::Ready(document) => Some(document.board()),
            Phase::Loading
            | Phase::Flushing
            | Phase::Resting(_)
            | Phase::Rousing(_)
            | Phase::Unavailable(_) => None,
        }
    }

    fn tell(&mut self, state: RelayState, reason: String) {
        if self.relay_state.0 == state {
            return;
        }
        self.relay_state = (state, reason.clone());
        let message = Message::Status { state, reason };
        let ours: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| connection.dialect == Dialect::Nonet && connection.greeted)
            .map(|(&id, _)| id)
            .collect();
        for id in ours {
            self.send_message(id, &message);
        }
    }

    fn asked(&mut self, ticket: Ticket, question: Question) {
        match &mut self.phase {
            Phase::Loading | Phase::Flushing => self.questions.push((ticket, question)),
            Phase::Resting(_) | Phase::Rousing(_) => self.asked_at_rest(ticket, question),
            Phase::Unavailable(reason) => {
                let answer = Err(reason.clone());
                self.effects.push(Effect::Answer { ticket, answer });
            }
            Phase::Ready(document) => match question {
                Question::Title => {
                    let answer = Ok(Answer::Title(document.board().info().title));
                    self.effects.push(Effect::Answer { ticket, answer });
                }
                Question::Saved => {
                    let (head, answer) = (self.head(), Answer::Saved);
                    self.gate.push(head, Gated::Answer { ticket, answer });
                }
                Question::State => match document.encode_state() {
                    Ok(state) => {
                        let head = self.head();
                        let answer = Answer::State(state);
                        self.gate.push(head, Gated::Answer { ticket, answer });
                    }
                    Err(panic) => {
                        let answer = Err("the board is being loaded again".to_owned());
                        self.effects.push(Effect::Answer { ticket, answer });
                        self.poisoned(None, &panic);
                    }
                },
            },
        }
    }

    fn drain(&mut self) {
        self.draining = true;
        self.tell(RelayState::Draining, "the relay is restarting".to_owned());
    }

    fn finish_draining(&mut self) {
        if !self.draining || self.durable < self.sequence {
            return;
        }
        let all: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for connection in all {
            self.close(connection, close::RESTART, "the relay is restarting");
        }
        self.effects.push(Effect::Finished);
    }

    /// What is due by time alone.
    fn tick(&mut self) {
        self.head();
        let is_slow = self
            .unsaved_since
            .is_some_and(|since| self.now_millis - since >= limits::SLOW_MILLIS);
        if is_slow && self.relay_state.0 == RelayState::Fine {
            self.tell(RelayState::StoreSlow, "saving takes long".to_owned());
        }
        let now_millis = self.now_millis;
        if let Some(document) = self.document() {
            document.forget_answer(now_millis);
        }
        let all: Vec<ConnectionId> = self.connections.keys().copied().collect();
        for id in all {
            self.give_up_gaps(id);
            self.answer_if_due(id);
            self.resync_if_due(id);
            self.keep_alive(id);
        }
        self.rest_if_due();
        let idle = self
            .idle_since
            .is_some_and(|since| self.now_millis - since >= limits::IDLE_MILLIS);
        if idle && self.durable >= self.sequence && self.questions.is_empty() {
            self.effects.push(Effect::Finished);
        }
    }

    /// Lets out of the gate what is durable by now, then acknowledges.
    fn release(&mut self) {
        let mut together: Option<Batch> = None;
        while let Some(gated) = self.gate.pop(self.durable) {
            let gated = match gated {
                Gated::Delta {
                    origin,
                    update,
                    advance,
                } => {
                    let is_added = together
                        .as_mut()
                        .is_some_and(|batch| batch.add(origin, &update, &advance));
                    if !is_added {
                        let next = Batch::new(origin, &update, advance);
                        if let Some(batch) = together.replace(next) {
                            self.broadcast(batch);
                        }
                    }
                    continue;
                }
                gated => gated,
            };
            // What else shows the document shows the changes before it.
            if let Some(batch) = together.take() {
                self.broadcast(batch);
            }
            match gated {
                Gated::Reply {
                    connection,
                    frame,
                    resync,
                } => self.reply(connection, frame, resync),
                Gated::Answer { ticket, answer } => self.effects.push(Effect::Answer {
                    ticket,
                    answer: Ok(answer),
                }),
                Gated::Delta { .. } => {}
            }
        }
        if let Some(batch) = together {
            self.broadcast(batch);
        }
        let all: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| !connection.awaiting.is_empty())
            .map(|(&id, _)| id)
            .collect();
        for id in all {
            self.acknowledge(id);
        }
    }

    fn document(&mut self) -> Option<&mut Document> {
        match &mut self.phase {
            Phase::Ready(document) => Some(document),
            Phase::Loading
            | Phase::Flushing
            | Phase::Resting(_)
            | Phase::Rousing(_)
            | Phase::Unavailable(_) => None,
        }
    }
}
