//! Asking for a value: the application shows a field over the cell, and hands back what was typed.

use board::{BoardError, CellValue, Choice, ElementId, Holds, Locale};

use super::reading::read;
use crate::turn::Turn;
use crate::{Announcement, Direction, Editor, Effect, Refusal};

/// What is asked for, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// The cell that the field lies over.
    pub cell: ElementId,
    /// What kind of value.
    pub wanted: Wanted,
    /// What the field holds at first: the value there is, or the letter that was typed.
    pub text: String,
    /// Whether that is a letter that was just typed: the caret goes behind it, and what was there before goes.
    pub is_typed: bool,
}

/// Kinds of values that are asked for.
#[derive(Clone, PartialEq, Debug)]
pub enum Wanted {
    /// A number.
    Number {
        /// The least.
        min: Option<f64>,
        /// The most.
        max: Option<f64>,
        /// The distance between two values.
        step: Option<f64>,
    },
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// One of several: what is stored, and what is shown.
    Choice(Vec<(String, String)>),
}

/// Where one goes from a cell after its value was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Nowhere: something else is pointed at.
    Stay,
    /// To the next cell in the order of reading.
    Next,
    /// To the one before.
    Previous,
    /// To the nearest one in a direction.
    Walk(Direction),
}

impl Editor {
    /// The cell whose value is being asked for.
    pub fn asking(&self) -> Option<&ElementId> {
        self.asking.as_ref()
    }

    /// What is asked for in a cell of this kind; `None` for kinds that are not typed into.
    fn wanted(&self, id: &ElementId) -> Option<Wanted> {
        let cell = self.scene.element(id)?.as_cell()?;
        Some(match &*cell.holds {
            Holds::Number { min, max, step, .. } => Wanted::Number {
                min: *min,
                max: *max,
                step: *step,
            },
            Holds::Points => Wanted::Number {
                min: Some(0.0),
                max: self.weight_over(id),
                step: Some(0.5),
            },
            Holds::Date => Wanted::Date,
            Holds::Time => Wanted::Time,
            Holds::Select { options } => Wanted::Choice(named(options, self.settings.locale)),
            _ => return None,
        })
    }

    /// The weight that a slot's points are measured by: that of its column.
    fn weight_over(&self, slot: &ElementId) -> Option<f64> {
        let slot = self.scene.element(slot)?.as_cell()?.slot.as_ref()?;
        self.scene.element(&slot.column)?.as_track()?.weight
    }

    /// Asks for the value of a cell. `typed` is the letter that began it. False if nobody types into such a cell.
    pub(crate) fn ask(&mut self, id: &ElementId, typed: Option<char>, turn: &mut Turn<'_>) -> bool {
        let Some(wanted) = self.wanted(id) else {
            return false;
        };
        if !self.may_write(turn) || !self.may_score(id, turn) {
            return true;
        }
        let text = match typed {
            Some(letter) => letter.to_string(),
            None => self.value_as_typed(id),
        };
        self.set_focus(Some(id.clone()));
        self.asking = Some(id.clone());
        self.changes.editing = true;
        if let Some(rect) = self.scene.rect(id) {
            // The field is as large as it must be at any zoom: the view keeps its own.
            self.reveal(rect, turn);
        }
        turn.effect(Effect::AskValue(Box::new(Asked {
            cell: id.clone(),
            wanted,
            text,
            is_typed: typed.is_some(),
        })));
        true
    }

    /// The value as one would type it; empty if there is none.
    fn value_as_typed(&self, id: &ElementId) -> String {
        let cell = self.scene.element(id).and_then(|element| element.as_cell());
        match cell.and_then(|cell| cell.value(self.whose(cell))) {
            Some(CellValue::Number(number)) => number.to_string(),
            Some(CellValue::Text(text)) => text.clone(),
            Some(CellValue::Flag(_)) | None => String::new(),
        }
    }

    /// What was typed into the field over a cell. What does not fit is refused, and stays in the field.
    pub(crate) fn give_value(
        &mut self,
        id: &ElementId,
        text: &str,
        then: Then,
        turn: &mut Turn<'_>,
    ) {
        let holds = self.scene.element(id).and_then(|element| element.as_cell());
        let Some(holds) = holds.map(|cell| cell.holds.clone()) else {
            return self.leave_value(turn);
        };
        if !self.may_write(turn) {
            return self.leave_value(turn);
        }
        let value = match read(&holds, text) {
            Ok(value) => value,
            Err(why) => return turn.refuse(self.unfit(id, why)),
        };
        if !self.put_value(id, value, turn) {
            return;
        }
        self.leave_value(turn);
        match then {
            Then::Stay => {}
            Then::Next | Then::Previous => {
                self.walk_in_reading_order(then == Then::Next, turn);
            }
            Then::Walk(direction) => self.walk_in_grid(direction, turn),
        }
    }

    /// The field over a cell goes, whatever it holds.
    pub(crate) fn leave_value(&mut self, turn: &mut Turn<'_>) {
        if self.asking.take().is_some() {
            self.changes.editing = true;
            turn.effect(Effect::ValueTaken);
        }
    }

    /// Stores a value in one step; `None` clears it. False if the board refused it: the person was told why.
    pub(crate) fn put_value(
        &mut self,
        id: &ElementId,
        value: Option<CellValue>,
        turn: &mut Turn<'_>,
    ) -> bool {
        let cell = self.scene.element(id).and_then(|element| element.as_cell());
        let Some(who) = cell.map(|cell| self.whose(cell).to_owned()) else {
            return false;
        };
        let now = cell.and_then(|cell| cell.value(&who));
        if now == value.as_ref() {
            return true;
        }
        let result = self.step(turn, |board| {
            board.edit(|edit| edit.set_value(id, &who, value))
        });
        match result {
            Ok(()) => {
                turn.announce(Announcement::ValueSet(id.clone()));
                true
            }
            Err(BoardError::Unfit(why)) => {
                turn.refuse(self.unfit(id, why));
                false
            }
            Err(error) => {
                self.refuse_board_error(error, turn);
                false
            }
        }
    }

    /// Why a value does not fit, with the limit that it broke.
    pub(crate) fn unfit(&self, id: &ElementId, why: &'static str) -> Refusal {
        let limits = match self.wanted(id) {
            Some(Wanted::Number { min, max, .. }) => (min, max),
            _ => (None, None),
        };
        let written = |limit: Option<f64>| limit.map(|limit| limit.to_string());
        Refusal::UnfitValue {
            why,
            min: written(limits.0),
            max: written(limits.1),
        }
    }
}

fn named(options: &[Choice], locale: Locale) -> Vec<(String, String)> {
    let shown = |choice: &Choice| (choice.key.clone(), choice.label.get(locale).to_owned());
    options.iter().map(shown).collect()
}
