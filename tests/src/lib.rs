//! What the suites share: people in a real browser, a real relay, and a net that can be cut.
//!
//! A [`stage::Stage`] is what one end-to-end test plays on. It starts a relay (the real binary, on a
//! port and a folder of its own), and lets people in: each [`user::User`] is an isolated profile in
//! one shared Chromium, reaches the relay through a wire of their own ([`cut::Wire`]), and does what
//! people do: click, drag, press keys, compose Japanese, read what is on the screen.
//!
//! When a test fails, everybody's screenshot, console and the relay's log are kept in
//! `target/e2e/TEST/`. When it passes, any error on anybody's console fails it after all.
//!
//! Everything waits for conditions with a deadline; nothing sleeps for a guessed time.

pub mod accessibility;
pub mod browser;
pub mod cdp;
pub mod chromium;
pub mod console;
pub mod cut;
pub mod guardian;
pub mod http;
pub mod input;
pub mod keyboard;
pub mod markdown;
pub mod page;
pub mod panics;
pub mod picture;
pub mod relay;
pub mod stage;
pub mod truth;
pub mod user;
pub mod waiting;
pub mod words;
