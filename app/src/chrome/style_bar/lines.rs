//! What texts, shapes, connectors, drawings and frames look like: letters, lines, areas.

use board::{Form, Head, Ink, NoteColor, Route, TextScale};
use leptos::prelude::*;

use super::flyout;
use crate::bridge::{CommandId, EditorHandle, PenWidth};
use crate::chrome::choices::{
    choice_row, chosen_of, color_choice, icon_choice, is_chosen, named_choice, word_choice,
};
use crate::chrome::icons::icon_of;
use crate::i18n::{Text, color_name};
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::swatch::swatch;

/// All of it; only what the selection has.
pub fn line_controls(handle: EditorHandle) -> View {
    let form = chosen_of(handle, |look| matches!(look, CommandId::Form(_)));
    let route = chosen_of(handle, |look| matches!(look, CommandId::Route(_)));
    let ink = chosen_of(handle, |look| matches!(look, CommandId::Ink(_)));
    let fill = chosen_of(handle, |look| matches!(look, CommandId::Fill(_)));
    flyout(
        handle,
        CommandId::TextScale(TextScale::Small),
        "style-scale",
        Text::StyleScale,
        || Icon::TextSize.view().into(),
        move || {
            let all = [
                (TextScale::Small, Text::SizeSmall),
                (TextScale::Medium, Text::SizeMedium),
                (TextScale::Large, Text::SizeLarge),
                (TextScale::Huge, Text::SizeHuge),
            ];
            let all =
                all.map(|(one, name)| named_choice(handle, CommandId::TextScale(one), label(name)));
            choice_row(Text::StyleScale, "choice-words", all).into()
        },
    )
    .and(flyout(
        handle,
        CommandId::Form(Form::Rectangle),
        "style-form",
        Text::StyleForm,
        move || face(form, Icon::Shapes),
        move || {
            let all = Form::ALL
                .iter()
                .map(move |&one| icon_choice(handle, CommandId::Form(one)));
            choice_row(Text::StyleForm, "choice-icons", all).into()
        },
    ))
    .and(flyout(
        handle,
        CommandId::Fill(None),
        "style-fill",
        Text::StyleFill,
        move || dot_of_fill(fill).into(),
        move || fill_panel(handle),
    ))
    .and(flyout(
        handle,
        CommandId::Route(Route::Straight),
        "style-line",
        Text::StyleLine,
        move || face(route, Icon::Straight),
        move || line_panel(handle),
    ))
    .and(flyout(
        handle,
        CommandId::PenWidth(PenWidth::Thin),
        "style-width",
        Text::StyleWidth,
        || Icon::Pen.view().into(),
        move || width_panel(handle),
    ))
    .and(flyout(
        handle,
        CommandId::Ink(Ink::Black),
        "style-ink",
        Text::StyleInk,
        move || dot_of_ink(ink).into(),
        move || ink_panel(handle),
    ))
}

/// The icon of what is chosen.
fn face(chosen: Signal<Option<CommandId>>, otherwise: Icon) -> View {
    changing(move || chosen.get().and_then(icon_of).unwrap_or(otherwise).view())
}

/// The eight colours of lines and letters.
pub fn ink_panel(handle: EditorHandle) -> View {
    let all = Ink::ALL.iter().map(move |&ink| {
        let class = format!("swatch-ink-{}", ink.token());
        color_choice(handle, CommandId::Ink(ink), &class)
    });
    choice_row(Text::StyleInk, "choice-colors", all).into()
}

/// The widths of the pen.
pub fn width_panel(handle: EditorHandle) -> View {
    let all = PenWidth::ALL.map(|width| word_choice(handle, CommandId::PenWidth(width)));
    choice_row(Text::StyleWidth, "choice-words", all).into()
}

fn fill_panel(handle: EditorHandle) -> View {
    let fill = move |color: Option<NoteColor>| {
        let command = CommandId::Fill(color);
        let (name, class) = match color {
            Some(color) => (
                color_name(color),
                format!("swatch swatch-{}", color.token()),
            ),
            None => (Text::ColorNone, "swatch swatch-none".to_owned()),
        };
        let name = label(name);
        swatch(name, is_chosen(handle, command), move || {
            handle.run(command)
        })
        .class(&class)
        .attr("data-action", command.key())
        .attr_with("data-tip", name)
    };
    let all = std::iter::once(None).chain(NoteColor::ALL.map(Some));
    choice_row(Text::StyleFill, "choice-colors", all.map(fill)).into()
}

fn line_panel(handle: EditorHandle) -> View {
    let routes = Route::ALL
        .iter()
        .map(move |&one| icon_choice(handle, CommandId::Route(one)));
    let from = Head::ALL
        .iter()
        .map(move |&one| icon_choice(handle, CommandId::HeadFrom(one)));
    let to = Head::ALL
        .iter()
        .map(move |&one| icon_choice(handle, CommandId::HeadTo(one)));
    View::from(choice_row(Text::StyleRoute, "choice-icons", routes))
        .and(choice_row(
            Text::StyleHeadFrom,
            "choice-icons choice-mirrored",
            from,
        ))
        .and(choice_row(Text::StyleHeadTo, "choice-icons", to))
        .and(
            el("div")
                .class("choice-words")
                .child(word_choice(handle, CommandId::Dashed)),
        )
}

fn dot_of_fill(fill: Signal<Option<CommandId>>) -> Element {
    el("span").attr_with("class", move || match fill.get() {
        Some(CommandId::Fill(Some(color))) => format!("dot swatch-{}", color.token()),
        Some(_) => "dot dot-none".to_owned(),
        None => "dot dot-many".to_owned(),
    })
}

fn dot_of_ink(ink: Signal<Option<CommandId>>) -> Element {
    el("span").attr_with("class", move || match ink.get() {
        Some(CommandId::Ink(ink)) => format!("dot dot-ink swatch-ink-{}", ink.token()),
        _ => "dot dot-ink dot-many".to_owned(),
    })
}
