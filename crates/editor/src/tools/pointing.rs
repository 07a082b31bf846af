//! The laser points: nothing is written. That it does, and where, is in the presence, and whoever shows it draws the trail.

use crate::{Editor, Overlay, PointerInput};

#[derive(Clone, Debug)]
pub(crate) struct Pointing {
    pub(super) pointer: i64,
}

impl Pointing {
    pub(super) fn begin(editor: &mut Editor, input: &PointerInput) -> Self {
        editor.set_overlay(Overlay::default());
        Self {
            pointer: input.pointer,
        }
    }
}
