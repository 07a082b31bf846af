//! Private writing: what somebody writes under a veil only she sees, until a facilitator reveals it.
//!
//! [`keys`] seals and opens with keys that this browser made and keeps; [`tending`] gives them to the relay, which opens
//! for facilitators ([`revealing`]), and opens what is left of rounds that are over. All of it is a part of the program
//! that is loaded when something on the board is private, or when somebody asks for the dialog.

mod content;
mod keys;
mod revealing;
mod status;
mod tending;

pub use content::content;
pub use status::status;
pub use tending::begin;
