//! The sheet of shortcuts, made from the command table.

use leptos::prelude::*;

use super::command::{command_label, written_keys};
use crate::bridge::{COMMANDS, Command, Dialog as Asked, EditorHandle, Group};
use crate::i18n::{Text, t};
use crate::ui::dialog::Dialog;
use crate::ui::label;

/// What is no command but done with keys or pointer all the same.
const WHILE_EDITING: [(Text, &str); 4] = [
    (Text::ShortcutsEditNewLine, "Enter"),
    (Text::ShortcutsEditNext, "Tab"),
    (Text::ShortcutsEditBelow, "Ctrl+Enter"),
    (Text::ShortcutsEditFinish, "Esc"),
];
const BY_POINTER: [(Text, Text); 4] = [
    (Text::ShortcutsNewNote, Text::ShortcutsNewNoteKeys),
    (Text::ShortcutsPan, Text::ShortcutsPanKeys),
    (Text::ShortcutsZoom, Text::ShortcutsZoomKeys),
    (Text::ShortcutsSelectMany, Text::ShortcutsSelectManyKeys),
];

/// The sheet.
#[component]
pub fn ShortcutsDialog() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    view! {
        <Dialog
            name="shortcuts"
            open=Signal::derive(move || asked.get() == Some(Asked::Shortcuts))
            title=label(Text::ShortcutsTitle)
            on_close=move |()| asked.set(None)
        >
            <div class="shortcuts">
                {Group::ALL.map(group)}
                <section>
                    <h3>{label(Text::ShortcutsEditing)}</h3>
                    <dl>{WHILE_EDITING.map(|(name, keys)| row(label(name), Signal::stored(written_keys(keys))))}</dl>
                </section>
                <section>
                    <h3>{label(Text::ShortcutsPointer)}</h3>
                    <dl>{BY_POINTER.map(|(name, keys)| row(label(name), label(keys)))}</dl>
                </section>
            </div>
        </Dialog>
    }
    .into_any()
}

fn group(group: Group) -> impl IntoView {
    let heading = Text::from_key(&format!("group.{}", group.key()));
    let rows: Vec<_> = COMMANDS
        .iter()
        .filter(|command| command.group == group && !command.shortcuts.is_empty())
        .filter_map(command_row)
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h3>{move || heading.map(t)}</h3>
                <dl>{rows}</dl>
            </section>
        }
        .into_any()
    })
}

/// A command's row. Four commands that differ in their direction only are one row, at the first of them.
fn command_row(command: &Command) -> Option<impl IntoView + use<>> {
    let keys: Vec<_> = command
        .shortcuts
        .iter()
        .map(|shortcut| written_keys(&shortcut.to_string()))
        .collect();
    let keys = keys.join(" / ");
    if ["_right", "_up", "_down"]
        .iter()
        .any(|direction| command.key.contains(direction))
    {
        return None;
    }
    let of_all_directions = command
        .key
        .contains("_left")
        .then(|| Text::from_key(&format!("command.{}", command.key.replace("_left", ""))))
        .flatten();
    Some(match of_all_directions {
        Some(text) => row(label(text), Signal::stored(keys.replace('←', "←→↑↓"))),
        None => row(command_label(command.id), Signal::stored(keys)),
    })
}

fn row(name: Signal<String>, keys: Signal<String>) -> impl IntoView {
    view! {
        <div class="shortcut">
            <dt>{name}</dt>
            <dd><kbd>{keys}</kbd></dd>
        </div>
    }
    .into_any()
}
