//! What is private on the board, told to the signals.

use editor::{Editor, Privacy};

use super::{BoardSignals, write_if_changed};

/// Tells it. A board without anything private costs a look.
pub fn tell_privacy(signals: &BoardSignals, editor: &Editor) {
    let privacy = match editor.has_private() {
        true => editor.privacy(),
        false => Privacy::default(),
    };
    write_if_changed(signals.privacy, privacy);
}
