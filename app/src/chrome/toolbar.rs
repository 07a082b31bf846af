//! The tools on the left (at the bottom of a phone), and undo and redo.

use leptos::prelude::*;

use super::command::{CommandButton, command_keys, command_label, unavailable};
use crate::bridge::{CommandId, EditorHandle, Tool};
use crate::i18n::Text;
use crate::ui::button::tip;
use crate::ui::icon::Icon;
use crate::ui::{disabled, label, spoken};

/// Selecting, the hand, and the note: the biggest, as it is what people come for.
#[component]
pub fn Toolbar() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let in_hand = move |tool: Tool| Signal::derive(move || signals.tool.get() == tool);
    let reason = unavailable(handle, CommandId::NewNote);
    let name = command_label(CommandId::NewNote);
    view! {
        <div class="tools island" role="toolbar" aria-orientation="vertical" aria-label=label(Text::ChromeTools)>
            <button
                type="button"
                class="note-tool"
                data-action="new_note"
                data-color=Signal::derive(move || signals.next_color.get().token())
                aria-label=name
                aria-pressed=spoken(in_hand(Tool::Note))
                aria-disabled=disabled(reason)
                aria-description=reason
                data-tip=Signal::derive(move || tip(name.get(), reason.get()))
                data-keys=command_keys(CommandId::NewNote)
                on:click=move |_| {
                    if reason.with_untracked(Option::is_none) {
                        handle.run(CommandId::NewNote);
                    }
                }
            >
                <span class="note-tool-paper" aria-hidden="true"></span>
            </button>
            <CommandButton
                command=CommandId::ToolSelect
                icon=Icon::Select
                pressed=Some(in_hand(Tool::Select))
            />
            <CommandButton
                command=CommandId::ToolHand
                icon=Icon::Hand
                pressed=Some(in_hand(Tool::Hand))
            />
        </div>
    }
    .into_any()
}

/// Undo and redo.
#[component]
pub fn History() -> impl IntoView {
    view! {
        <div class="history island" role="group" aria-label=label(Text::ChromeHistory)>
            <CommandButton command=CommandId::Undo icon=Icon::Undo/>
            <CommandButton command=CommandId::Redo icon=Icon::Redo/>
        </div>
    }
    .into_any()
}
