//! Where the editor meets the signals. Nothing is decided here: inputs go in, effects and signals come out.

mod signals;

pub use signals::*;
