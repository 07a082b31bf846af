//! What the editor promises, seen from the hands: one file a behaviour.

mod camera;
mod canvases;
mod chain;
mod clipboard;
mod commands;
mod composition;
mod creating;
mod dragging;
mod keys;
mod marquee;
mod nudging;
mod random;
mod read_only;
mod remote;
mod selecting;
mod touch;
mod typing;
mod undo;
mod walking;
mod wheel;

use crate::ScreenPoint;

/// A screen point.
fn at(x: f64, y: f64) -> ScreenPoint {
    ScreenPoint::new(x, y)
}
