//! Choosing what elements look like: for all of the selection that has such a thing, and for what is made next.

use board::{Element, ElementKind};

use crate::look::Look;
use crate::turn::Turn;
use crate::{CommandId, Editor, Kinds, NextLooks, Tool};

impl Editor {
    /// What the next element of each kind looks like.
    pub fn next_looks(&self) -> NextLooks {
        self.next_looks
    }

    /// What the tool in hand makes: its looks can be chosen before.
    fn kinds_of_tool(&self) -> Kinds {
        match self.tool {
            Tool::Text => Kinds::TEXT,
            Tool::Shape(_) => Kinds::SHAPE,
            Tool::Connector => Kinds::CONNECTOR,
            Tool::Pen => Kinds::DRAWING,
            Tool::Select
            | Tool::Hand
            | Tool::Note
            | Tool::Eraser
            | Tool::Frame
            | Tool::Laser
            | Tool::Comment => Kinds::NONE,
        }
    }

    /// Whether there is anything that a choice of looks would change: `selected`, or what the tool in hand makes.
    pub(crate) fn has_look(&self, command: CommandId, selected: Kinds) -> bool {
        let kinds = selected | self.kinds_of_tool();
        Look::of(command, false).is_some_and(|look| kinds.meets(look.kinds()))
    }

    /// What [`CommandId::Dashed`] makes of connectors now: dashed ones, unless all are.
    fn dashes(&self) -> bool {
        let mut lines = self
            .selected_elements()
            .filter_map(|element| element.as_connector())
            .peekable();
        if lines.peek().is_none() {
            return !self.next_looks.dashed;
        }
        !lines.all(|line| line.dashed)
    }

    /// Changes the looks of everything selected that has such a thing, in one step, and of what is made next.
    pub(crate) fn restyle_selection(&mut self, command: CommandId, turn: &mut Turn<'_>) {
        let Some(look) = Look::of(command, self.dashes()) else {
            return;
        };
        self.choose_next(look);
        self.restyle_draft(|element| {
            look.apply(element);
        });
        let changed: Vec<Element> = self
            .selected_elements()
            .filter(|element| !element.locked && look.kinds().has(&element.kind))
            .filter_map(|element| {
                let mut element = element.clone();
                look.apply(&mut element).then_some(element)
            })
            .filter(|element| self.board.element(&element.id).is_some())
            .collect();
        if changed.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for element in &changed {
                    let _deleted_meanwhile = look.write(edit, element);
                }
            });
        });
    }

    /// Keeps a choice for what is made next. The pen has a colour of its own; a frame's tint is nobody else's.
    fn choose_next(&mut self, look: Look) {
        let selected = self.selected_kinds();
        let next = &mut self.next_looks;
        match look {
            Look::Ink(ink) if self.tool == Tool::Pen || selected == Kinds::DRAWING => {
                next.pen_ink = ink;
            }
            Look::Ink(ink) => next.ink = ink,
            Look::Fill(_) if selected.meets(Kinds::FRAME) => {}
            Look::Fill(fill) => next.fill = fill,
            Look::Form(form) => {
                next.form = form;
                if matches!(self.tool, Tool::Shape(_)) {
                    self.set_tool(Tool::Shape(form));
                }
            }
            Look::Route(route) => next.route = route,
            Look::HeadFrom(head) => next.head_from = head,
            Look::HeadTo(head) => next.head_to = head,
            Look::Dashed(dashed) => next.dashed = dashed,
            Look::Width(width) => next.pen_width = width,
            Look::Scale(scale) => next.scale = scale,
        }
        self.changes.settings = true;
    }

    /// Recolours the element that is not in the document yet, if it is a note.
    pub(crate) fn recolor_draft(&mut self, color: board::NoteColor) {
        self.restyle_draft(|element| {
            if let ElementKind::Note(note) = &mut element.kind {
                note.color = color;
            }
        });
    }
}
