//! What a check found, told all at once.

use std::fmt::Display;

/// The breaches of one rule.
pub(super) struct Breaches {
    advice: &'static str,
    found: Vec<String>,
}

impl Breaches {
    /// For a rule whose breaches are mended as `advice` says.
    pub(super) fn new(advice: &'static str) -> Self {
        Self {
            advice,
            found: Vec::new(),
        }
    }

    /// Notes one breach: where, and what is wrong there.
    pub(super) fn add(&mut self, place: impl Display, what: impl Display) {
        self.found.push(format!("{place}: {what}"));
    }

    /// Fails the test when there is a breach.
    #[track_caller]
    pub(super) fn none(self) {
        assert!(
            self.found.is_empty(),
            "\n  {}\n\nWhat to do: {}\n",
            self.found.join("\n  "),
            self.advice
        );
    }
}
