//! Bottom right: how large things are shown.

mod menu;

use leptos::prelude::*;

use super::command::command_button;
use crate::bridge::{CommandId, EditorHandle};
use crate::i18n::{Text, t, t_with};
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::label;
pub use menu::zoom_menu;

/// Smaller, the present zoom (pressing it offers others), larger, everything.
pub fn zoom_bar() -> Element {
    let handle = expect_context::<EditorHandle>();
    let percent = handle.signals().zoom_percent;
    let level = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "zoom-level wide-only"),
            ("data-action", "zoom-menu"),
            ("popovertarget", menu::ZOOM_MENU),
            ("aria-haspopup", "true"),
        ])
        .attr_with("data-tip", move || t(Text::ChromeZoom))
        .attr_with("aria-label", move || {
            t_with(Text::ZoomLevel, &[("percent", &percent.get().to_string())])
        })
        .text_with(move || format!("{}%", percent.get()));
    let button = |command: CommandId, icon: Icon| command_button(handle, command, icon);
    el("div")
        .class("zoom island")
        .attr("role", "group")
        .attr_with("aria-label", label(Text::ChromeZoom))
        .child(button(CommandId::ZoomOut, Icon::Minus).class("wide-only"))
        .child(level)
        .child(button(CommandId::ZoomIn, Icon::Plus).class("wide-only"))
        .child(button(CommandId::FitBoard, Icon::Fit))
}
