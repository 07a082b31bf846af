//! Undo gives back the selection that was there before the step, redo the one after it.

use crate::{Editor, Selection};

/// The selections around each step that can be taken back, oldest first. As many as the history has steps.
#[derive(Default, Debug)]
pub(crate) struct Remembered {
    /// How many steps the history had after the last input.
    depth: usize,
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    before: Selection,
    after: Selection,
}

impl Editor {
    /// After every input: what was selected before it belongs to the step that it began.
    pub(crate) fn remember_selection(&mut self, before: Selection) {
        let depth = self.history.undo_depth();
        let remembered = &mut self.remembered;
        if depth == remembered.depth {
            return;
        }
        // A new step after some were taken back: those cannot be done again.
        remembered.steps.truncate(remembered.depth.min(depth));
        while remembered.steps.len() < depth {
            remembered.steps.push(Step {
                before: before.clone(),
                after: self.selection.clone(),
            });
        }
        remembered.depth = depth;
    }

    /// Just after a step was taken back: what was selected before it.
    pub(crate) fn selection_before_step(&mut self) -> Selection {
        self.remembered.depth = self.history.undo_depth();
        let step = self.remembered.steps.get(self.remembered.depth);
        step.map(|step| step.before.clone()).unwrap_or_default()
    }

    /// Just after a step was done again: what was selected after it.
    pub(crate) fn selection_after_step(&mut self) -> Selection {
        self.remembered.depth = self.history.undo_depth();
        let last = self.remembered.depth.checked_sub(1);
        let step = last.and_then(|last| self.remembered.steps.get(last));
        step.map(|step| step.after.clone()).unwrap_or_default()
    }
}
