//! The pointer is down to point: with the laser, or at what a comment is about. Nothing is written. That a laser points,
//! and where, is in the presence, and whoever shows it draws the trail.

use crate::turn::Turn;
use crate::{Editor, Overlay, PointerInput, Tool};

#[derive(Clone, Debug)]
pub(crate) struct Pointing {
    pub(super) pointer: i64,
    /// The tool that it began with.
    tool: Tool,
}

impl Pointing {
    pub(super) fn begin(editor: &mut Editor, input: &PointerInput) -> Self {
        editor.set_overlay(Overlay::default());
        Self {
            pointer: input.pointer,
            tool: editor.tool(),
        }
    }

    pub(super) fn is_laser(&self) -> bool {
        self.tool == Tool::Laser
    }

    pub(super) fn released(self, editor: &mut Editor, input: &PointerInput, turn: &mut Turn<'_>) {
        if self.tool == Tool::Comment {
            editor.comment_here(input, turn);
        }
    }
}
