//! One input being handled: what the world offers, and what is wanted from it.

use board::ElementId;

use crate::{Announcement, Effect, Refusal, Surroundings};

/// The running turn.
pub(crate) struct Turn<'a> {
    surroundings: &'a mut dyn Surroundings,
    pub(crate) effects: Vec<Effect>,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(surroundings: &'a mut dyn Surroundings) -> Self {
        Self {
            surroundings,
            effects: Vec::new(),
        }
    }

    pub(crate) fn now_millis(&self) -> f64 {
        self.surroundings.now_millis()
    }

    pub(crate) fn new_element_id(&mut self) -> ElementId {
        self.surroundings.new_element_id()
    }

    pub(crate) fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// The input was used up.
    pub(crate) fn handled(&mut self) {
        if !self
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Handled))
        {
            self.effects.push(Effect::Handled);
        }
    }

    pub(crate) fn announce(&mut self, announcement: Announcement) {
        self.effects.push(Effect::Announce(announcement));
    }

    pub(crate) fn refuse(&mut self, refusal: Refusal) {
        self.effects.push(Effect::Refused(refusal));
    }
}
