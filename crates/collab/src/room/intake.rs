//! What a room does with the frames that come in.

use std::sync::Arc;

use super::batch::Batch;
use super::connection::{HeldUpdate, Need};
use super::document::Merged;
use super::event::{ConnectionId, Dialect, Effect, Report};
use super::gate::Gated;
use super::limits::{
    BACKLOG_BYTES_MAX, BOARD_BYTES_MAX, GAP_BYTES_MAX, GAP_MILLIS, GAP_QUESTIONS_MAX,
    SWEEP_DELETED_MIN, SWEEP_MADE_MIN, UNSAVED_BYTES_MAX,
};
use super::{Phase, Room};
use crate::message::{DecodeError, Message, RefusalCode, close, decode_frame, encode_message};

/// Whether an update is tried for the first time or after its missing part was asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    Again,
}

impl Room {
    pub(super) fn frame(&mut self, id: ConnectionId, bytes: Vec<u8>) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let must_wait = match &self.phase {
            Phase::Ready(_) | Phase::Resting(_) => false,
            // Whoever waits for the document already keeps the order of what they say.
            Phase::Rousing(_) => !connection.backlog.is_empty(),
            Phase::Loading | Phase::Flushing | Phase::Unavailable(_) => true,
        };
        if must_wait {
            return self.keep_back(id, bytes);
        }
        let messages = match decode_frame(&bytes) {
            Ok(messages) => messages,
            Err(error) => {
                let code = match &error {
                    DecodeError::TooLong { .. } => close::TOO_LARGE,
                    DecodeError::Truncated
                    | DecodeError::NumberTooLarge
                    | DecodeError::NotText { .. }
                    | DecodeError::UnknownType(_)
                    | DecodeError::UnknownValue { .. }
                    | DecodeError::TooMany { .. }
                    | DecodeError::Empty => close::MALFORMED,
                };
                self.report_refused(id, &error.to_string());
                return self.close(id, code, &error.to_string());
            }
        };
        let mut messages = messages.into_iter();
        while let Some(message) = messages.next() {
            if self.takes_a_document(id, &message) {
                // The board rests, or a message before this one cost the document. The rest waits until it is back.
                let rest: Vec<Message> = std::iter::once(message).chain(messages).collect();
                return self.put_off(id, &rest);
            }
            self.message(id, message);
        }
    }

    /// Keeps a frame until the document is there.
    pub(super) fn keep_back(&mut self, id: ConnectionId, bytes: Vec<u8>) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let waiting: usize = connection.backlog.iter().map(Vec::len).sum();
        if waiting + bytes.len() > BACKLOG_BYTES_MAX {
            return self.close(id, close::TRY_LATER, "the board is still loading");
        }
        connection.backlog.push_back(bytes);
    }

    fn message(&mut self, id: ConnectionId, message: Message) {
        match message {
            Message::SyncStep1(state_vector) => {
                if let Some(connection) = self.connections.get_mut(&id) {
                    connection.asked = Some(state_vector);
                }
                self.answer_if_due(id);
            }
            Message::SyncStep2(update) => {
                self.update(id, update);
                self.retry_held(id);
            }
            Message::Update(update) => self.update(id, update),
            Message::Awareness(entries) => self.presence(id, &entries),
            // Answered even if nobody else is here: clients ask to see whether the relay is still there.
            Message::QueryAwareness => self.answer_who_is_here(id),
            Message::PermissionDenied(_)
            | Message::Hello(_)
            | Message::Ack { .. }
            | Message::Nack { .. }
            | Message::Status { .. } => {
                self.close(id, close::MALFORMED, "only a relay says that");
            }
        }
    }

    /// Answers the last state vector that a connection sent, unless it asks too often or has not taken the last answer.
    pub(super) fn answer_if_due(&mut self, id: ConnectionId) {
        if !matches!(self.phase, Phase::Ready(_)) {
            return self.answer_at_rest(id);
        }
        let now_millis = self.now_millis;
        let (Phase::Ready(document), Some(connection)) =
            (&mut self.phase, self.connections.get_mut(&id))
        else {
            return;
        };
        if connection.asked.is_none()
            || connection.has_much_queued()
            || !connection.questions.take(now_millis)
        {
            return;
        }
        let Some(state_vector) = connection.asked.take() else {
            return;
        };
        let answer = match document.answer(&state_vector, now_millis) {
            Ok(Ok(answer)) => answer,
            Ok(Err(reason)) => return self.close(id, close::MALFORMED, &reason),
            Err(panic) => {
                self.close(id, close::TRY_LATER, "the board is being loaded again");
                return self.poisoned(None, &panic);
            }
        };
        let may_write = connection.role.may_write();
        let ours = may_write.then(|| document.state_vector());
        self.answer_with(id, answer, ours);
    }

    /// Answers as soon as what the answer shows is durable, and asks for what the connection has.
    pub(super) fn answer_with(
        &mut self,
        id: ConnectionId,
        answer: Arc<[u8]>,
        state_vector: Option<Vec<u8>>,
    ) {
        let ours = state_vector.map(|ours| encode_message(&Message::SyncStep1(ours)));
        let head = self.head();
        for frame in std::iter::once(answer).chain(ours.map(Arc::from)) {
            let reply = Gated::Reply {
                connection: id,
                frame,
                resync: false,
            };
            self.gate.push(head, reply);
        }
    }

    /// A change of the document.
    fn update(&mut self, id: ConnectionId, update: Vec<u8>) {
        if !matches!(self.phase, Phase::Ready(_)) {
            return self.update_at_rest(id, &update);
        }
        let (Phase::Ready(document), Some(connection)) =
            (&mut self.phase, self.connections.get_mut(&id))
        else {
            return;
        };
        connection.received += 1;
        let count = connection.received;
        let refusal = if !connection.role.may_write() {
            (!document.is_empty_update(&update)).then_some((RefusalCode::ReadOnly, "view only"))
        } else if self.draining {
            Some((RefusalCode::Draining, "the relay is restarting"))
        } else if document.bytes() + update.len() > BOARD_BYTES_MAX {
            Some((RefusalCode::TooLarge, "the board is full"))
        } else {
            let waiting = self.gate.unsaved_bytes() + self.batch.as_ref().map_or(0, Batch::bytes);
            if waiting + update.len() > UNSAVED_BYTES_MAX {
                return self.close(id, close::TRY_LATER, "the relay cannot save at the moment");
            }
            return self.merge(id, count, update, Attempt::First);
        };
        match refusal {
            Some((code, reason)) => self.refuse(id, count, code, reason),
            None => connection.await_frame(count, Need::Durable(0)),
        }
    }

    fn merge(&mut self, id: ConnectionId, count: u64, update: Vec<u8>, attempt: Attempt) {
        let (Phase::Ready(document), Some(connection)) =
            (&mut self.phase, self.connections.get(&id))
        else {
            return;
        };
        match document.merge(&update, connection.role.reach()) {
            Merged::Changed {
                delta,
                advance,
                whole,
                corrected,
                sweep,
            } => {
                self.changed_millis = self.now_millis;
                self.is_only_looked_at = false;
                self.report_sweep(id, sweep);
                // What was taken back is still in its author's copy.
                let sequence = self.record((!corrected).then_some(id), &delta, advance);
                self.report_merged(id, sequence, sweep, &delta);
                if corrected {
                    let reason = "this link does not allow to change the template";
                    self.say_refused(id, count, RefusalCode::TakenBack, reason);
                }
                if whole {
                    self.settle(id, count, Need::Durable(sequence));
                } else {
                    self.hold(id, count, update, attempt);
                }
            }
            // The original may still be on its way to the disk.
            Merged::Duplicate => {
                let head = self.head();
                self.settle(id, count, Need::Durable(head));
            }
            Merged::Gap => self.hold(id, count, update, attempt),
            Merged::Malformed(reason) => {
                self.refuse(id, count, RefusalCode::Malformed, &reason);
                self.close(id, close::MALFORMED, &reason);
            }
            Merged::Poisoned(what) => {
                self.refuse(id, count, RefusalCode::Malformed, "it cannot be applied");
                self.poisoned(Some(id), &what);
            }
        }
    }

    /// Keeps an update that builds on what has not arrived, and asks for that.
    fn hold(&mut self, id: ConnectionId, count: u64, bytes: Vec<u8>, attempt: Attempt) {
        let now_millis = self.now_millis;
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        let held: usize = connection.held.iter().map(|held| held.bytes.len()).sum();
        if held + bytes.len() > GAP_BYTES_MAX {
            return self.refuse(
                id,
                count,
                RefusalCode::Gap,
                "too much waits for what is missing",
            );
        }
        match attempt {
            Attempt::First => {
                let is_first = connection.held.is_empty();
                connection.held.push(HeldUpdate { count, bytes });
                connection.await_frame(count, Need::Missing);
                // One question at a time: the answer to it covers everything that came before.
                if is_first {
                    connection.held_since_millis = now_millis;
                    connection.gap_questions = 0;
                    self.ask_for_missing(id);
                }
            }
            Attempt::Again if connection.gap_questions < GAP_QUESTIONS_MAX => {
                connection.held.push(HeldUpdate { count, bytes });
            }
            Attempt::Again => {
                self.refuse(id, count, RefusalCode::Gap, "what it builds on is missing");
            }
        }
    }

    fn ask_for_missing(&mut self, id: ConnectionId) {
        let (Phase::Ready(document), Some(connection)) =
            (&self.phase, self.connections.get_mut(&id))
        else {
            return;
        };
        connection.gap_questions += 1;
        let question = Message::SyncStep1(document.state_vector());
        self.send_message(id, &question);
    }

    /// Tries the held updates again after a connection has told all it has.
    fn retry_held(&mut self, id: ConnectionId) {
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        for HeldUpdate { count, bytes } in std::mem::take(&mut connection.held) {
            self.merge(id, count, bytes, Attempt::Again);
        }
        if let Some(connection) = self.connections.get(&id)
            && !connection.held.is_empty()
        {
            self.ask_for_missing(id);
        }
    }

    /// Refuses held updates whose missing part never came.
    pub(super) fn give_up_gaps(&mut self, id: ConnectionId) {
        let now_millis = self.now_millis;
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        if connection.held.is_empty() || now_millis - connection.held_since_millis < GAP_MILLIS {
            return;
        }
        for held in std::mem::take(&mut connection.held) {
            let reason = "what it builds on never arrived";
            self.refuse(id, held.count, RefusalCode::Gap, reason);
        }
    }

    fn settle(&mut self, id: ConnectionId, count: u64, need: Need) {
        if let Some(connection) = self.connections.get_mut(&id) {
            connection.await_frame(count, need);
        }
    }

    /// Says that a sync frame had no effect.
    pub(super) fn refuse(&mut self, id: ConnectionId, count: u64, code: RefusalCode, reason: &str) {
        self.settle(id, count, Need::Durable(0));
        self.say_refused(id, count, code, reason);
    }

    fn say_refused(&mut self, id: ConnectionId, count: u64, code: RefusalCode, reason: &str) {
        self.report_refused(id, reason);
        let Some(connection) = self.connections.get_mut(&id) else {
            return;
        };
        match connection.dialect {
            Dialect::Nonet => {
                let reason = reason.to_owned();
                self.send_message(
                    id,
                    &Message::Nack {
                        count,
                        code,
                        reason,
                    },
                );
            }
            Dialect::Stock => {
                if !std::mem::replace(&mut connection.told_read_only, true) {
                    self.send_message(id, &Message::PermissionDenied(reason.to_owned()));
                }
            }
        }
    }

    fn report_merged(
        &mut self,
        id: ConnectionId,
        sequence: u64,
        (made, deleted): (usize, usize),
        delta: &[u8],
    ) {
        let report = Report::Merged {
            sequence,
            connection: id,
            name: self.people.name(id),
            made,
            deleted,
            update: Arc::from(delta),
        };
        self.effects.push(Effect::Report(report));
    }

    fn report_sweep(&mut self, id: ConnectionId, (made, deleted): (usize, usize)) {
        if made < SWEEP_MADE_MIN && deleted < SWEEP_DELETED_MIN {
            return;
        }
        let report = Report::Swept {
            connection: id,
            name: self.people.name(id),
            made,
            deleted,
        };
        self.effects.push(Effect::Report(report));
    }

    fn report_refused(&mut self, connection: ConnectionId, reason: &str) {
        self.effects.push(Effect::Report(Report::Refused {
            connection,
            reason: reason.to_owned(),
        }));
    }
}
