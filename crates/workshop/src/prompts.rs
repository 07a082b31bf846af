//! The prompt kit: texts for a generative AI, filled from the board. Nothing is sent anywhere.
//!
//! A [`Prompt`] is data (`templates/prompts/*.json`). [`fill`] puts into its slots what the canvases of a board say, and
//! tells which slots are empty and which cell would fill them. [`prompts_for`] lists those that belong to what is on the
//! board.

mod built_in;
mod filling;
mod said;

#[cfg(test)]
mod tests;

pub use built_in::prompts;
pub use filling::{Filled, FilledSlot, Piece, fill, prompts_for};
