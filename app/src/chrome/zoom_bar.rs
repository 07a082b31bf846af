//! Bottom right: how large things are shown.

use leptos::prelude::*;

use super::command::{command_button, command_keys, command_label};
use crate::bridge::{CommandId, EditorHandle};
use crate::i18n::{Text, t_with};
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// Smaller, the present zoom (pressing it goes to 100 %), larger, everything.
pub fn zoom_bar() -> Element {
    let handle = expect_context::<EditorHandle>();
    let percent = handle.signals().zoom_percent;
    let level = el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "zoom-level wide-only"),
            ("data-action", "zoom_reset"),
        ])
        .attr_with("data-tip", command_label(CommandId::ZoomReset))
        .attr_with("data-keys", || command_keys(CommandId::ZoomReset))
        .attr_with("aria-label", move || {
            t_with(Text::ZoomLevel, &[("percent", &percent.get().to_string())])
        })
        .on_click(move || handle.run(CommandId::ZoomReset))
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
