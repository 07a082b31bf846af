//! Sync without sockets: what is said between a client and the relay, and what each half does about it.
//!
//! - [`message`]: the bytes of a frame, read and written. Reading is total: any bytes give messages or an error.
//! - [`room`]: the relay's half. One [`room::Room`] a board turns events (a frame came, a record is durable)
//!   into effects (send, append, close). It knows no socket, clock or disk, so a simulator can drive it.
//! - [`client`]: a tab's half. A [`Client`] keeps a [`Replica`] up to date over connections that come and go; its
//!   [`outbox`] knows which changes the relay has on its disk, its [`status`] says so in one word, [`backoff`] spaces
//!   the attempts to connect.
//! - [`mod@replay`]: a board out of the log that a tab kept of it.
//! - [`tabs`]: several tabs of one browser that share such a log.
//! - [`presence`]: what people show each other and nobody stores.
//!
//! Time comes in as milliseconds of a clock that never runs backwards, bytes as values.

pub mod backoff;
pub mod client;
pub mod message;
pub mod outbox;
pub mod presence;
pub mod replay;
pub mod room;
pub mod status;
pub mod tabs;

pub use client::{Client, ClientSettings, MergeError, Output, Replica};
pub use presence::{CROWD_MIN, Person, Presence};
pub use replay::{Replayed, replay};
pub use status::{GoneReason, Keeping, Status};
