//! The rows of finding things, and of how one looks at the board.

use super::{Command, Group, KEYS, MENU, command};
use crate::CommandId;
use crate::commands::Shortcut;

pub(super) const ROWS: &[Command] = &[
    command(CommandId::Find, "find", Group::Selection, MENU)
        .while_editing()
        .keys(&[Shortcut::letter('f').ctrl()]),
    command(CommandId::Palette, "palette", Group::Board, MENU)
        .while_editing()
        .keys(&[Shortcut::letter('k').ctrl(), Shortcut::letter('/').ctrl()]),
    command(
        CommandId::ToggleMinimap,
        "toggle_minimap",
        Group::View,
        MENU,
    )
    .keys(&[Shortcut::letter('m')]),
    command(CommandId::ToggleGrid, "toggle_grid", Group::View, MENU)
        .keys(&[Shortcut::letter('\'').ctrl()]),
    command(CommandId::ToggleSnap, "toggle_snap", Group::View, MENU),
    command(CommandId::WheelAuto, "wheel_auto", Group::View, KEYS),
    command(CommandId::WheelMouse, "wheel_mouse", Group::View, KEYS),
    command(
        CommandId::WheelTrackpad,
        "wheel_trackpad",
        Group::View,
        KEYS,
    ),
];
