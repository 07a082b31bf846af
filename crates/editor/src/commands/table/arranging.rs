//! The rows of arranging: pile, alignment, groups, locks.

use super::{CONTEXT, Command, Group, KEYS, Places, command};
use crate::Alignment as A;
use crate::CommandId::{self, Align};
use crate::commands::Shortcut;

/// In the bar above the selection's menu of arranging.
const BAR: Places = Places {
    style_bar: true,
    ..KEYS
};

pub(super) const ROWS: &[Command] = &[
    arrange(CommandId::BringForward, "bring_forward", CONTEXT).keys(&[Shortcut::letter(']')]),
    arrange(CommandId::SendBackward, "send_backward", CONTEXT).keys(&[Shortcut::letter('[')]),
    arrange(CommandId::BringToFront, "bring_to_front", CONTEXT)
        .keys(&[Shortcut::letter(']').ctrl()]),
    arrange(CommandId::SendToBack, "send_to_back", CONTEXT).keys(&[Shortcut::letter('[').ctrl()]),
    arrange(Align(A::Left), "align_left", BAR).keys(&[Shortcut::letter('a').alt()]),
    arrange(Align(A::Center), "align_center", BAR).keys(&[Shortcut::letter('h').alt()]),
    arrange(Align(A::Right), "align_right", BAR).keys(&[Shortcut::letter('d').alt()]),
    arrange(Align(A::Top), "align_top", BAR).keys(&[Shortcut::letter('w').alt()]),
    arrange(Align(A::Middle), "align_middle", BAR).keys(&[Shortcut::letter('v').alt()]),
    arrange(Align(A::Bottom), "align_bottom", BAR).keys(&[Shortcut::letter('s').alt()]),
    arrange(
        CommandId::DistributeHorizontally,
        "distribute_horizontally",
        BAR,
    ),
    arrange(
        CommandId::DistributeVertically,
        "distribute_vertically",
        BAR,
    ),
    arrange(CommandId::Tidy, "tidy", BAR).keys(&[Shortcut::letter('t').ctrl().alt()]),
    arrange(CommandId::Group, "group", CONTEXT).keys(&[Shortcut::letter('g').ctrl()]),
    arrange(CommandId::Ungroup, "ungroup", CONTEXT).keys(&[Shortcut::letter('g').ctrl().shift()]),
    arrange(CommandId::ToggleLock, "toggle_lock", CONTEXT)
        .keys(&[Shortcut::letter('l').ctrl().shift()]),
];

const fn arrange(id: CommandId, key: &'static str, places: Places) -> Command {
    command(id, key, Group::Arrange, places).writes()
}
