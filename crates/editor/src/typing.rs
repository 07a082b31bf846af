//! Editing text: how a session in the field begins and ends, whatever kind of element it lies over.

use board::{Element, ElementId, ElementKind};

use crate::cells::is_template_text;
use crate::field::Field;
use crate::turn::Turn;
use crate::{Caret, CompositionPhase, Editor, Effect, Refusal, Selection};

impl Editor {
    /// Edits an element's text.
    pub(crate) fn start_editing(&mut self, id: &ElementId, caret: Caret, turn: &mut Turn<'_>) {
        if !self.end_editing(turn) {
            return;
        }
        let Some(field) = self.scene.element(id).and_then(Field::over) else {
            return;
        };
        self.set_selection(Selection::of([id.clone()]));
        self.field = Some(field);
        self.begin_typing();
        self.focus_field(caret, turn);
        if let Some(rect) = self.scene.rect(id) {
            self.reveal_for_writing(rect, turn);
        }
    }

    /// The field over the selected element starts to be typed in.
    fn begin_typing(&mut self) {
        self.cancel_gesture();
        self.history.close_step();
        self.nudging = false;
        self.changes.editing = true;
        if let Some(field) = &mut self.field {
            field.editing = true;
            let element = field.element.clone();
            self.set_selection(Selection::of([element]));
        }
    }

    /// Ends editing; the element stays selected. False if it cannot end, because what the field holds cannot be stored:
    /// it is refused once more, and the field keeps it.
    pub(crate) fn end_editing(&mut self, turn: &mut Turn<'_>) -> bool {
        let Some(field) = self.field.as_mut().filter(|field| field.editing) else {
            return true;
        };
        if std::mem::take(&mut field.composing) {
            let text = field.text.clone();
            self.commit(text, turn);
        }
        let Some(field) = &self.field else {
            return true;
        };
        if let Some(refusal) = field.limit.refusal(&field.text) {
            turn.refuse(refusal);
            return false;
        }
        if field.is_unsaved() {
            // The board was full, or nothing could be sealed; it may be otherwise by now.
            let text = field.text.clone();
            self.commit(text, turn);
        }
        let Some(field) = &mut self.field else {
            return true;
        };
        if field.is_unsaved() {
            if self.lacks_sealer() {
                turn.refuse(Refusal::Closed);
            }
            return false;
        }
        field.editing = false;
        let element = field.element.clone();
        let drafted = field.draft.take().is_some();
        let left_empty = field.goes_when_empty && field.base.trim().is_empty();
        field.goes_when_empty = false;
        if drafted {
            self.scene.update(&element, None);
            self.changes.elements.push(element);
            self.field = None;
            self.forget_what_is_gone();
        } else if left_empty {
            // Same step as its creation: together they are nothing that could be taken back.
            self.field = None;
            let _gone_already = self.board.edit(|edit| edit.delete(&element));
            self.sync(turn);
        }
        self.changes.editing = true;
        self.history.close_step();
        true
    }

    /// Editing ends whatever it costs (the right to write is gone): a text that cannot be stored is handed out.
    pub(crate) fn abandon_editing(&mut self, turn: &mut Turn<'_>) {
        if self.end_editing(turn) {
            return;
        }
        if let Some(field) = self.field.take() {
            if field.draft.is_some() {
                self.scene.update(&field.element, None);
                self.changes.elements.push(field.element.clone());
                self.forget_what_is_gone();
            }
            turn.refuse(Refusal::TextLeftOver { text: field.text });
        }
        self.changes.editing = true;
    }

    pub(crate) fn on_text(&mut self, text: String, turn: &mut Turn<'_>) {
        let Some(field) = &self.field else {
            return;
        };
        if !field.editing {
            if field.text == text {
                return;
            }
            self.begin_typing();
        }
        self.commit(text, turn);
    }

    pub(crate) fn on_composition(&mut self, phase: CompositionPhase, turn: &mut Turn<'_>) {
        let Some(field) = &mut self.field else {
            return;
        };
        match phase {
            CompositionPhase::Start => {
                field.composing = true;
                if !field.editing {
                    self.begin_typing();
                }
            }
            CompositionPhase::End => {
                if std::mem::take(&mut field.composing) {
                    let text = field.text.clone();
                    self.commit(text, turn);
                }
            }
        }
        self.changes.editing = true;
    }

    /// After every input: the field lies over the single selected element that can be written in, and holds its text.
    pub(crate) fn settle_field(&mut self, turn: &mut Turn<'_>) {
        self.keep_draft_placed();
        if let Some(field) = &self.field
            && self.scene.element(&field.element).is_none()
        {
            if field.editing {
                self.changes.editing = true;
                let text = field.text.clone();
                if !text.is_empty() {
                    turn.refuse(Refusal::TextLeftOver { text });
                }
            }
            self.field = None;
            self.history.close_step();
        }
        self.merge_theirs(turn);
        if self.editing().is_none() {
            let wanted = self
                .single_writable()
                .or_else(|| {
                    self.focused_text_cell()
                        .filter(|cell| !self.is_closed(&cell.id))
                })
                .filter(|element| !self.settings.read_only && is_begun_by_letters(element));
            let there = self.field.as_ref().map(|field| &field.element);
            if wanted.map(|element| &element.id) != there {
                self.field = wanted.and_then(Field::over);
                self.focus_field(Caret::End, turn);
            }
        }
        if self.field.is_none() && self.field_focused {
            self.field_focused = false;
            turn.effect(Effect::BlurField);
        }
    }

    pub(crate) fn focus_field(&mut self, caret: Caret, turn: &mut Turn<'_>) {
        if let Some(field) = &self.field {
            self.field_focused = true;
            turn.effect(Effect::FocusField {
                element: field.element.clone(),
                text: field.text.clone(),
                caret,
                editing: field.editing,
            });
        }
    }

    /// Whether people can write in an element.
    pub fn is_writable(&self, id: &ElementId) -> bool {
        let element = self.scene.element(id);
        element.is_some_and(|element| {
            let is_free = !element.locked || (is_template_text(element) && !self.is_closed(id));
            element.text().is_some() && is_free
        })
    }

    /// The selected element, if nothing else is selected and people can write in it.
    pub fn single_writable(&self) -> Option<&Element> {
        let element = self.scene.element(self.selection.single()?)?;
        element.text().filter(|_| !element.locked).map(|_| element)
    }
}

/// Whether letters begin to write in a selected element. Labels and titles are written rarely: with a connector or a
/// frame just drawn the next letter is the next tool, as everywhere.
fn is_begun_by_letters(element: &Element) -> bool {
    !matches!(
        element.kind,
        ElementKind::Connector(_) | ElementKind::Frame(_)
    )
}
