//! The board's menu.

use super::command::command_item;
use crate::bridge::{COMMANDS, CommandId, Group};
use crate::i18n::Text;
use crate::pages::preferences::{language_switch, theme_switch};
use crate::ui::element::{View, el};
use crate::ui::icon::Icon;
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

/// The icon that a command has in menus; those without one leave the place free.
pub fn icon_of(command: CommandId) -> Option<Icon> {
    match command {
        CommandId::InsertCanvas => Some(Icon::Canvas),
        CommandId::InsertSample => Some(Icon::Bulb),
        CommandId::Export => Some(Icon::Download),
        CommandId::ShowShortcuts => Some(Icon::Keyboard),
        CommandId::FitSelection | CommandId::FitBoard => Some(Icon::Fit),
        CommandId::NewNote => Some(Icon::Note),
        CommandId::EditNote => Some(Icon::Pencil),
        CommandId::Undo => Some(Icon::Undo),
        CommandId::Redo => Some(Icon::Redo),
        CommandId::Copy => Some(Icon::Copy),
        CommandId::Duplicate => Some(Icon::Duplicate),
        CommandId::Delete => Some(Icon::Trash),
        CommandId::ToolSelect => Some(Icon::Select),
        CommandId::ToolHand => Some(Icon::Hand),
        CommandId::ZoomIn => Some(Icon::Plus),
        CommandId::ZoomOut => Some(Icon::Minus),
        CommandId::Cut
        | CommandId::Paste
        | CommandId::PasteAsOneNote
        | CommandId::SelectAll
        | CommandId::Deselect
        | CommandId::Color(_)
        | CommandId::BringToFront
        | CommandId::SendToBack
        | CommandId::Nudge(..)
        | CommandId::WalkNext
        | CommandId::WalkPrevious
        | CommandId::Walk(_)
        | CommandId::ZoomReset => None,
    }
}
