//! Keys: the input method's first, then a running gesture's, the text's, and the commands'.

use board::ElementId;

use crate::commands::only_char;
use crate::turn::Turn;
use crate::verbs::put_off;
use crate::{
    Availability, COMMANDS, CommandId, Direction, Editor, Effect, Input, KeyInput, Modifiers,
    Reason, Refusal, Selection, Tool,
};

impl Editor {
    pub(crate) fn on_key_down(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        // The input method's keys are not ours, whatever they are.
        if input.composing || self.field.as_ref().is_some_and(|field| field.composing) {
            return;
        }
        if self.in_gesture() {
            self.on_key_in_gesture(input, turn);
        } else if self.editing().is_some() {
            self.on_key_while_editing(input, turn);
        } else {
            self.on_key_over_board(input, turn);
        }
    }

    pub(crate) fn on_key_up(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        if input.key == " " {
            self.space_held = false;
        }
        if input.key.starts_with("Arrow") {
            self.nudging = false;
        }
        if self.in_gesture() {
            self.modifiers_changed(input, turn);
        }
    }

    fn on_key_in_gesture(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        turn.handled();
        if input.key == "Escape" {
            self.cancel_gesture();
        } else {
            self.modifiers_changed(input, turn);
        }
    }

    fn on_key_while_editing(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        let Modifiers { ctrl, shift, alt } = input.modifiers;
        match (input.key.as_str(), ctrl, shift, alt) {
            ("Escape", false, _, false) => {
                turn.handled();
                self.end_editing(turn);
            }
            ("Tab", false, false, false) => self.chain(Direction::Right, turn),
            ("Tab", false, true, false) => self.chain(Direction::Left, turn),
            ("Enter", true, false, false) => self.chain(Direction::Down, turn),
            _ => {
                if let Some(command) = find(input).filter(|id| id.row().while_editing) {
                    turn.handled();
                    self.run(command, turn);
                }
            }
        }
    }

    fn on_key_over_board(&mut self, input: &KeyInput, turn: &mut Turn<'_>) {
        if self.typed_focus().is_some() {
            let used = match self.verbs {
                Some(verbs) => (verbs.cells.key)(self, input, turn),
                None => input.key != "Tab" && only_char(&input.key).is_none(),
            };
            if used {
                return;
            }
        }
        let plain = input.modifiers == Modifiers::NONE;
        match input.key.as_str() {
            " " if !input.modifiers.ctrl && !input.modifiers.alt => {
                turn.handled();
                self.space_held = true;
            }
            "Enter" if plain && self.creates_by_enter() => {
                turn.handled();
                self.create_at_next_place(turn);
            }
            "Enter" if plain && self.selection.is_empty() && self.tool.makes_a_box() => {
                turn.handled();
                // Tools that make a box have to be learnt themselves.
                if let Some(verbs) = self.verbs {
                    (verbs.make_in_the_middle)(self, turn);
                }
            }
            "Enter" if plain && self.selection.is_empty() && self.focused_canvas().is_some() => {
                turn.handled();
                self.set_selection(Selection::of(self.focused_canvas()));
            }
            "Enter" if input.modifiers == Modifiers::CTRL && self.single_note().is_some() => {
                self.chain(Direction::Down, turn);
            }
            "Escape" if plain && self.looks_along_with().is_some() => {
                turn.handled();
                self.company.leave();
            }
            "Escape" if plain && self.tool != Tool::Select => {
                turn.handled();
                self.set_tool(Tool::Select);
            }
            "ContextMenu" => self.open_menu_at_focus(turn),
            "F10" if input.modifiers == Modifiers::SHIFT => self.open_menu_at_focus(turn),
            _ if self.goes_into_field(input) => {}
            _ => {
                if let Some(command) = find(input) {
                    self.run_by_key(command, input.repeat, turn);
                }
            }
        }
    }

    /// With one note selected typing edits it: the field has the keyboard already and gets the character.
    fn goes_into_field(&self, input: &KeyInput) -> bool {
        let Modifiers { ctrl, alt, .. } = input.modifiers;
        self.settings.typing_edits
            && self.field.is_some()
            && !ctrl
            && !alt
            && only_char(&input.key).is_some()
    }

    /// Enter makes a note with the note tool in hand or the focus in a cell.
    fn creates_by_enter(&self) -> bool {
        self.selection.is_empty() && (self.tool == Tool::Note || self.current_cell().is_some())
    }

    fn focused_canvas(&self) -> Option<ElementId> {
        let element = self.scene.element(self.focus.as_ref()?)?;
        element.as_canvas().map(|_| element.id.clone())
    }

    fn run_by_key(&mut self, command: CommandId, repeat: bool, turn: &mut Turn<'_>) {
        match self.availability(command) {
            Availability::Disabled(Reason::ReadOnly) => {
                turn.handled();
                turn.refuse(Refusal::ReadOnly);
            }
            // A key that has nothing to do is no news, and may mean something to the browser (Tab on an empty board).
            // But the browser must not take back what was typed in the field that lies over the selected element.
            Availability::Disabled(_) if matches!(command, CommandId::Undo | CommandId::Redo) => {
                turn.handled();
            }
            Availability::Disabled(_) => {}
            Availability::Enabled => match command {
                CommandId::WalkNext | CommandId::WalkPrevious => {
                    let forwards = command == CommandId::WalkNext;
                    // Beyond the last one the focus leaves the board.
                    if self.walk_in_reading_order(forwards, turn) {
                        turn.handled();
                    }
                }
                CommandId::Nudge(direction, distance) => {
                    turn.handled();
                    match self.verbs {
                        Some(verbs) => (verbs.nudge)(self, direction, distance, repeat, turn),
                        None => put_off(Input::Command(command), turn),
                    }
                }
                CommandId::NewNote
                    if self.current_cell().is_some() || self.single_note().is_some() =>
                {
                    turn.handled();
                    self.create_at_next_place(turn);
                }
                _ => {
                    turn.handled();
                    self.run(command, turn);
                }
            },
        }
    }

    pub(crate) fn create_at_next_place(&mut self, turn: &mut Turn<'_>) {
        if self.may_write(turn) {
            let place = self.next_place();
            self.tool_used();
            self.start_draft(place, turn);
        }
    }

    fn open_menu_at_focus(&mut self, turn: &mut Turn<'_>) {
        turn.handled();
        let rect = self
            .selection_rect()
            .or_else(|| self.focus.as_ref().and_then(|id| self.scene.rect(id)));
        let at = match rect {
            Some(rect) => self.camera.to_screen(rect.center()),
            None => self.settings.viewport.center(),
        };
        turn.effect(Effect::OpenContextMenu(at));
    }
}

/// The command of a key; the clipboard's keys are the browser's.
fn find(input: &KeyInput) -> Option<CommandId> {
    COMMANDS
        .iter()
        .filter(|row| !row.by_clipboard_event)
        .find(|row| row.shortcuts.iter().any(|shortcut| shortcut.matches(input)))
        .map(|row| row.id)
}
