//! The sheet of shortcuts, made from the command table.

use leptos::prelude::*;

use super::command::{command_label, written_keys};
use crate::bridge::{COMMANDS, Command, Dialog as Asked, EditorHandle, Group};
use crate::i18n::{Text, t};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, Reading, el};
use crate::ui::label;

/// What is no command but done with keys or pointer all the same.
const WHILE_EDITING: [(Text, &str); 4] = [
    (Text::ShortcutsEditNewLine, "Enter"),
    (Text::ShortcutsEditNext, "Tab"),
    (Text::ShortcutsEditBelow, "Ctrl+Enter"),
    (Text::ShortcutsEditFinish, "Esc"),
];
const BY_POINTER: [(Text, Text); 12] = [
    (Text::ShortcutsNewNote, Text::ShortcutsNewNoteKeys),
    (Text::ShortcutsDragNote, Text::ShortcutsDragNoteKeys),
    (Text::ShortcutsPan, Text::ShortcutsPanKeys),
    (Text::ShortcutsZoom, Text::ShortcutsZoomKeys),
    (Text::ShortcutsSelectMany, Text::ShortcutsSelectManyKeys),
    (Text::ShortcutsEnclose, Text::ShortcutsEncloseKeys),
    (Text::ShortcutsReachIn, Text::ShortcutsReachInKeys),
    (Text::ShortcutsCopyDrag, Text::ShortcutsCopyDragKeys),
    (Text::ShortcutsStraight, Text::ShortcutsStraightKeys),
    (Text::ShortcutsFreely, Text::ShortcutsFreelyKeys),
    (Text::ShortcutsCentre, Text::ShortcutsCentreKeys),
    (Text::ShortcutsMenu, Text::ShortcutsMenuKeys),
];

/// The sheet.
pub fn shortcuts_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    dialog(
        "shortcuts",
        Signal::derive(move || asked.get() == Some(Asked::Shortcuts)),
        label(Text::ShortcutsTitle),
        move || asked.set(None),
        sheet,
    )
}

fn sheet() -> Element {
    let editing = WHILE_EDITING.map(|(name, keys)| row(label(name), move || written_keys(keys)));
    let pointing = BY_POINTER.map(|(name, keys)| row(label(name), move || t(keys)));
    el("div")
        .class("shortcuts")
        .children(Group::ALL.map(group))
        .child(section(Some(Text::ShortcutsEditing), editing.into()))
        .child(section(Some(Text::ShortcutsPointer), pointing.into()))
}

fn section(heading: Option<Text>, rows: Vec<Element>) -> Element {
    el("section")
        .child(el("h3").text_with(move || heading.map(t)))
        .child(el("dl").children(rows))
}

fn group(group: Group) -> Option<Element> {
    let heading = Text::from_key(&format!("group.{}", group.key()));
    let rows: Vec<_> = COMMANDS
        .iter()
        .filter(|command| command.group == group && !command.shortcuts.is_empty())
        .filter_map(command_row)
        .collect();
    (!rows.is_empty()).then(|| section(heading, rows))
}

/// A command's row. Four commands that differ in their direction only are one row, at the first of them.
fn command_row(command: &Command) -> Option<Element> {
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
        Some(text) => {
            let keys = keys.replace('←', "←→↑↓");
            row(label(text), move || keys.clone())
        }
        None => row(command_label(command.id), move || keys.clone()),
    })
}

fn row(name: Signal<String>, keys: impl Reading) -> Element {
    el("div")
        .class("shortcut")
        .child(el("dt").text_with(name))
        .child(el("dd").child(el("kbd").text_with(keys)))
}
