//! What a client does about each message of the relay.

use board::EMPTY_UPDATE;

use super::{Client, Link, MergeError, Output, Replica, Stop};
use crate::message::{
    AwarenessEntry, FRAME_BYTES_MAX, Hello, Message, PROTOCOL_VERSION, RefusalCode,
    decode_relay_frame, encode_message,
};
use crate::outbox::Saved;
use crate::status::GoneReason;

/// Bytes of others' changes that are kept while the answer to our step 1 is awaited.
const EARLY_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Bytes that a frame has besides the update in it.
const FRAME_OVERHEAD_BYTES: usize = 16;
/// The connection cannot go on.
struct Broken;

impl Client {
    pub(super) fn receive(&mut self, frame: &[u8], replica: &mut dyn Replica, now_millis: u64) {
        let Link::Open(connection) = &mut self.link else {
            return;
        };
        connection.heard(now_millis);
        let Ok(messages) = decode_relay_frame(frame) else {
            self.hang_up(now_millis);
            return;
        };
        for message in messages {
            match self.receive_message(message, replica, now_millis) {
                Ok(()) if matches!(self.link, Link::Open(_)) => {}
                Ok(()) => return,
                Err(Broken) => {
                    self.hang_up(now_millis);
                    return;
                }
            }
        }
    }

    fn receive_message(
        &mut self,
        message: Message,
        replica: &mut dyn Replica,
        now_millis: u64,
    ) -> Result<(), Broken> {
        if let Message::Hello(hello) = message {
            return self.receive_hello(&hello, replica);
        }
        // A relay of ours says hello first, and only then can be told whether merging is allowed.
        if !self.connection().is_some_and(|connection| connection.hello) {
            return Err(Broken);
        }
        match message {
            Message::Hello(_) | Message::PermissionDenied(_) => Ok(()),
            Message::SyncStep1(vector) => self.answer(&vector, replica),
            Message::SyncStep2(update) => self.receive_everything(update, replica),
            Message::Update(update) => self.receive_update(update, replica),
            Message::Awareness(entries) => {
                self.receive_presence(&entries, now_millis);
                Ok(())
            }
            Message::QueryAwareness => {
                self.own.repeat();
                Ok(())
            }
            Message::Ack { count, head: _ } => {
                self.receive_acknowledgement(count);
                Ok(())
            }
            Message::Nack {
                count,
                code,
                reason,
            } => self.receive_refusal(count, code, reason),
            Message::Status { state, reason: _ } => {
                if let Link::Open(connection) = &mut self.link {
                    connection.relay = state;
                }
                Ok(())
            }
        }
    }

    fn receive_hello(&mut self, hello: &Hello, replica: &dyn Replica) -> Result<(), Broken> {
        let Link::Open(connection) = &mut self.link else {
            return Ok(());
        };
        if connection.hello {
            return Err(Broken);
        }
        connection.hello = true;
        if hello.protocol > PROTOCOL_VERSION {
            self.outputs.push(Output::Disconnect);
            self.stop(Stop::Gone(GoneReason::TooOld));
            return Ok(());
        }
        match self.incarnation {
            Some(known) if known != hello.incarnation => {
                self.outputs.push(Output::Disconnect);
                self.stop(Stop::OtherHistory);
                return Ok(());
            }
            Some(_) => {}
            None => {
                self.incarnation = Some(hello.incarnation);
                self.outputs.push(Output::Incarnation(hello.incarnation));
            }
        }
        if self.role != Some(hello.role) {
            self.role = Some(hello.role);
            self.outputs.push(Output::Role(hello.role));
        }
        self.ask(replica);
        Ok(())
    }

    /// Says what we have, so that the relay answers with what we lack.
    fn ask(&mut self, replica: &dyn Replica) {
        let question = Message::SyncStep1(replica.state_vector());
        self.outputs.push(Output::Send(encode_message(&question)));
    }

    /// Tells the relay all that it lacks.
    fn answer(&mut self, vector: &[u8], replica: &dyn Replica) -> Result<(), Broken> {
        if self.role.is_some_and(|role| !role.may_write()) {
            return Ok(());
        }
        let Link::Open(connection) = &mut self.link else {
            return Ok(());
        };
        let everything = replica.difference(vector).map_err(|_| Broken)?;
        connection.waiting.clear();
        if everything.len() + FRAME_OVERHEAD_BYTES > FRAME_BYTES_MAX {
            connection.answered = false;
            self.outbox.refuse_everything();
            self.outputs.push(Output::Refused {
                update: everything,
                code: RefusalCode::TooLarge,
                reason: "the changes are too large for one frame".to_owned(),
            });
            return Ok(());
        }
        connection.answered = true;
        let frame = encode_message(&Message::SyncStep2(everything.clone()));
        self.outbox.send_everything(everything);
        self.outputs.push(Output::Send(frame));
        Ok(())
    }

