//! Pointing and talking with the pointer: what the laser shows, and what people say at their cursors. Nothing of it is
//! in the document; all of it comes with presence.

mod bubbles;
pub mod following;
mod heard;
mod laser;
mod trail;

use crate::bridge::{EditorHandle, EditorPresence};
use crate::canvas::Surface;

/// What shows that others point and talk, and that one does oneself.
pub struct Pointing {
    /// What this person shows the others now.
    pub own: fn(EditorHandle, &EditorPresence),
    /// The surface knows of others what they show now.
    pub others: fn(EditorHandle, &Surface),
}

/// All of it.
pub const POINTING: Pointing = Pointing {
    own: |handle, presence| {
        laser::show_own(handle, presence);
        following::show_own(handle, presence);
    },
    others: |handle, surface| {
        surface.with_people(|people| {
            laser::show_others(handle, people);
            bubbles::show(surface, people);
            heard::hear(handle, people);
        });
        following::look(handle, surface);
    },
};
