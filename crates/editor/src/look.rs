//! One choice of what elements look like: to which kinds it applies, and how it is written.

use board::{BoardError, Edit, Element, ElementKind, Form, Head, Ink, NoteColor, Route, TextScale};

use crate::{CommandId, Kinds, PenWidth};

/// A choice.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Look {
    Ink(Ink),
    Fill(Option<NoteColor>),
    Form(Form),
    Route(Route),
    HeadFrom(Head),
    HeadTo(Head),
    Dashed(bool),
    Width(PenWidth),
    Scale(TextScale),
}

impl Look {
    /// What a command chooses; `dashes` says what [`CommandId::Dashed`] means now.
    pub(crate) fn of(command: CommandId, dashes: bool) -> Option<Self> {
        Some(match command {
            CommandId::Ink(ink) => Self::Ink(ink),
            CommandId::Fill(fill) => Self::Fill(fill),
            CommandId::Form(form) => Self::Form(form),
            CommandId::Route(route) => Self::Route(route),
            CommandId::HeadFrom(head) => Self::HeadFrom(head),
            CommandId::HeadTo(head) => Self::HeadTo(head),
            CommandId::Dashed => Self::Dashed(dashes),
            CommandId::PenWidth(width) => Self::Width(width),
            CommandId::TextScale(scale) => Self::Scale(scale),
            _ => return None,
        })
    }

    /// The kinds of elements that have it.
    pub(crate) fn kinds(self) -> Kinds {
        match self {
            Self::Ink(_) => Kinds::INKED,
            Self::Fill(_) => Kinds::FILLED,
            Self::Form(_) => Kinds::SHAPE,
            Self::Route(_) | Self::HeadFrom(_) | Self::HeadTo(_) | Self::Dashed(_) => {
                Kinds::CONNECTOR
            }
            Self::Width(_) => Kinds::DRAWING,
            Self::Scale(_) => Kinds::TEXT,
        }
    }

    /// Gives it to this copy of an element. False if it has no such thing, or has it already.
    pub(crate) fn apply(self, element: &mut Element) -> bool {
        match (self, &mut element.kind) {
            (Self::Ink(ink), ElementKind::Text(block)) => set(&mut block.ink, ink),
            (Self::Ink(ink), ElementKind::Shape(shape)) => set(&mut shape.ink, ink),
            (Self::Ink(ink), ElementKind::Connector(line)) => set(&mut line.ink, ink),
            (Self::Ink(ink), ElementKind::Drawing(drawing)) => set(&mut drawing.ink, ink),
            (Self::Fill(fill), ElementKind::Shape(shape)) => set(&mut shape.fill, fill),
            (Self::Fill(tint), ElementKind::Frame(frame)) => set(&mut frame.tint, tint),
            (Self::Form(form), ElementKind::Shape(shape)) => set(&mut shape.form, form),
            (Self::Route(route), ElementKind::Connector(line)) => set(&mut line.route, route),
            (Self::HeadFrom(head), ElementKind::Connector(line)) => set(&mut line.head_from, head),
            (Self::HeadTo(head), ElementKind::Connector(line)) => set(&mut line.head_to, head),
            (Self::Dashed(dashed), ElementKind::Connector(line)) => set(&mut line.dashed, dashed),
            (Self::Width(width), ElementKind::Drawing(drawing)) => {
                set(&mut drawing.width, width.units())
            }
            (Self::Scale(scale), ElementKind::Text(block)) => set(&mut block.scale, scale),
            _ => false,
        }
    }

    /// Writes what [`Look::apply`] made of an element.
    pub(crate) fn write(
        self,
        edit: &mut Edit<'_, '_>,
        element: &Element,
    ) -> Result<(), BoardError> {
        let id = &element.id;
        match (self, &element.kind) {
            (Self::Ink(ink), _) => edit.set_ink(id, ink),
            (Self::Fill(tint), ElementKind::Frame(_)) => edit.set_tint(id, tint),
            (Self::Fill(fill), _) => edit.set_fill(id, fill),
            (Self::Form(form), _) => edit.set_form(id, form),
            (Self::Route(route), _) => edit.set_route(id, route),
            // Both heads are one key.
            (Self::HeadFrom(_) | Self::HeadTo(_), ElementKind::Connector(line)) => {
                edit.set_heads(id, line.head_from, line.head_to)
            }
            (Self::HeadFrom(_) | Self::HeadTo(_), _) => Ok(()),
            (Self::Dashed(dashed), _) => edit.set_dashed(id, dashed),
            (Self::Width(width), _) => edit.set_width(id, width.units()),
            (Self::Scale(scale), _) => edit.set_scale(id, scale),
        }
    }
}

fn set<T: PartialEq>(place: &mut T, value: T) -> bool {
    let differs = *place != value;
    *place = value;
    differs
}
