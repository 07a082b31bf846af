//! Frames: an area with a title that owns what lies in it.

use serde::{Deserialize, Serialize};

use crate::NoteColor;

/// A frame.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Frame {
    /// Its title; may be empty.
    pub text: String,
    /// Its soft background; `None` is that of the board.
    pub tint: Option<NoteColor>,
}
