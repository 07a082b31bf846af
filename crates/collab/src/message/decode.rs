//! Bytes to messages. All or nothing: one unreadable message makes the whole frame an error.

use super::reader::Reader;
use super::{
    AwarenessEntry, FRAME_BYTES_MAX, FRAME_MESSAGES_MAX, Hello, Incarnation, Message,
    PRESENCE_BYTES_MAX, PRESENCE_ENTRIES_MAX, REASON_BYTES_MAX, RELAY_FRAME_BYTES_MAX, RefusalCode,
    RelayState, Role, STATE_VECTOR_BYTES_MAX,
};

/// Why a frame cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DecodeError {
    /// It ends in the middle of a message.
    #[error("the frame ends in the middle of a message")]
    Truncated,
    /// A number does not fit.
    #[error("a number does not fit in 64 bits")]
    NumberTooLarge,
    /// Something is longer than allowed.
    #[error("{what} has {length} bytes, {max} are allowed")]
    TooLong {
        /// What.
        what: &'static str,
        /// Bytes it says it has.
        length: u64,
        /// Bytes it may have.
        max: usize,
    },
    /// A text is not UTF-8.
    #[error("{what} is no UTF-8 text")]
    NotText {
        /// Which.
        what: &'static str,
    },
    /// The type is none that we know, and its length cannot be guessed.
    #[error("message type {0} is unknown")]
    UnknownType(u64),
    /// A field has a value that is none of those allowed.
    #[error("{value} is no {what}")]
    UnknownValue {
        /// Which field.
        what: &'static str,
        /// Its value.
        value: u64,
    },
    /// Too many messages in a frame, or entries in a message.
    #[error("more than {max} {what}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many may be.
        max: usize,
    },
    /// A frame without any message.
    #[error("the frame is empty")]
    Empty,
}

/// Reads every message of a frame that a client sent.
///
/// # Errors
/// [`DecodeError`]; then nothing of the frame may be acted upon.
pub fn decode_frame(frame: &[u8]) -> Result<Vec<Message>, DecodeError> {
    decode_within(frame, FRAME_BYTES_MAX)
}

/// Reads every message of a frame that the relay sent: the same, but a whole board may be in it.
///
/// # Errors
/// As [`decode_frame`].
pub fn decode_relay_frame(frame: &[u8]) -> Result<Vec<Message>, DecodeError> {
    decode_within(frame, RELAY_FRAME_BYTES_MAX)
}

fn decode_within(frame: &[u8], max: usize) -> Result<Vec<Message>, DecodeError> {
    if frame.is_empty() {
        return Err(DecodeError::Empty);
    }
    if frame.len() > max {
        return Err(DecodeError::TooLong {
            what: "the frame",
            length: frame.len() as u64,
            max,
        });
    }
    let mut reader = Reader::new(frame);
    let mut messages = Vec::with_capacity(1);
    while !reader.is_at_end() {
        if messages.len() == FRAME_MESSAGES_MAX {
            return Err(DecodeError::TooMany {
                what: "messages in a frame",
                max: FRAME_MESSAGES_MAX,
            });
        }
        messages.push(read_message(&mut reader)?);
    }
    Ok(messages)
}

fn read_message(reader: &mut Reader<'_>) -> Result<Message, DecodeError> {
    match reader.var_uint()? {
        0 => read_sync(reader),
        1 => read_awareness(reader),
        2 => match reader.var_uint()? {
            0 => Ok(Message::PermissionDenied(
                reader.var_string(REASON_BYTES_MAX, "a reason")?.to_owned(),
            )),
            value => Err(DecodeError::UnknownValue {
                what: "kind of permission",
                value,
            }),
        },
        3 => Ok(Message::QueryAwareness),
        100 => read_hello(reader),
        101 => Ok(Message::Ack {
            count: reader.var_uint()?,
            head: reader.var_uint()?,
        }),
        102 => Ok(Message::Nack {
            count: reader.var_uint()?,
            code: RefusalCode::from_number(reader.var_uint()?),
            reason: reader.var_string(REASON_BYTES_MAX, "a reason")?.to_owned(),
        }),
        103 => {
            let number = reader.var_uint()?;
            Ok(Message::Status {
                state: RelayState::from_number(number).ok_or(DecodeError::UnknownValue {
                    what: "relay state",
                    value: number,
                })?,
                reason: reader.var_string(REASON_BYTES_MAX, "a reason")?.to_owned(),
            })
        }
        other => Err(DecodeError::UnknownType(other)),
    }
}

fn read_sync(reader: &mut Reader<'_>) -> Result<Message, DecodeError> {
    let update = |reader: &mut Reader<'_>| {
        reader
            .var_bytes(RELAY_FRAME_BYTES_MAX, "an update")
            .map(<[u8]>::to_vec)
    };
    match reader.var_uint()? {
        0 => Ok(Message::SyncStep1(
            reader
                .var_bytes(STATE_VECTOR_BYTES_MAX, "a state vector")?
                .to_vec(),
        )),
        1 => Ok(Message::SyncStep2(update(reader)?)),
        2 => Ok(Message::Update(update(reader)?)),
        value => Err(DecodeError::UnknownValue {
            what: "sync step",
            value,
        }),
    }
}

fn read_awareness(reader: &mut Reader<'_>) -> Result<Message, DecodeError> {
    let mut body = Reader::new(reader.var_bytes(RELAY_FRAME_BYTES_MAX, "presence")?);
    let count = body.var_uint()?;
    if count > PRESENCE_ENTRIES_MAX as u64 {
        return Err(DecodeError::TooMany {
            what: "entries of presence",
            max: PRESENCE_ENTRIES_MAX,
        });
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        let client = body.var_uint()?;
        let clock = body.var_uint()?;
        let state = body.var_string(PRESENCE_BYTES_MAX, "a presence state")?;
        entries.push(AwarenessEntry {
            client,
            clock: u32::try_from(clock).map_err(|_| DecodeError::NumberTooLarge)?,
            state: state.to_owned(),
        });
    }
    if !body.is_at_end() {
        return Err(DecodeError::Truncated);
    }
    Ok(Message::Awareness(entries))
}

fn read_hello(reader: &mut Reader<'_>) -> Result<Message, DecodeError> {
    let protocol = reader.var_uint()?;
    let incarnation: [u8; 16] = reader
        .var_bytes(16, "an incarnation")?
        .try_into()
        .map_err(|_| DecodeError::Truncated)?;
    let role = reader.var_uint()?;
    Ok(Message::Hello(Hello {
        protocol,
        incarnation: Incarnation(incarnation),
        role: Role::from_number(role).ok_or(DecodeError::UnknownValue {
            what: "role",
            value: role,
        })?,
        connection: reader.var_uint()?,
        head: reader.var_uint()?,
    }))
}