    fn receive_everything(
        &mut self,
        update: Vec<u8>,
        replica: &mut dyn Replica,
    ) -> Result<(), Broken> {
        let Link::Open(connection) = &mut self.link else {
            return Ok(());
        };
        let early = std::mem::take(&mut connection.early);
        let repaired = std::mem::take(&mut connection.repairing);
        connection.received = true;
        for update in std::iter::once(update).chain(early) {
            match self.merge(update, replica) {
                Ok(()) => {}
                // With all we lacked in place there cannot be a gap, unless one of the two is mistaken.
                Err(MergeError::Gap | MergeError::Unmergeable(_)) => return Err(Broken),
            }
        }
        if !repaired {
            self.outputs.push(Output::Synced);
        }
        Ok(())
    }

    fn receive_update(&mut self, update: Vec<u8>, replica: &mut dyn Replica) -> Result<(), Broken> {
        let Link::Open(connection) = &mut self.link else {
            return Ok(());
        };
        if !connection.received {
            let bytes: usize = connection.early.iter().map(Vec::len).sum();
            if bytes + update.len() > EARLY_BYTES_MAX {
                return Err(Broken);
            }
            connection.early.push(update);
            return Ok(());
        }
        match self.merge(update.clone(), replica) {
            Ok(()) => Ok(()),
            Err(MergeError::Gap) => {
                if let Link::Open(connection) = &mut self.link {
                    connection.received = false;
                    connection.repairing = true;
                    connection.early.push(update);
                }
                self.ask(replica);
                Ok(())
            }
            Err(MergeError::Unmergeable(_)) => Err(Broken),
        }
    }

    fn merge(&mut self, update: Vec<u8>, replica: &mut dyn Replica) -> Result<(), MergeError> {
        if update == EMPTY_UPDATE {
            return Ok(());
        }
        let merged = replica.merge(&update);
        match &merged {
            Ok(()) => self.outputs.push(Output::Merged(update)),
            Err(MergeError::Gap) => {}
            Err(MergeError::Unmergeable(error)) => self.outputs.push(Output::Unmergeable {
                update,
                reason: error.to_string(),
            }),
        }
        merged
    }

    fn receive_presence(&mut self, entries: &[AwarenessEntry], now_millis: u64) {
        let mut changed = false;
        for entry in entries {
            if entry.client != self.number.get() {
                changed |= self
                    .others
                    .hear(entry.client, entry.clock, &entry.state, now_millis);
            }
        }
        if changed {
            self.outputs.push(Output::People);
        }
    }

    fn receive_acknowledgement(&mut self, count: u64) {
        let saved = self.outbox.acknowledge(count);
        if saved.stored {
            self.was_compared = true;
            if let Link::Open(connection) = &mut self.link {
                connection.compared = true;
            }
        }
        if saved != Saved::default() {
            self.outputs.push(Output::Saved(saved));
        }
    }

    fn receive_refusal(
        &mut self,
        count: u64,
        code: RefusalCode,
        reason: String,
    ) -> Result<(), Broken> {
        if code == RefusalCode::TakenBack {
            // The rest of it is acknowledged, and what was taken back is mended by the change that did so.
            let update = self.outbox.under_way(count).map(<[u8]>::to_vec);
            let refused = update.map(|update| Output::Refused {
                update,
                code,
                reason,
            });
            self.outputs.extend(refused);
            return Ok(());
        }
        let Some(frame) = self.outbox.take_back(count) else {
            return Ok(());
        };
        let final_word = match code {
            RefusalCode::ReadOnly
            | RefusalCode::Malformed
            | RefusalCode::TooLarge
            | RefusalCode::Other(_) => true,
            // The next connection tells everything again, which mends a gap, but for one that is in the replica itself.
            RefusalCode::Gap => frame.everything,
            RefusalCode::Draining | RefusalCode::TakenBack => false,
        };
        if !final_word {
            return Err(Broken);
        }
        self.outbox.refuse(frame.changes, frame.everything);
        self.outputs.push(Output::Refused {
            update: frame.update,
            code,
            reason,
        });
        Ok(())
    }
}
