//! The relay: one program that keeps the boards, lets people write on them at once, and serves the app.
//!
//! - [`store`]: the boards on disk. One thread writes; what it reports as durable survives a power cut.
//! - [`rooms`]: the boards that are open, one task each around a [`collab::room::Room`], which decides everything.
//! - `serving`: taking connections, with a time limit for what they ask.
//! - `socket`: the sync connections, two tasks each. They carry bytes and know nothing. `wire`: the way of a room past them.
//! - `routes`: the HTTP interface. `assets`: the app, embedded. [`exports`]: boards as files.
//! - [`images`]: the pictures of boards, as files. [`importing`]: boards made of files.
//! - [`checkpoints`]: how boards were at moments worth keeping, as files.
//! - [`backup`]: both of them copied to another folder while the relay runs, and put back.
//! - `templates`: what a new board can start from, the product's and the owner's own.
//! - [`addresses`]: how much one network address may ask for. [`metrics`]: what is counted.
//! - [`memory`]: what was freed goes back to the system.
//! - [`keys`]: who may do what: whoever holds a link. `links`: the links that facilitators make and revoke.
//!
//! [`start`] puts it together; [`RunningRelay::stop`] takes it apart so that nothing is lost.

pub mod acts;
pub mod addresses;
mod api_error;
mod assets;
mod background;
pub mod backup;
pub mod checkpoints;
pub mod config;
pub mod exports;
mod hex;
pub mod images;
pub mod importing;
pub mod keys;
mod links;
pub mod memory;
pub mod metrics;
mod new_board;
mod origin;
mod relay;
mod request_id;
pub mod rooms;
mod routes;
mod security;
mod serving;
mod socket;
mod start;
pub mod store;
mod templates;
mod wire;

pub use config::Config;
pub use start::{RunningRelay, StartError, start};
