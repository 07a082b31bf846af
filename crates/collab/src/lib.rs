//! Sync without sockets: what is said between a client and the relay, and what each half does about it.
//!
//! - [`message`]: the bytes of a frame, read and written. Reading is total: any bytes give messages or an error.
//! - [`room`]: the relay's half. One [`room::Room`] a board turns events (a frame came, a record is durable)
//!   into effects (send, append, close). It knows no socket, clock or disk, so a simulator can drive it.
//!
//! Time comes in as milliseconds of a clock that never runs backwards, bytes as values.

pub mod message;
pub mod room;
pub mod backoff;
pub mod client;
pub mod outbox;
pub mod presence;
pub mod status;

pub use client::{Client, ClientSettings, MergeError, Output, Replica};
pub use presence::{Person, Presence};
pub use status::{GoneReason, Keeping, Status};
