//! The tools on the left (at the bottom of a phone), and undo and redo.

use leptos::prelude::*;

use super::command::{command_button, command_keys, command_label, unavailable};
use crate::bridge::{CommandId, EditorHandle, Tool};
use crate::i18n::Text;
use crate::ui::button::tip;
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::{disabled, label, spoken};

/// Selecting, the hand, and the note: the biggest, as it is what people come for.
pub fn toolbar() -> Element {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let in_hand = move |tool: Tool| Signal::derive(move || signals.tool.get() == tool);
    let tool = move |command: CommandId, icon: Icon, tool: Tool| {
        command_button(handle, command, icon).pressed(Some(in_hand(tool)))
    };
    el("div")
        .class("tools island")
        .attrs(&[("role", "toolbar"), ("aria-orientation", "vertical")])
        .attr_with("aria-label", label(Text::ChromeTools))
        .child(note_tool(handle))
        .child(tool(CommandId::ToolSelect, Icon::Select, Tool::Select))
        .child(tool(CommandId::ToolHand, Icon::Hand, Tool::Hand))
}

fn note_tool(handle: EditorHandle) -> Element {
    let signals = handle.signals();
    let reason = unavailable(handle, CommandId::NewNote);
    let name = command_label(CommandId::NewNote);
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "note-tool"),
            ("data-action", "new_note"),
        ])
        .attr_with("data-color", move || signals.next_color.get().token())
        .attr_with("aria-label", name)
        .attr_with("aria-pressed", move || {
            spoken(signals.tool.get() == Tool::Note)
        })
        .attr_with("aria-disabled", disabled(reason))
        .attr_with("aria-description", reason)
        .attr_with("data-tip", move || tip(name.get(), reason.get()))
        .attr_with("data-keys", || command_keys(CommandId::NewNote))
        .on_click(move || {
            if reason.with_untracked(Option::is_none) {
                handle.run(CommandId::NewNote);
            }
        })
        .child(
            el("span")
                .class("note-tool-paper")
                .attr("aria-hidden", "true"),
        )
}

/// Undo and redo.
pub fn history() -> Element {
    let handle = expect_context::<EditorHandle>();
    el("div")
        .class("history island")
        .attr("role", "group")
        .attr_with("aria-label", label(Text::ChromeHistory))
        .child(command_button(handle, CommandId::Undo, Icon::Undo))
        .child(command_button(handle, CommandId::Redo, Icon::Redo))
}
