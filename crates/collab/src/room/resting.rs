//! Boards at rest: what a room keeps of a board on which nobody changes anything.
//!
//! A document takes up some twenty times of its encoded form. Whoever only looks needs no more than that form, what an
//! up-to-date replica is told, and what there is; so after a quiet while the document is put away ([`Room::rest_if_due`]).
//! What somebody then asks or says that takes a document has it made again from the encoded form, beside the room
//! ([`Effect::Rouse`]), and waits for that; everything else goes on. If nothing can be made of it, or something else than
//! was put away, the board is loaded from the store.

use std::sync::Arc;

use board::{Board, EMPTY_UPDATE, Holdings, Lacking};

use super::connection::{Connection, Need};
use super::document::{Document, contain};
use super::event::{Answer, ConnectionId, Effect, Question, Ticket};
use super::{Phase, Room, limits};
use crate::message::{
    Message, RefusalCode, check_state_vector, close, encode_frame, encode_message,
};

/// The state vector of whoever has nothing.
const NOTHING: [u8; 1] = [0];

/// A board without its document.
pub(super) struct Resting {
    holdings: Holdings,
    title: String,
    /// Bytes it takes in the store, about.
    bytes: usize,
    /// The whole board as one update, behind what makes a message of it.
    whole: Arc<[u8]>,
    whole_from: usize,
    /// What whoever lacks no insertion is told: all deletions.
    deletions: Arc<[u8]>,
}

/// A document that nobody needs any more. Dropping it takes a moment if it is large: that is for some other thread.
pub struct PutAway(Option<Box<Document>>);

impl PutAway {
    /// Bytes of the board in the store, about.
    pub fn bytes(&self) -> usize {
        self.0.as_ref().map_or(0, |document| document.bytes())
    }
}

impl Drop for PutAway {
    fn drop(&mut self) {
        if let Some(document) = self.0.take() {
            document.discard();
        }
    }
}

impl Document {
    /// What is kept of the board while it rests.
    ///
    /// # Errors
    /// What went wrong inside the document; it is lost then.
    fn resting(&self) -> Result<Resting, String> {
        let holdings =
            contain(|| Holdings::of(self.board()))?.map_err(|error| error.to_string())?;
        let deletions = self.difference(&holdings.clocks().encode())??;
        let whole = self.difference(&NOTHING)??;
        let whole_bytes = whole.len();
        let whole: Arc<[u8]> = Arc::from(encode_message(&Message::SyncStep2(whole)));
        Ok(Resting {
            title: contain(|| self.board().info().title)?,
            bytes: self.bytes(),
            holdings,
            whole_from: whole.len().saturating_sub(whole_bytes),
            whole,
            deletions: Arc::from(encode_message(&Message::SyncStep2(deletions))),
        })
    }
}

impl Resting {
    /// The whole board as one update.
    fn state(&self) -> Arc<[u8]> {
        Arc::from(self.whole.get(self.whole_from..).unwrap_or_default())
    }

    pub(super) fn state_vector(&self) -> Vec<u8> {
        self.holdings.clocks().encode()
    }

    /// The answer to a state vector as a frame, if it takes no document.
    pub(super) fn answer(&self, state_vector: &[u8]) -> Option<Arc<[u8]>> {
        match self.holdings.lacking(state_vector) {
            Lacking::Everything => Some(Arc::clone(&self.whole)),
            Lacking::Nothing => Some(Arc::clone(&self.deletions)),
            Lacking::Something => None,
        }
    }
}

impl Room {
    /// Puts the document away if nothing has changed for a while and nothing is on its way that may need it.
    pub(super) fn rest_if_due(&mut self) {
        let rest_millis = match self.is_only_looked_at {
            true => self.rest_millis / limits::LOOKED_AT_REST_PART,
            false => self.rest_millis,
        };
        let is_quiet = self.now_millis.saturating_sub(self.changed_millis) >= rest_millis;
        let is_written = self.batch.is_none() && self.durable >= self.sequence;
        let needs_it =
            |one: &Connection| one.lag.is_some() || !one.held.is_empty() || one.asked.is_some();
        if !is_quiet
            || !is_written
            || self.draining
            || !self.gate.is_empty()
            || self.connections.values().any(needs_it)
        {
            return;
        }
        let Phase::Ready(document) = &self.phase else {
            return;
        };
        match document.resting() {
            Ok(resting) => {
                let resting = Phase::Resting(Box::new(resting));
                if let Phase::Ready(document) = std::mem::replace(&mut self.phase, resting) {
                    self.put_away = Some(PutAway(Some(document)));
                }
            }
            Err(what) => self.poisoned(None, &what),
        }
    }

    /// The document that was put away last, once: to be dropped where nobody waits for that.
    pub fn take_put_away(&mut self) -> Option<PutAway> {
        self.put_away.take()
    }

    /// Whether the board rests.
    pub fn is_resting(&self) -> bool {
        matches!(self.phase, Phase::Resting(_))
    }

