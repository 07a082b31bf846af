//! Cells that hold something else than notes: a text, a number, a date, a choice, points, marks; and the columns and
//! rows of strips and matrices. Everything here is learnt later, see [`crate::Verbs`].
//!
//! The keyboard's focus is what all of it works with: such a cell is never selected, as nobody moves it.

mod asking;
mod clicking;
mod figures;
mod filling;
mod keys;
mod layers;
mod reading;
mod settling;
mod tracks;
mod walking;
mod writing;

pub use asking::{Asked, Then, Wanted};
pub use tracks::Side;

pub(crate) use figures::Seen;
pub(crate) use writing::is_template_text;

use crate::turn::Turn;
use crate::{CommandId, Editor, KeyInput, Reason};
use board::ElementId;

/// What the editor does with cells once it has learnt it.
#[derive(Debug)]
pub(crate) struct CellVerbs {
    pub(crate) key: fn(&mut Editor, &KeyInput, &mut Turn<'_>) -> bool,
    pub(crate) click: fn(&mut Editor, &ElementId, bool, &mut Turn<'_>) -> bool,
    pub(crate) hindrance: fn(&Editor, CommandId) -> Option<Reason>,
    pub(crate) figures: fn(&mut Editor),
}

impl Editor {
    /// Why a command about cells cannot be used now.
    pub(crate) fn cell_hindrance(&self, command: CommandId) -> Option<Reason> {
        match command {
            CommandId::ShowLayer(layer) => {
                let nobody = layer == scene::Layer::Mine && self.settings.person.is_empty();
                (nobody || !self.has_layers()).then_some(Reason::DoesNotApply)
            }
            CommandId::OtherPart => self.other_part().is_none().then_some(Reason::DoesNotApply),
            CommandId::GoToSource => self
                .source_in_hand()
                .is_none()
                .then_some(Reason::DoesNotApply),
            CommandId::GrowthLayer => self.growth_hindrance(),
            _ => {
                let closed = self.focus.as_ref().is_some_and(|id| self.is_closed(id));
                let hindrance = self.track_hindrance(command);
                hindrance.or_else(|| (closed && command.row().writes).then_some(Reason::Locked))
            }
        }
    }
}
