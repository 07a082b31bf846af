//! The board's menu.

use super::command::command_item;
use crate::bridge::{COMMANDS, Group};
use crate::i18n::Text;
use crate::pages::preferences::{language_switch, theme_switch};
use crate::ui::element::{View, el};
use crate::ui::label;
use crate::ui::menu::{Menu, menu_separator};

/// The menu's id.
pub const MAIN_MENU: &str = "main-menu";

/// Everything that the command table places in the menu, and language and theme.
pub fn main_menu() -> View {
    Menu::new(MAIN_MENU, label(Text::ChromeMainMenu), items)
        .footer(preferences)
        .into()
}

/// The board's own commands first, a line between groups.
fn items() -> View {
    let mut items = View::default();
    let mut is_first = true;
    for group in Group::ALL.into_iter().rev() {
        let mut rows = COMMANDS
            .iter()
            .filter(|row| row.places.menu && row.group == group)
            .peekable();
        if rows.peek().is_some() {
            if !is_first {
                items = items.and(menu_separator());
            }
            is_first = false;
        }
        for row in rows {
            items = items.and(command_item(MAIN_MENU, row.id));
        }
    }
    items
}

fn preferences() -> View {
    let heading = |text: Text| el("p").class("menu-heading").says(text);
    el("div")
        .class("menu-preferences")
        .child(heading(Text::HomeLanguage))
        .child(language_switch())
        .child(heading(Text::ThemeLabel))
        .child(theme_switch())
        .into()
}
