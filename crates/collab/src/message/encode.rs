//! Messages to bytes.

use super::writer::{var_bytes, var_string, var_uint};
use super::{AwarenessEntry, Message, REASON_BYTES_MAX};

/// One message as a frame of its own.
pub fn encode_message(message: &Message) -> Vec<u8> {
    let mut out = Vec::with_capacity(size_hint(message));
    write_message(&mut out, message);
    out
}

/// Several messages as one frame.
pub fn encode_frame<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Vec<u8> {
    let mut out = Vec::new();
    for message in messages {
        write_message(&mut out, message);
    }
    out
}

fn size_hint(message: &Message) -> usize {
    match message {
        Message::SyncStep1(bytes) | Message::SyncStep2(bytes) | Message::Update(bytes) => {
            bytes.len() + 8
        }
        Message::Awareness(_)
        | Message::PermissionDenied(_)
        | Message::QueryAwareness
        | Message::Hello(_)
        | Message::Ack { .. }
        | Message::Nack { .. }
        | Message::Status { .. } => 64,
    }
}

fn write_message(out: &mut Vec<u8>, message: &Message) {
    match message {
        Message::SyncStep1(vector) => write_sync(out, 0, vector),
        Message::SyncStep2(update) => write_sync(out, 1, update),
        Message::Update(update) => write_sync(out, 2, update),
        Message::Awareness(entries) => {
            let mut body = Vec::new();
            var_uint(&mut body, entries.len() as u64);
            for entry in entries {
                write_awareness_entry(&mut body, entry);
            }
            var_uint(out, 1);
            var_bytes(out, &body);
        }
        Message::PermissionDenied(reason) => {
            var_uint(out, 2);
            var_uint(out, 0);
            var_string(out, reason, REASON_BYTES_MAX);
        }
        Message::QueryAwareness => var_uint(out, 3),
        Message::Hello(hello) => {
            var_uint(out, 100);
            var_uint(out, hello.protocol);
            var_bytes(out, &hello.incarnation.0);
            var_uint(out, hello.role.number());
            var_uint(out, hello.connection);
            var_uint(out, hello.head);
        }
        Message::Ack { count, head } => {
            var_uint(out, 101);
            var_uint(out, *count);
            var_uint(out, *head);
        }
        Message::Nack {
            count,
            code,
            reason,
        } => {
            var_uint(out, 102);
            var_uint(out, *count);
            var_uint(out, code.number());
            var_string(out, reason, REASON_BYTES_MAX);
        }
        Message::Status { state, reason } => {
            var_uint(out, 103);
            var_uint(out, state.number());
            var_string(out, reason, REASON_BYTES_MAX);
        }
    }
}

/// One client's presence, as it stands in a [`Message::Awareness`].
pub(crate) fn write_awareness_entry(out: &mut Vec<u8>, entry: &AwarenessEntry) {
    var_uint(out, entry.client);
    var_uint(out, u64::from(entry.clock));
    var_bytes(out, entry.state.as_bytes());
}

/// A [`Message::Awareness`] as a frame of its own, of `count` entries that are encoded already.
pub(crate) fn awareness_frame(count: usize, entries: &[&[u8]]) -> Vec<u8> {
    let mut number = Vec::with_capacity(2);
    var_uint(&mut number, count as u64);
    let length = number.len() + entries.iter().map(|part| part.len()).sum::<usize>();
    let mut out = Vec::with_capacity(length + 8);
    var_uint(&mut out, 1);
    var_uint(&mut out, length as u64);
    out.extend_from_slice(&number);
    entries.iter().for_each(|part| out.extend_from_slice(part));
    out
}

fn write_sync(out: &mut Vec<u8>, step: u64, bytes: &[u8]) {
    var_uint(out, 0);
    var_uint(out, step);
    var_bytes(out, bytes);
}
