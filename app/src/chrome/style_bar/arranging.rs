//! What several things can be made to do together, and what anything can: links, locks.

use leptos::prelude::*;

use super::{applies, flyout, offered};
use crate::bridge::{Alignment, CommandId, EditorHandle};
use crate::chrome::choices::{choice_row, word_choice};
use crate::chrome::command::command_button;
use crate::chrome::icons::icon_of;
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, el};
use crate::ui::icon::Icon;

/// All of it; only what the selection can do.
pub fn arranging_controls(handle: EditorHandle) -> View {
    flyout(
        handle,
        CommandId::Align(Alignment::Left),
        "style-align",
        Text::StyleAlign,
        || Icon::AlignLeft.view().into(),
        move || panel(handle),
    )
    .and(offered(handle, CommandId::Connect, Icon::Connector))
    .and(offered(handle, CommandId::DissolveFrame, Icon::Frame))
    .and(offered(handle, CommandId::EditLink, Icon::Link))
    .and(lock(handle))
}

fn panel(handle: EditorHandle) -> View {
    let aligned = Alignment::ALL.map(|to| button(handle, CommandId::Align(to)));
    let spaced = [
        CommandId::DistributeHorizontally,
        CommandId::DistributeVertically,
        CommandId::Tidy,
    ]
    .map(|command| button(handle, command));
    View::from(choice_row(
        Text::StyleAlign,
        "choice-icons choice-three",
        aligned,
    ))
    .and(choice_row(
        Text::StyleDistribute,
        "choice-icons choice-three",
        spaced,
    ))
    .and(groups(handle))
}

fn groups(handle: EditorHandle) -> Element {
    el("div")
        .class("choice-words")
        .children([CommandId::Group, CommandId::Ungroup].map(|command| {
            crate::ui::element::show(applies(handle, command), move || {
                word_choice(handle, command)
            })
        }))
}

fn button(handle: EditorHandle, command: CommandId) -> IconButton {
    command_button(handle, command, icon_of(command).unwrap_or(Icon::AlignLeft))
}

/// Locks what is selected, or frees it.
fn lock(handle: EditorHandle) -> View {
    let selection = handle.signals().selection;
    let locked = Signal::derive(move || selection.with(|selection| selection.locked));
    crate::ui::element::show(applies(handle, CommandId::ToggleLock), move || {
        command_button(handle, CommandId::ToggleLock, Icon::Lock).pressed(Some(locked))
    })
}
