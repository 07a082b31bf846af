//! What the right button and a long press open.

use leptos::prelude::*;

use super::command::command_item;
use crate::bridge::{COMMANDS, CommandId, EditorHandle, Group};
use crate::i18n::Text;
use crate::ui::element::View;
use crate::ui::label;
use crate::ui::menu::{Menu, MenuPoint, menu_separator};

const CONTEXT_MENU: &str = "context-menu";

/// The menu at the pointer.
pub fn context_menu() -> View {
    let handle = expect_context::<EditorHandle>();
    let request = handle.signals().context_menu;
    let at = Signal::derive(move || {
        request.get().map(|request| MenuPoint {
            x: request.x,
            y: request.y,
        })
    });
    Menu::new(CONTEXT_MENU, label(Text::StyleMore), || {
        context_items(CONTEXT_MENU)
    })
    .at(at)
    .on_close(move || {
        request.set(None);
        handle.focus_board();
    })
    .into()
}

/// The items that the command table places in context menus, for `menu`; a line between the table's groups. Colours have
/// their own bar.
pub fn context_items(menu: &'static str) -> View {
    let mut items = View::default();
    let mut last: Option<Group> = None;
    for row in COMMANDS {
        if row.places.context_menu && !matches!(row.id, CommandId::Color(_)) {
            if last.is_some_and(|group| group != row.group) {
                items = items.and(menu_separator());
            }
            last = Some(row.group);
            items = items.and(command_item(menu, row.id));
        }
    }
    items
}
