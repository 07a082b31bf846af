//! What the right button and a long press open.

use leptos::prelude::*;

use super::command::CommandItem;
use super::main_menu::icon_of;
use crate::bridge::{COMMANDS, CommandId, EditorHandle, Group};
use crate::i18n::Text;
use crate::ui::label;
use crate::ui::menu::{Menu, MenuPoint, menu_separator};

const CONTEXT_MENU: &str = "context-menu";

/// The menu at the pointer.
#[component]
pub fn ContextMenu() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let request = handle.signals().context_menu;
    let at = Signal::derive(move || {
        request.get().map(|request| MenuPoint {
            x: request.x,
            y: request.y,
        })
    });
    view! {
        <Menu
            id=CONTEXT_MENU
            label=label(Text::StyleMore)
            at
            on_close=move |()| {
                request.set(None);
                handle.focus_board();
            }
        >
            <ContextItems menu=CONTEXT_MENU/>
        </Menu>
    }
    .into_any()
}

/// The items that the command table places in context menus, a line between its groups. Colours have their own bar.
#[component]
pub fn ContextItems(
    /// The menu they stand in.
    menu: &'static str,
) -> impl IntoView {
    let mut last: Option<Group> = None;
    COMMANDS
        .iter()
        .filter(|row| row.places.context_menu && !matches!(row.id, CommandId::Color(_)))
        .map(|row| {
            let new_group = last.is_some_and(|group| group != row.group);
            last = Some(row.group);
            view! {
                {new_group.then(menu_separator)}
                <CommandItem menu command=row.id icon=icon_of(row.id)/>
            }
        })
        .collect::<Vec<_>>()
        .into_any()
}
