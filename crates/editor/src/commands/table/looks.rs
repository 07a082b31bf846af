//! The rows of what elements look like, of links, and of what belongs together.

use board::{
    Evidence as E, Form as F, Head as H, Ink as I, NoteColor as N, ReactionToken as R, Route as W,
    TextScale as T,
};

use super::{Command, Group, KEYS, Places, STYLE, command};
use crate::CommandId::{
    self, Evidence, Fill, Form, HeadFrom, HeadTo, Ink, NoteSize, PenWidth, React, Route, TextScale,
};
use crate::{NoteSize as S, PenWidth as P};

pub(super) const ROWS: &[Command] = &[
    note(Evidence(Some(E::Fact)), "evidence_fact"),
    note(Evidence(Some(E::Assumption)), "evidence_assumption"),
    note(Evidence(Some(E::Unclear)), "evidence_unclear"),
    note(Evidence(None), "evidence_none"),
    note(NoteSize(S::Small), "note_small"),
    note(NoteSize(S::Medium), "note_medium"),
    note(NoteSize(S::Large), "note_large"),
    note(React(R::Like), "react_like"),
    note(React(R::Heart), "react_heart"),
    note(React(R::Party), "react_party"),
    note(React(R::Idea), "react_idea"),
    note(React(R::Question), "react_question"),
    look(Ink(I::Black), "ink_black"),
    look(Ink(I::Gray), "ink_gray"),
    look(Ink(I::Red), "ink_red"),
    look(Ink(I::Orange), "ink_orange"),
    look(Ink(I::Green), "ink_green"),
    look(Ink(I::Teal), "ink_teal"),
    look(Ink(I::Blue), "ink_blue"),
    look(Ink(I::Violet), "ink_violet"),
    look(Fill(None), "fill_none"),
    look(Fill(Some(N::Yellow)), "fill_yellow"),
    look(Fill(Some(N::Orange)), "fill_orange"),
    look(Fill(Some(N::Pink)), "fill_pink"),
    look(Fill(Some(N::Violet)), "fill_violet"),
    look(Fill(Some(N::Blue)), "fill_blue"),
    look(Fill(Some(N::Teal)), "fill_teal"),
    look(Fill(Some(N::Green)), "fill_green"),
    look(Fill(Some(N::Gray)), "fill_gray"),
    look(Form(F::Rectangle), "form_rectangle"),
    look(Form(F::Rounded), "form_rounded"),
    look(Form(F::Ellipse), "form_ellipse"),
    look(Form(F::Diamond), "form_diamond"),
    look(Form(F::Circle), "form_circle"),
    look(Route(W::Straight), "route_straight"),
    look(Route(W::Curved), "route_curved"),
    look(Route(W::Elbow), "route_elbow"),
    look(HeadFrom(H::None), "head_from_none"),
    look(HeadFrom(H::Arrow), "head_from_arrow"),
    look(HeadFrom(H::Dot), "head_from_dot"),
    look(HeadTo(H::None), "head_to_none"),
    look(HeadTo(H::Arrow), "head_to_arrow"),
    look(HeadTo(H::Dot), "head_to_dot"),
    look(CommandId::Dashed, "dashed"),
    look(PenWidth(P::Thin), "pen_thin"),
    look(PenWidth(P::Medium), "pen_medium"),
    look(PenWidth(P::Thick), "pen_thick"),
    look(PenWidth(P::Marker), "pen_marker"),
    look(TextScale(T::Small), "text_small"),
    look(TextScale(T::Medium), "text_medium"),
    look(TextScale(T::Large), "text_large"),
    look(TextScale(T::Huge), "text_huge"),
    command(CommandId::EditLink, "edit_link", Group::Arrange, STYLE).writes(),
    command(CommandId::OpenLink, "open_link", Group::Arrange, STYLE),
    command(CommandId::RemoveLink, "remove_link", Group::Arrange, KEYS).writes(),
    command(CommandId::Connect, "connect", Group::Arrange, STYLE).writes(),
    command(
        CommandId::DissolveFrame,
        "dissolve_frame",
        Group::Arrange,
        STYLE,
    )
    .writes(),
];

/// Offered in the bar above the selection only: menus would get too long.
const BAR: Places = Places {
    style_bar: true,
    ..KEYS
};

/// What notes alone have.
const fn note(id: CommandId, key: &'static str) -> Command {
    command(id, key, Group::Arrange, BAR).writes()
}

/// What something looks like, or what is made next.
const fn look(id: CommandId, key: &'static str) -> Command {
    command(id, key, Group::Arrange, BAR).writes()
}
