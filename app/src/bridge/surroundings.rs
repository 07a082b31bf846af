//! Time and names for the editor.

use board::ElementId;
use editor::Surroundings;

use crate::platform::{window, with_random_letters};

/// The browser.
pub struct Browser;

impl Surroundings for Browser {
    fn now_millis(&self) -> f64 {
        window().performance().map_or(0.0, |clock| clock.now())
    }

    fn new_element_id(&mut self) -> ElementId {
        with_random_letters(|letters| ElementId::new(letters))
    }
}
