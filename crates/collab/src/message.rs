//! The messages of a sync connection.
//!
//! A frame (one binary WebSocket message) holds one or more messages. Types 0 to 3 are those of the Yjs sync protocol,
//! spoken with every client. Types from 100 up are ours, spoken only with clients that offered `nonet.v1`:
//!
//! | type | name | fields |
//! |---|---|---|
//! | 100 | [`Hello`] | protocol, incarnation (16 bytes), role, connection, head |
//! | 101 | [`Message::Ack`] | count, head |
//! | 102 | [`Message::Nack`] | count, code, reason |
//! | 103 | [`Message::Status`] | state, reason |
//!
//! To clients that also offered `nonet.packed`, a frame of any size may come as a packed one: the byte 104, the length of
//! the frame in four bytes (the least significant first), and the frame as raw DEFLATE. The transport packs and unpacks;
//! [`decode_relay_frame`] never sees one.
//!
//! Numbers are lib0 variable-length integers, byte strings carry their length before them.

mod decode;
mod encode;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

use board::Reach;

pub use decode::{DecodeError, decode_frame, decode_relay_frame};
pub(crate) use encode::{awareness_frame, write_awareness_entry};
pub use encode::{encode_frame, encode_message};
pub(crate) use reader::check_state_vector;

/// The version of our own messages.
pub const PROTOCOL_VERSION: u64 = 1;
/// The WebSocket subprotocol that asks for our own messages.
pub const SUBPROTOCOL: &str = "nonet.v1";
/// The WebSocket subprotocol that says, besides [`SUBPROTOCOL`], that large frames may come packed.
pub const PACKED_SUBPROTOCOL: &str = "nonet.packed";
/// The first byte of a packed frame.
pub const PACKED: u8 = 104;
/// Bytes of a packed frame before what is packed.
pub const PACKED_HEADER_BYTES: usize = 5;
/// What precedes the key in the second subprotocol that our client offers.
pub const KEY_SUBPROTOCOL_PREFIX: &str = "nonet.key.";
/// Bytes of one frame from a client.
pub const FRAME_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Bytes of one frame from the relay, which may hold a whole board.
pub const RELAY_FRAME_BYTES_MAX: usize = 80 * 1024 * 1024;
/// Messages in one frame.
pub const FRAME_MESSAGES_MAX: usize = 64;
/// Bytes of a state vector in a frame.
pub const STATE_VECTOR_BYTES_MAX: usize = 256 * 1024;
/// Bytes of one presence state, as JSON.
pub const PRESENCE_BYTES_MAX: usize = 4 * 1024;
/// Entries in one awareness message.
pub const PRESENCE_ENTRIES_MAX: usize = 1_024;
/// Bytes of a reason, in any message that carries one.
pub const REASON_BYTES_MAX: usize = 1_024;

/// One message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// "This is what I have": a Yjs state vector.
    SyncStep1(Vec<u8>),
    /// "Here is all you lack": a Yjs update, the answer to a state vector.
    SyncStep2(Vec<u8>),
    /// A change, as a Yjs update.
    Update(Vec<u8>),
    /// Who is there and what they point at.
    Awareness(Vec<AwarenessEntry>),
    /// The Yjs protocol's refusal. The relay sends it to clients that know no [`Message::Nack`].
    PermissionDenied(String),
    /// "Tell me who is there."
    QueryAwareness,
    /// The relay's first message.
    Hello(Hello),
    /// The receiver's first `count` sync frames (steps 2 and updates, counted over the connection) survive a power cut,
    /// but for those that a [`Message::Nack`] named.
    Ack {
        /// How many.
        count: u64,
        /// The sequence number of the last durable record of the board.
        head: u64,
    },
    /// The receiver's sync frame number `count` (from 1) had no effect and will not have any; with
    /// [`RefusalCode::TakenBack`], a part of it.
    Nack {
        /// Which one.
        count: u64,
        /// Why.
        code: RefusalCode,
        /// Why, in words for the log.
        reason: String,
    },
    /// How the relay is doing.
    Status {
        /// How.
        state: RelayState,
        /// More about it, in words for the log.
        reason: String,
    },
}

/// What the relay says first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hello {
    /// The version of our own messages, [`PROTOCOL_VERSION`].
    pub protocol: u64,
    /// Which history of the board this is. A replica of another incarnation must not be merged.
    pub incarnation: Incarnation,
    /// What the receiver may do.
    pub role: Role,
    /// The relay's number for this connection, unique while the relay runs.
    pub connection: u64,
    /// The sequence number of the last durable record of the board.
    pub head: u64,
}

/// One client's presence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AwarenessEntry {
    /// The Yjs client id.
    pub client: u64,
    /// Grows with every change; the higher one wins.
    pub clock: u32,
    /// The state as JSON; `null` when the client is gone.
    pub state: String,
}

