//! The little that the editor needs from outside while it handles an input.

use board::ElementId;

/// Time and names, which a pure crate cannot make itself.
pub trait Surroundings {
    /// A clock that never goes back, in milliseconds from any moment.
    fn now_millis(&self) -> f64;
    /// A fresh id: random, never given before.
    fn new_element_id(&mut self) -> ElementId;
}
