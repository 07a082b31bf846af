//! What the checks say about the board: a panel beside it, and the day of the workshop that dates are held against.
//!
//! A part of the program that is loaded when somebody asks for it.

mod findings;
mod item;
mod jump;
mod panel;
mod rest;
mod room;
mod session;

use leptos::prelude::RwSignal;

pub use panel::panel;
pub use session::session;

/// Whether the panel is open.
pub type Open = RwSignal<bool>;
