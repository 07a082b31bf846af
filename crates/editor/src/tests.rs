//! What the editor promises, seen from the hands: one file a behaviour.

mod answers;
mod areas;
mod arranging;
mod camera;
mod canvases;
mod carrying;
mod cells;
mod chain;
mod clipboard;
mod commands;
mod commenting;
mod composition;
mod connecting;
mod copies;
mod creating;
mod damage;
mod dragging;
mod drawing_boxes;
mod eraser;
mod find;
mod following;
mod frames;
mod gliding;
mod grouping;
mod health;
mod importing;
mod keys;
mod links;
mod locking;
mod looking_along;
mod looks;
mod marquee;
mod note_from_toolbar;
mod nudging;
mod pen;
mod pictures;
mod pointing;
mod private;
mod random;
mod read_only;
mod remembered;
mod remote;
mod resizing;
mod restacking;
mod restoring;
mod rights;
mod selecting;
mod snapping;
mod sprouts;
mod stuck_on_notes;
mod texts;
mod touch;
mod typing;
mod undo;
mod verbs;
mod walking;
mod wheel;

use crate::ScreenPoint;

/// A screen point.
fn at(x: f64, y: f64) -> ScreenPoint {
    ScreenPoint::new(x, y)
}
