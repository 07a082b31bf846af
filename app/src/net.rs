//! The way to the relay.
//!
//! - [`Session`]: one open board in this tab. Reads what the browser kept, then connects, keeps connected, and keeps every change
//!   until the relay has it on disk. The board page needs nothing else.
//! - [`api`]: the relay's HTTP interface: new boards, titles and links.

pub mod acts;
pub mod api;
pub mod checkpoints;
pub mod documents;
pub mod images;
pub mod imports;
mod keeper;
pub mod links;
pub mod refusals;
pub mod seals;
mod session;
mod socket;
pub mod templates;
pub mod told;
mod unpacking;

pub use keeper::compact;
pub use session::{BoardHost, Session, SessionEvent, join_tabs};
