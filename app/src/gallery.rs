//! The gallery: the templates and packs that a board can start from, or that are put on it later.
//!
//! The program holds no template. [`offer`] knows what the relay has, and what it had last time where it cannot be reached;
//! [`shelf`] fetches the templates themselves, one by one, when their picture comes into sight or somebody wants one.
//! All of this is a part of the program that is loaded later.

mod board_side;
mod cards;
mod catalogue;
mod finding;
mod home_side;
mod offer;
mod own_file;
mod picture;
mod preparing;
mod queue;
mod samples;
mod saving;
mod shelf;
mod trouble;
mod walking;

use leptos::prelude::RwSignal;

pub use board_side::insertion;
pub use home_side::{choice, title_of};
pub use preparing::prepare;
pub use samples::samples;
pub use saving::saving;

/// What a new board starts from if nobody chose anything else.
pub const FIRST: &str = "rikai.bmc";

/// The choice among all of it.
pub type Chosen = RwSignal<Wanted>;

/// What is chosen from the gallery.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// An empty board.
    Blank,
    /// A template, by its id.
    Template(String),
    /// A pack, by its id.
    Pack(String),
}
