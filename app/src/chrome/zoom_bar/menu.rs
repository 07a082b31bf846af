//! The menu of the zoom: sizes to go to, the map, the grid, and what the wheel does.

use std::rc::Rc;

use leptos::prelude::*;

use super::super::command::command_item;
use crate::bridge::{CommandId, EditorHandle, Input, WheelMode};
use crate::i18n::{Text, t_with};
use crate::ui::element::{View, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::{Menu, MenuItem, menu_separator};
use crate::ui::segmented::{Choice, segmented};

/// The menu's id.
pub const ZOOM_MENU: &str = "zoom-menu";
/// Sizes that no command goes to: zoom and name for tests.
const SIZES: [(f64, &str); 2] = [(0.5, "zoom-50"), (2.0, "zoom-200")];

/// The menu.
pub fn zoom_menu() -> View {
    Menu::new(ZOOM_MENU, label(Text::ChromeZoom), items)
        .footer(wheel)
        .into()
}

fn items() -> View {
    let handle = expect_context::<EditorHandle>();
    let [half, double] = SIZES.map(|(zoom, action)| size_item(handle, zoom, action));
    let command = |command: CommandId| command_item(ZOOM_MENU, command);
    View::from(half)
        .and(command(CommandId::ZoomReset))
        .and(double)
        .and(menu_separator())
        .and(command(CommandId::FitBoard))
        .and(command(CommandId::FitSelection))
        .and(menu_separator())
        .and(command(CommandId::ToggleMinimap))
        .and(command(CommandId::ToggleGrid))
}

fn size_item(handle: EditorHandle, zoom: f64, action: &'static str) -> MenuItem {
    let percent = (zoom * 100.0).to_string();
    MenuItem {
        menu: ZOOM_MENU,
        label: Signal::derive(move || t_with(Text::ZoomTo, &[("percent", &percent)])),
        action,
        icon: None,
        checked: None,
        keys: None,
        unavailable: Signal::derive(|| None),
        danger: false,
        on_choose: Rc::new(move || {
            let center = handle.with_editor(|editor| {
                let viewport = editor.settings().viewport;
                editor.camera().to_board(viewport.center())
            });
            if let Some(center) = center {
                handle.send(Input::GlideTo { center, zoom });
            }
        }),
    }
}

/// What the wheel does: as the device seems to be, or as one says.
fn wheel() -> View {
    let handle = expect_context::<EditorHandle>();
    let chosen = handle.signals().wheel;
    let choice = |mode: WheelMode, text: Text, icon: Option<Icon>| Choice {
        token: token(mode),
        label: label(text),
        icon,
    };
    el("div")
        .class("menu-preferences")
        .child(el("p").class("menu-heading").says(Text::WheelLabel))
        .child(segmented(
            "wheel",
            label(Text::WheelLabel),
            [
                choice(WheelMode::Auto, Text::WheelAuto, None),
                choice(WheelMode::Mouse, Text::WheelMouse, Some(Icon::Mouse)),
                choice(
                    WheelMode::Trackpad,
                    Text::WheelTrackpad,
                    Some(Icon::Trackpad),
                ),
            ],
            Signal::derive(move || token(chosen.get())),
            move |chosen| {
                let mode = [WheelMode::Auto, WheelMode::Mouse, WheelMode::Trackpad]
                    .into_iter()
                    .find(|mode| token(*mode) == chosen);
                if let Some(mode) = mode {
                    handle.send(Input::WheelMode(mode));
                }
            },
        ))
        .into()
}

/// The name of a mode, as it is kept.
pub const fn token(mode: WheelMode) -> &'static str {
    match mode {
        WheelMode::Auto => "auto",
        WheelMode::Mouse => "mouse",
        WheelMode::Trackpad => "trackpad",
    }
}
