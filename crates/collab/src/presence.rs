//! What people show each other and nobody stores: name, cursor, selection, drag, laser, and what is said
//! at the cursor.
//!
//! [`Presence`] is one person's state as JSON; [`Own`] sends it, [`Others`] keeps what the others send.
//! Whoever is on the board can send any bytes as a presence, so reading is total: sizes first, numbers
//! brought into range, colours only as `#rrggbb`.

/// From so many others on, everybody tells what they see, and the relay tells them of pointers near that first.
pub const CROWD_MIN: usize = 50;

mod others;
mod own;
mod state;

pub use others::{Others, Person, each_once, is_same};
pub use own::Own;
pub use state::{
    BROWSER_BYTES_MAX, CHAT_CHARACTERS_MAX, Drag, Presence, PresenceUser, ReadJson, UserColor,
};
pub(crate) use state::{read_point, read_rect};
