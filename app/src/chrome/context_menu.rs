//! What the right button and a long press open.

use leptos::prelude::*;

use super::command::command_item;
use crate::bridge::{Availability, COMMANDS, CommandId, EditorHandle, Group, Reason};
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

/// What the empty board offers besides what the table says.
const OF_BOARD: [CommandId; 5] = [
    CommandId::InsertCanvas,
    CommandId::Find,
    CommandId::FitBoard,
    CommandId::ToggleGrid,
    CommandId::ToggleMinimap,
];

/// The items that the command table places in context menus, for `menu`, as far as they have to do with what is
/// selected; a line between the table's groups. Colours have their own bar.
pub fn context_items(menu: &'static str) -> View {
    let handle = expect_context::<EditorHandle>();
    let mut items = View::default();
    let mut last: Option<Group> = None;
    for row in COMMANDS {
        let is_offered = row.places.context_menu && !matches!(row.id, CommandId::Color(_));
        if is_offered && has_to_do(untrack(|| handle.availability(row.id))) {
            if last.is_some_and(|group| group != row.group) {
                items = items.and(menu_separator());
            }
            last = Some(row.group);
            items = items.and(command_item(menu, row.id));
        }
    }
    let nothing = handle
        .signals()
        .selection
        .with_untracked(|selection| selection.count == 0);
    if nothing {
        items = items.and(menu_separator());
        for command in OF_BOARD {
            items = items.and(command_item(menu, command));
        }
    }
    items
}

/// Whether a command is about what is selected now. One that is not would be a dead item; one that is, but cannot be
/// used, stays and says why.
fn has_to_do(availability: Availability) -> bool {
    !matches!(
        availability,
        Availability::Disabled(
            Reason::NothingSelected
                | Reason::NoNoteSelected
                | Reason::NotOneNote
                | Reason::DoesNotApply
                | Reason::NoLink
                | Reason::NoCanvas
                | Reason::NotSeveral
                | Reason::NotThree
                | Reason::NoGroup
        )
    )
}
