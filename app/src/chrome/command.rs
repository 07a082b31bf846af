//! Commands as buttons and menu items: name, key and reason come from the editor's one table.

use std::rc::Rc;

use leptos::prelude::*;

use super::choices::is_chosen;
use super::icons::icon_of;
use crate::bridge::{Availability, CommandId, EditorHandle};
use crate::i18n::{Text, t};
use crate::platform::window;
use crate::ui::button::IconButton;
use crate::ui::icon::Icon;
use crate::ui::menu::MenuItem;

/// What a command is called; follows the language.
pub fn command_label(command: CommandId) -> Signal<String> {
    let text = Text::from_key(&format!("command.{}", command.key()));
    Signal::derive(move || text.map_or_else(|| command.key().to_owned(), |text| t(text).to_owned()))
}

/// The key that runs a command, as it is written on this machine's keyboard.
pub fn command_keys(command: CommandId) -> Option<String> {
    command
        .row()
        .shortcuts
        .first()
        .map(|shortcut| written_keys(&shortcut.to_string()))
}

/// `Ctrl+Shift+Z` as it is written here: `⇧⌘Z` on a Mac.
pub fn written_keys(keys: &str) -> String {
    if is_mac() {
        keys.replace("Ctrl+", "⌘")
            .replace("Shift+", "⇧")
            .replace("Alt+", "⌥")
    } else {
        keys.to_owned()
    }
}

fn is_mac() -> bool {
    window()
        .navigator()
        .platform()
        .is_ok_and(|platform| platform.starts_with("Mac"))
}

/// Why a command cannot be run now; `None` if it can. Follows the board and the language.
pub fn unavailable(handle: EditorHandle, command: CommandId) -> Signal<Option<String>> {
    Signal::derive(move || match handle.availability(command) {
        Availability::Enabled => None,
        Availability::Disabled(reason) => {
            let text = Text::from_key(&format!("reason.{}", reason.key()));
            Some(t(text.unwrap_or(Text::ErrorNotNow)).to_owned())
        }
    })
}

/// A command as an icon button.
pub fn command_button(handle: EditorHandle, command: CommandId, icon: Icon) -> IconButton {
    IconButton::new(command_label(command), command.key(), icon)
        .keys(command_keys(command))
        .unavailable(unavailable(handle, command))
        .on_press(move || handle.run(command))
}

/// Whether a command switches something on and off.
fn is_switch(command: CommandId) -> bool {
    matches!(
        command,
        CommandId::ToggleGrid
            | CommandId::ToggleSnap
            | CommandId::ToggleMinimap
            | CommandId::KeepTool
    )
}

/// A command as an item of `menu`.
pub fn command_item(menu: &'static str, command: CommandId) -> MenuItem {
    let handle = expect_context::<EditorHandle>();
    MenuItem {
        menu,
        label: command_label(command),
        action: command.key(),
        icon: icon_of(command),
        checked: is_switch(command).then(|| is_chosen(handle, command)),
        keys: command_keys(command),
        unavailable: unavailable(handle, command),
        danger: command == CommandId::Delete,
        on_choose: Rc::new(move || handle.run(command)),
    }
}
