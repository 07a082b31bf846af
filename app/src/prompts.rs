//! The prompt kit, and what comes back: texts for a generative AI filled from the board, and answers laid into its
//! cells after a look at what goes where. Nothing is sent anywhere.
//!
//! A part of the program that is loaded when somebody asks for it.

mod answer;
mod canvases;
mod draft;
mod empties;
mod file;
mod kit;
mod look;
mod preview;
mod text;

use crate::bridge::EditorHandle;

pub use answer::answer;
pub use kit::kit;

/// Reads a text that was pasted on the board as an answer: its dialog opens with it.
pub fn begin(handle: EditorHandle, text: String) {
    draft::begin(draft::Draft {
        text,
        ..draft::Draft::default()
    });
    handle.run(crate::bridge::CommandId::PasteAnswer);
}
