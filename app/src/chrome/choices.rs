//! Rows of commands to choose a look from: each a button that is pressed while the selection looks so.

use leptos::prelude::*;

use super::command::{command_button, command_label};
use super::icons::icon_of;
use crate::bridge::{CommandId, EditorHandle};
use crate::i18n::Text;
use crate::ui::element::{Element, View, el};
use crate::ui::icon::Icon;
use crate::ui::swatch::swatch;

/// Whether the selection, or what the tool in hand makes next, looks as this command makes it.
pub fn is_chosen(handle: EditorHandle, command: CommandId) -> Signal<bool> {
    let looks = handle.signals().looks;
    Signal::derive(move || looks.with(|looks| looks.contains(&command)))
}

/// The chosen one of several, if there is one.
pub fn chosen_of(
    handle: EditorHandle,
    of: impl Fn(&CommandId) -> bool + 'static + Send + Sync,
) -> Signal<Option<CommandId>> {
    let looks = handle.signals().looks;
    Signal::derive(move || looks.with(|looks| looks.iter().copied().find(|look| of(look))))
}

/// A command as a button with its icon.
pub fn icon_choice(handle: EditorHandle, command: CommandId) -> View {
    let icon = icon_of(command).unwrap_or(Icon::Check);
    command_button(handle, command, icon)
        .pressed(Some(is_chosen(handle, command)))
        .into()
}

/// A command as a round sample of its colour; `class` names the colour for the style sheet.
pub fn color_choice(handle: EditorHandle, command: CommandId, class: &str) -> Element {
    let name = command_label(command);
    let chosen = is_chosen(handle, command);
    swatch(name, chosen, move || handle.run(command))
        .class(&format!("swatch {class}"))
        .attr("data-action", command.key())
        .attr_with("data-tip", name)
}

/// A command as a button with its name.
pub fn word_choice(handle: EditorHandle, command: CommandId) -> Element {
    named_choice(handle, command, command_label(command))
}

/// A command as a button with a word: where the heading says the rest, less than the command's name is enough.
pub fn named_choice(handle: EditorHandle, command: CommandId, name: Signal<String>) -> Element {
    let chosen = is_chosen(handle, command);
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "choice"),
            ("data-action", command.key()),
        ])
        .attr_with("aria-pressed", move || crate::ui::spoken(chosen.get()))
        .on_click(move || handle.run(command))
        .child(icon_of(command).map(Icon::view))
        .child(el("span").text_with(name))
}

/// Choices side by side under a heading, as one group.
pub fn choice_row<V: Into<View>>(
    heading: Text,
    class: &str,
    choices: impl IntoIterator<Item = V>,
) -> Element {
    el("div")
        .class("choice-group")
        .attr("role", "group")
        .attr_with("aria-label", crate::ui::label(heading))
        .child(
            el("p")
                .class("menu-heading")
                .attr("aria-hidden", "true")
                .says(heading),
        )
        .child(el("div").class(class).children(choices))
}
