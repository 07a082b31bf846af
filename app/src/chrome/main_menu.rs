//! The board's menu.

use leptos::prelude::*;

use super::command::CommandItem;
use crate::bridge::{COMMANDS, CommandId, Group};
use crate::i18n::Text;
use crate::pages::preferences::{LanguageSwitch, ThemeSwitch};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::{Menu, menu_separator};

/// The menu's id.
pub const MAIN_MENU: &str = "main-menu";

/// Everything that the command table places in the menu, and language and theme.
#[component]
pub fn MainMenu() -> impl IntoView {
    view! {
        <Menu id=MAIN_MENU label=label(Text::ChromeMainMenu) footer=preferences>
            {items()}
        </Menu>
    }
    .into_any()
}

/// The board's own commands first, a line between groups.
fn items() -> impl IntoView {
    let groups = Group::ALL.into_iter().rev().map(|group| {
        COMMANDS
            .iter()
            .filter(|row| row.places.menu && row.group == group)
            .map(|row| view! { <CommandItem menu=MAIN_MENU command=row.id icon=icon_of(row.id)/> })
            .collect::<Vec<_>>()
    });
    groups
        .filter(|group| !group.is_empty())
        .enumerate()
        .map(|(index, group)| view! { {(index > 0).then(menu_separator)} {group} })
        .collect::<Vec<_>>()
}

fn preferences() -> impl IntoView {
    view! {
        <div class="menu-preferences">
            <p class="menu-heading">{label(Text::HomeLanguage)}</p>
            <LanguageSwitch/>
            <p class="menu-heading">{label(Text::ThemeLabel)}</p>
            <ThemeSwitch/>
        </div>
    }
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
