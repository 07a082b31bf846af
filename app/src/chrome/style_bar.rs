//! The bar that floats at the selection.

use board::NoteColor;
use leptos::prelude::*;

use super::command::{command_button, unavailable};
use super::context_menu::context_items;
use crate::bridge::{CommandId, EditorHandle, ScreenBox};
use crate::i18n::{Text, color_name};
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::Menu;
use crate::ui::popover::window_size;
use crate::ui::swatch::swatch;

const MORE_MENU: &str = "style-more";
/// Space between selection and bar, in CSS pixels.
const GAP: f64 = 14.0;
/// Height of the bar, in CSS pixels, for choosing a side.
const HEIGHT: f64 = 56.0;
/// What the islands at the top cover, in CSS pixels.
const TOP: f64 = 76.0;

/// Colours, duplicate, delete, more. Hidden during gestures and where nothing is selected.
pub fn style_bar() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let read_only = unavailable(handle, CommandId::NewNote);
    let shown = Memo::new(move |_| {
        signals.selection_box.with(Option::is_some)
            && signals.selection.with(|selection| selection.count > 0)
            && read_only.with(Option::is_none)
    });
    let has_notes = Memo::new(move |_| signals.selection.with(|selection| selection.notes > 0));
    let has_canvas = Memo::new(move |_| {
        signals
            .selection
            .with(|selection| selection.canvas.is_some())
    });
    let place = move || {
        signals
            .selection_box
            .get()
            .map(place_at)
            .unwrap_or_default()
    };
    show(shown, move || {
        let canvas_commands = move || {
            View::from(command_button(handle, CommandId::InsertSample, Icon::Bulb))
                .and(command_button(handle, CommandId::Export, Icon::Download))
        };
        el("div")
            .class("style-bar island")
            .attr("role", "toolbar")
            .attr_with("aria-label", label(Text::ChromeStyle))
            .style_with("--x", move || format!("{}px", place().0))
            .style_with("--y", move || format!("{}px", place().1))
            .child(show(has_notes, move || note_commands(handle)))
            .child(show(has_canvas, canvas_commands))
            .child(command_button(handle, CommandId::Delete, Icon::Trash))
            .child(
                IconButton::new(label(Text::StyleMore), "style-more", Icon::More).opens(MORE_MENU),
            )
            .child(Menu::new(MORE_MENU, label(Text::StyleMore), || {
                context_items(MORE_MENU)
            }))
    })
}

fn note_commands(handle: EditorHandle) -> View {
    let colors = el("div")
        .class("style-colors")
        .attr("role", "group")
        .attr_with("aria-label", label(Text::StyleColor))
        .children(NoteColor::ALL.map(|color| color_button(handle, color)));
    View::from(colors)
        .and(el("span").class("divider").attr("aria-hidden", "true"))
        .and(command_button(
            handle,
            CommandId::Duplicate,
            Icon::Duplicate,
        ))
}

fn color_button(handle: EditorHandle, color: NoteColor) -> Element {
    let selection = handle.signals().selection;
    let name = label(color_name(color));
    let token = color.token();
    let chosen = Signal::derive(move || selection.with(|selection| selection.color == Some(color)));
    swatch(name, chosen, move || handle.run(CommandId::Color(color)))
        .class(&format!("swatch swatch-{token}"))
        .attr("data-color", token)
        .attr_with("data-tip", name)
}

/// The bar's middle and upper edge: above the selection; below it where the islands at the top are in the way;
/// below those where the selection fills the window.
fn place_at(selection: ScreenBox) -> (f64, f64) {
    let (_, window_height) = window_size();
    let middle = selection.x + selection.width / 2.0;
    let above = selection.y - GAP - HEIGHT;
    let below = selection.y + selection.height + GAP;
    let top = if above >= TOP {
        above
    } else if below + HEIGHT + TOP <= window_height {
        below.max(TOP)
    } else {
        TOP
    };
    (middle.round(), top.round())
}
