//! Keys over a cell that holds something, a column or a row: as in a spreadsheet.

use board::{CellValue, CircleTriangle, ElementId, ElementKind, Holds};

use crate::commands::only_char;
use crate::turn::Turn;
use crate::{Caret, Direction, Editor, KeyInput, Modifiers};

impl Editor {
    /// The cell, column or row with the focus, if it holds something else than notes.
    pub(crate) fn typed_focus(&self) -> Option<&ElementId> {
        let focus = self.focus.as_ref().filter(|_| self.selection.is_empty())?;
        self.is_typed(focus).then_some(focus)
    }

    /// Whether this is a column, a row, or a cell that holds something else than notes.
    pub fn is_typed(&self, id: &ElementId) -> bool {
        match self.scene.element(id).map(|element| &element.kind) {
            Some(ElementKind::Track(_)) => true,
            Some(ElementKind::Cell(cell)) => !cell.takes_notes() || cell.slot.is_some(),
            _ => false,
        }
    }

    /// Handles a key over what [`Self::typed_focus`] gives. False if it means nothing special there.
    pub(crate) fn on_key_over_cell(&mut self, input: &KeyInput, turn: &mut Turn<'_>) -> bool {
        let Some(id) = self.typed_focus().cloned() else {
            return false;
        };
        let Modifiers { ctrl, alt, shift } = input.modifiers;
        if ctrl || alt {
            return false;
        }
        let direction = match input.key.as_str() {
            "ArrowLeft" => Some(Direction::Left),
            "ArrowRight" => Some(Direction::Right),
            "ArrowUp" => Some(Direction::Up),
            "ArrowDown" => Some(Direction::Down),
            _ => None,
        };
        if let Some(direction) = direction.filter(|_| !shift) {
            turn.handled();
            self.walk_in_grid(direction, turn);
            return true;
        }
        let used = match input.key.as_str() {
            "Enter" | "F2" if !shift => self.begin(&id, turn),
            " " => self.toggle(&id, turn),
            "Delete" | "Backspace" => self.clear(&id, turn),
            key => only_char(key).is_some_and(|letter| self.type_into(&id, letter, turn)),
        };
        if used {
            turn.handled();
        }
        used
    }

    /// Enter, or a double click: whatever one does with it. False where there is nothing special to do.
    pub(crate) fn begin(&mut self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        if self.uncover(id, turn) {
            return true;
        }
        if self.is_typed(id) && self.refuses_closed(id, turn) {
            return true;
        }
        if self.is_writable(id) {
            if self.may_write(turn) {
                self.write_in(id, Caret::End, turn);
            }
            return true;
        }
        let is_pile = self.pile(id).is_some();
        if is_pile {
            self.take_from_pile(id, None, turn);
        }
        is_pile || self.toggle(id, turn) || self.ask(id, None, turn)
    }

    /// The next of what can stand in a cell that one does not type into. False for other cells.
    pub(crate) fn toggle(&mut self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        let Some(cell) = self.scene.element(id).and_then(|element| element.as_cell()) else {
            return false;
        };
        let now = cell.value(self.whose(cell));
        let next = match &*cell.holds {
            Holds::Check => Some(CellValue::Flag(!now.is_some_and(CellValue::is_ticked))),
            Holds::Mark { .. } => {
                let mark = now.and_then(CellValue::as_text);
                mark_value(after(mark.and_then(CircleTriangle::from_token)))
            }
            _ => return false,
        };
        if self.may_write(turn) && self.may_score(id, turn) {
            self.put_value(id, next, turn);
        }
        true
    }

    /// Takes a cell's value away. False for what has none.
    fn clear(&mut self, id: &ElementId, turn: &mut Turn<'_>) -> bool {
        let Some(element) = self.scene.element(id) else {
            return false;
        };
        let Some(cell) = element.as_cell() else {
            return false;
        };
        if matches!(*cell.holds, Holds::Text { .. }) {
            let is_written = !element.text().unwrap_or_default().is_empty();
            if is_written && self.may_write(turn) && self.may_score(id, turn) {
                let result = self.step(turn, |board| board.edit(|edit| edit.set_text(id, "")));
                if let Err(error) = result {
                    self.refuse_board_error(error, turn);
                }
            }
            return true;
        }
        if !cell.holds.takes_values() {
            return false;
        }
        if self.may_write(turn) && self.may_score(id, turn) {
            self.put_value(id, None, turn);
        }
        true
    }

    /// A letter typed over a cell.
    fn type_into(&mut self, id: &ElementId, letter: char, turn: &mut Turn<'_>) -> bool {
        let Some(cell) = self.scene.element(id).and_then(|element| element.as_cell()) else {
            return false;
        };
        match &*cell.holds {
            Holds::Mark { .. } => {
                let mark = match circle(letter) {
                    Some(mark) => mark,
                    None if matches!(letter, '-' | '0') => CircleTriangle::Blank,
                    None => return false,
                };
                if self.may_write(turn) && self.may_score(id, turn) {
                    self.put_value(id, mark_value(mark), turn);
                }
                true
            }
            Holds::Number { .. } | Holds::Points => {
                let begins = letter.is_ascii_digit()
                    || matches!(letter, '-' | '.' | '０'..='９' | '−' | '．');
                begins && self.ask(id, Some(letter), turn)
            }
            Holds::Select { options } => {
                let wanted = circle(letter);
                let found = options.iter().find(|option| {
                    wanted.is_some() && CircleTriangle::read(&option.label.ja) == wanted
                });
                let Some(key) = found.map(|option| option.key.clone()) else {
                    return false;
                };
                if self.may_write(turn) && self.may_score(id, turn) {
                    self.put_value(id, Some(CellValue::Text(key)), turn);
                }
                true
            }
            // Their fields cannot begin with a letter.
            Holds::Date | Holds::Time => letter.is_ascii_digit() && self.ask(id, None, turn),
            _ => false,
        }
    }
}

/// The mark that a key stands for.
fn circle(letter: char) -> Option<CircleTriangle> {
    Some(match letter {
        'o' | 'O' | '○' | '〇' => CircleTriangle::Circle,
        't' | 'T' | '△' => CircleTriangle::Triangle,
        'x' | 'X' | '×' => CircleTriangle::Cross,
        _ => return None,
    })
}

fn after(mark: Option<CircleTriangle>) -> CircleTriangle {
    match mark.unwrap_or_default() {
        CircleTriangle::Blank => CircleTriangle::Circle,
        CircleTriangle::Circle => CircleTriangle::Triangle,
        CircleTriangle::Triangle => CircleTriangle::Cross,
        CircleTriangle::Cross => CircleTriangle::Blank,
    }
}

fn mark_value(mark: CircleTriangle) -> Option<CellValue> {
    let is_blank = mark == CircleTriangle::Blank;
    (!is_blank).then(|| CellValue::Text(mark.token().to_owned()))
}