impl AwarenessEntry {
    /// Whether it says that the client is gone.
    pub fn is_removal(&self) -> bool {
        self.state == "null"
    }
}

/// Names one history of a board; made at random when the history begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Incarnation(pub [u8; 16]);

/// What the holder of a link may do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Look, and be seen.
    Viewer,
    /// Write as well.
    Participant,
    /// Lead the workshop as well.
    Facilitator,
}

impl Role {
    /// Every role, lowest first.
    pub const ALL: [Self; 3] = [Self::Viewer, Self::Participant, Self::Facilitator];

    /// The number on the wire and in the store.
    pub const fn number(self) -> u64 {
        match self {
            Self::Viewer => 0,
            Self::Participant => 1,
            Self::Facilitator => 2,
        }
    }

    /// The role of a number.
    pub const fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Viewer),
            1 => Some(Self::Participant),
            2 => Some(Self::Facilitator),
            _ => None,
        }
    }

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Participant => "participant",
            Self::Facilitator => "facilitator",
        }
    }

    /// How much of the board this role's changes may touch, if they are taken at all.
    pub const fn reach(self) -> Reach {
        match self {
            Self::Viewer | Self::Participant => Reach::Content,
            Self::Facilitator => Reach::Everything,
        }
    }

    /// Whether this role's changes are taken.
    pub const fn may_write(self) -> bool {
        match self {
            Self::Viewer => false,
            Self::Participant | Self::Facilitator => true,
        }
    }
}

/// Why a frame was refused.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RefusalCode {
    /// The link only allows to look.
    ReadOnly,
    /// The update cannot be read, or is built so that it would harm the document.
    Malformed,
    /// The board, or the frame, is larger than allowed.
    TooLarge,
    /// The update builds on changes that never arrived.
    Gap,
    /// The relay is shutting down.
    Draining,
    /// A part of it changed what this link does not allow to change. That part was taken back, and the taking back is on
    /// its way to everybody; the rest is there, and is acknowledged like any other change.
    TakenBack,
    /// A reason that this version does not know.
    Other(u64),
}

impl RefusalCode {
    /// The number on the wire.
    pub const fn number(self) -> u64 {
        match self {
            Self::ReadOnly => 1,
            Self::Malformed => 2,
            Self::TooLarge => 3,
            Self::Gap => 4,
            Self::Draining => 5,
            Self::TakenBack => 6,
            Self::Other(number) => number,
        }
    }

    /// The reason of a number.
    pub const fn from_number(number: u64) -> Self {
        match number {
            1 => Self::ReadOnly,
            2 => Self::Malformed,
            3 => Self::TooLarge,
            4 => Self::Gap,
            5 => Self::Draining,
            6 => Self::TakenBack,
            number => Self::Other(number),
        }
    }
}

/// How the relay is doing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RelayState {
    /// All is well.
    Fine,
    /// Saving takes long.
    StoreSlow,
    /// Saving fails (the disk is full, say). Nothing is acknowledged until it works again.
    CannotSave,
    /// The relay is shutting down; connect again in a moment.
    Draining,
}

impl RelayState {
    /// The number on the wire.
    pub const fn number(self) -> u64 {
        match self {
            Self::Fine => 0,
            Self::StoreSlow => 1,
            Self::CannotSave => 2,
            Self::Draining => 3,
        }
    }

    /// The state of a number.
    pub const fn from_number(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Fine),
            1 => Some(Self::StoreSlow),
            2 => Some(Self::CannotSave),
            3 => Some(Self::Draining),
            _ => None,
        }
    }
}

/// The codes with which the relay closes a connection; a reason in words goes with each.
pub mod close {
    /// The frame's bytes are no messages.
    pub const MALFORMED: u16 = 1007;
    /// The frame is larger than [`super::FRAME_BYTES_MAX`].
    pub const TOO_LARGE: u16 = 1009;
    /// A text frame; only binary ones are spoken.
    pub const NOT_BINARY: u16 = 1003;
    /// The relay stops or starts again: connect again in a moment.
    pub const RESTART: u16 = 1012;
    /// The board cannot be opened, or this connection took nothing for too long: connect again later.
    pub const TRY_LATER: u16 = 1013;
    /// No key came with the connection.
    pub const NO_KEY: u16 = 4401;
    /// The key does not open this board.
    pub const WRONG_KEY: u16 = 4403;
    /// There is no such board.
    pub const UNKNOWN_BOARD: u16 = 4404;
    /// The link was revoked, or its time is over, while the connection was open.
    pub const REVOKED: u16 = 4410;
    /// The link asks for a passphrase first.
    pub const LOCKED: u16 = 4423;
    /// The board has as many connections as it may.
    pub const CROWDED: u16 = 4429;
}