    /// Whether a message has to wait for the document. Presence and most questions never have to.
    pub(super) fn takes_a_document(&self, id: ConnectionId, message: &Message) -> bool {
        let resting = match &self.phase {
            Phase::Ready(_) => return false,
            Phase::Loading | Phase::Flushing | Phase::Unavailable(_) => return true,
            Phase::Resting(resting) | Phase::Rousing(resting) => resting,
        };
        let (Message::SyncStep2(update) | Message::Update(update)) = message else {
            return false;
        };
        let connection = self.connections.get(&id);
        let may_write = connection.is_some_and(|one| one.role.may_write()) && !self.draining;
        may_write && !resting.holdings.has_all_of(update)
    }

    /// Keeps messages for the time when the document is there.
    pub(super) fn put_off(&mut self, id: ConnectionId, messages: &[Message]) {
        self.rouse();
        self.keep_back(id, encode_frame(messages));
    }

    /// Has the document made again, if it was put away.
    pub(super) fn rouse(&mut self) {
        let phase = std::mem::replace(&mut self.phase, Phase::Loading);
        self.phase = match phase {
            Phase::Resting(resting) => {
                let state = resting.state();
                self.effects.push(Effect::Rouse { state });
                Phase::Rousing(resting)
            }
            phase => phase,
        };
    }

    /// The document is there again.
    pub(super) fn roused(&mut self, board: Board) {
        let phase = std::mem::replace(&mut self.phase, Phase::Loading);
        let Phase::Rousing(resting) = phase else {
            self.phase = phase;
            return;
        };
        let made = contain(|| {
            let is_same = Holdings::of(&board).is_ok_and(|now| now == resting.holdings);
            is_same.then(|| Document::new(board, resting.bytes))
        });
        match made {
            Ok(Some(document)) => {
                self.changed_millis = self.now_millis;
                self.is_only_looked_at = false;
                self.phase = Phase::Ready(Box::new(document));
                self.go_on();
            }
            Ok(None) => self.poisoned(None, "what was put away came back as something else"),
            Err(panic) => self.poisoned(None, &panic),
        }
    }

    /// No document came of the encoded form: the store has the board, too.
    pub(super) fn rouse_failed(&mut self, reason: &str) {
        if matches!(self.phase, Phase::Rousing(_)) {
            self.poisoned(None, reason);
        }
    }

    /// A connection ended. What it said before and waits for the document counts all the same.
    pub(super) fn left(&mut self, id: ConnectionId) {
        let is_rousing = matches!(self.phase, Phase::Rousing(_));
        match self.connections.get_mut(&id) {
            Some(connection) if is_rousing && !connection.backlog.is_empty() => {
                connection.is_leaving = true;
            }
            _ => self.forget(id),
        }
    }

    /// An update that changes nothing here, or may not.
    pub(super) fn update_at_rest(&mut self, id: ConnectionId, update: &[u8]) {
        if !matches!(self.phase, Phase::Resting(_) | Phase::Rousing(_)) {
            return;
        }
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        connection.received += 1;
        let count = connection.received;
        if !connection.role.may_write() {
            if update == EMPTY_UPDATE {
                connection.await_frame(count, Need::Durable(0));
            } else {
                self.refuse(id, count, RefusalCode::ReadOnly, "view only");
            }
        } else if self.draining {
            self.refuse(id, count, RefusalCode::Draining, "the relay is restarting");
        } else {
            // It repeats what is here, and nothing rests that is not durable.
            connection.await_frame(count, Need::Durable(self.sequence));
        }
    }

    /// Answers a state vector at rest, or lets it wait for the document.
    pub(super) fn answer_at_rest(&mut self, id: ConnectionId) {
        let (Phase::Resting(resting) | Phase::Rousing(resting)) = &self.phase else {
            return;
        };
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let Some(asked) = connection.asked.as_ref() else {
            return;
        };
        if connection.has_much_queued() {
            return;
        }
        if let Err(error) = check_state_vector(asked) {
            return self.close(id, close::MALFORMED, &format!("a state vector: {error}"));
        }
        let Some(answer) = resting.answer(asked) else {
            return self.rouse();
        };
        if !connection.questions.take(self.now_millis) {
            return;
        }
        connection.asked = None;
        let state_vector = connection.role.may_write().then(|| resting.state_vector());
        self.answer_with(id, answer, state_vector);
    }

    /// Answers a question from beside the connections at rest.
    pub(super) fn asked_at_rest(&mut self, ticket: Ticket, question: Question) {
        let (Phase::Resting(resting) | Phase::Rousing(resting)) = &self.phase else {
            return;
        };
        // Nothing rests that is not durable.
        let answer = Ok(match question {
            Question::Title => Answer::Title(resting.title.clone()),
            Question::State => Answer::State(resting.state()),
            Question::Saved => Answer::Saved,
        });
        self.effects.push(Effect::Answer { ticket, answer });
    }
}
