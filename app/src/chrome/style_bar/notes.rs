//! What notes have: colour, size, how well founded they are, tags, reactions.

use board::{Evidence, NoteColor, ReactionToken};
use leptos::prelude::*;

use super::flyout;
use super::wording::tag_panel;
use crate::bridge::{CommandId, EditorHandle, NoteSize};
use crate::chrome::choices::{choice_row, chosen_of, icon_choice, is_chosen, named_choice};
use crate::chrome::icons::icon_of;
use crate::i18n::{Text, color_name};
use crate::ui::element::{Element, View, changing, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::swatch::swatch;

/// All of it; empty where no note is selected.
pub fn note_controls(handle: EditorHandle) -> View {
    let selection = handle.signals().selection;
    let has_notes = Memo::new(move |_| selection.with(|selection| selection.notes > 0));
    show(has_notes, move || controls(handle))
}

fn controls(handle: EditorHandle) -> View {
    let colors = move || {
        el("div")
            .attr("role", "group")
            .attr_with("aria-label", label(Text::StyleColor))
            .children(NoteColor::ALL.map(|color| color_button(handle, color)))
    };
    let color = chosen_of(handle, |look| matches!(look, CommandId::Color(_)));
    let dot = move || dot_of_color(color).into();
    let evidence = chosen_of(handle, |look| matches!(look, CommandId::Evidence(Some(_))));
    let evidence_face = move || {
        changing(move || {
            evidence
                .get()
                .and_then(icon_of)
                .unwrap_or(Icon::Evidence)
                .view()
        })
    };
    View::from(colors().class("style-colors"))
        .and(el("span").class("style-color").child(flyout(
            handle,
            CommandId::Evidence(None),
            "style-color",
            Text::StyleColor,
            dot,
            move || colors().class("choice-colors").into(),
        )))
        .and(flyout(
            handle,
            CommandId::NoteSize(NoteSize::Small),
            "style-size",
            Text::StyleSize,
            || Icon::Resize.view().into(),
            move || {
                let all = [
                    (NoteSize::Small, Text::SizeSmall),
                    (NoteSize::Medium, Text::SizeMedium),
                    (NoteSize::Large, Text::SizeLarge),
                ];
                let choice = |(size, name): (NoteSize, Text)| {
                    named_choice(handle, CommandId::NoteSize(size), label(name))
                };
                choice_row(Text::StyleSize, "choice-words", all.map(choice)).into()
            },
        ))
        .and(flyout(
            handle,
            CommandId::Evidence(None),
            "style-evidence",
            Text::StyleEvidence,
            evidence_face,
            move || {
                let all = [
                    (Some(Evidence::Fact), Text::EvidenceFact),
                    (Some(Evidence::Assumption), Text::EvidenceAssumption),
                    (Some(Evidence::Unclear), Text::EvidenceUnclear),
                    (None, Text::ColorNone),
                ];
                let choice = |(one, name): (Option<Evidence>, Text)| {
                    named_choice(handle, CommandId::Evidence(one), label(name))
                };
                choice_row(Text::StyleEvidence, "choice-words", all.map(choice)).into()
            },
        ))
        .and(flyout(
            handle,
            CommandId::Evidence(None),
            "style-tags",
            Text::StyleTags,
            || Icon::Tag.view().into(),
            move || tag_panel(handle).into(),
        ))
        .and(flyout(
            handle,
            CommandId::React(ReactionToken::Like),
            "style-react",
            Text::StyleReact,
            || Icon::Smile.view().into(),
            move || {
                let all = ReactionToken::ALL
                    .iter()
                    .map(move |&one| icon_choice(handle, CommandId::React(one)));
                choice_row(Text::StyleReact, "choice-icons", all).into()
            },
        ))
}

fn color_button(handle: EditorHandle, color: NoteColor) -> Element {
    let command = CommandId::Color(color);
    let name = label(color_name(color));
    let token = color.token();
    swatch(name, is_chosen(handle, command), move || {
        handle.run(command)
    })
    .class(&format!("swatch swatch-{token}"))
    .attr("data-color", token)
    .attr_with("data-tip", name)
}

/// A dot in the chosen colour; one of many colours where there is none in common.
fn dot_of_color(color: Signal<Option<CommandId>>) -> Element {
    el("span").attr_with("class", move || match color.get() {
        Some(CommandId::Color(color)) => format!("dot swatch-{}", color.token()),
        _ => "dot dot-many".to_owned(),
    })
}
