//! The bar that floats at the selection: what can be done to just these things, by their kinds.

mod arranging;
mod lines;
mod notes;
mod wording;

use leptos::prelude::*;

use super::choices::word_choice;
use super::command::{command_button, unavailable};
use super::context_menu::context_items;
use super::icons::icon_of;
use crate::bridge::{Availability, CommandId, EditorHandle, ScreenBox};
use crate::i18n::Text;
use crate::platform::watch_size;
use crate::ui::button::IconButton;
use crate::ui::element::{View, effect, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::Menu;
use crate::ui::popover::{popover, window_size};

const MORE_MENU: &str = "style-more";
/// Space between selection and bar, in CSS pixels; the handles of the selection stand in it.
const GAP: f64 = 18.0;
/// Height of the bar, in CSS pixels, for choosing a side.
const HEIGHT: f64 = 56.0;
/// What the islands at the top cover, in CSS pixels.
const TOP: f64 = 76.0;

/// The bar. Hidden during gestures, where nothing is selected, and from those who may only look.
pub fn style_bar() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let read_only = unavailable(handle, CommandId::NewNote);
    let shown = Memo::new(move |_| {
        signals.selection_box.with(Option::is_some)
            && signals.selection.with(|selection| selection.count > 0)
            && read_only.with(Option::is_none)
    });
    show(shown, move || bar(handle))
}

fn bar(handle: EditorHandle) -> View {
    let selection_box = handle.signals().selection_box;
    let place = move || selection_box.get().map(place_at).unwrap_or_default();
    let bar = el("div")
        .class("style-bar island")
        .attr("role", "toolbar")
        .attr_with("aria-label", label(Text::ChromeStyle))
        .style_with("--x", move || format!("{}px", place().x))
        .style_with("--y", move || format!("{}px", place().y))
        .attr_with("data-opens", move || place().is_above.then_some("up"))
        .child(notes::note_controls(handle))
        .child(lines::line_controls(handle))
        .child(wording::picture_controls(handle))
        .child(canvas_controls(handle))
        .child(el("span").class("divider").attr("aria-hidden", "true"))
        .child(arranging::arranging_controls(handle))
        .child(offered(handle, CommandId::Duplicate, Icon::Duplicate))
        .child(command_button(handle, CommandId::Delete, Icon::Trash))
        .child(IconButton::new(label(Text::StyleMore), "style-more", Icon::More).opens(MORE_MENU));
    let node = bar.node();
    let watch = StoredValue::new_local(None);
    effect(move || {
        let measured = node.clone();
        let watching = watch_size(&node, move || {
            let half = f64::from(measured.offset_width()) / 2.0;
            // Fails for malformed names only.
            let _ = measured
                .style()
                .set_property("--half", &format!("{half}px"));
        });
        watch.try_set_value(watching);
    });
    View::from(bar).and(Menu::new(MORE_MENU, label(Text::StyleMore), || {
        context_items(MORE_MENU)
    }))
}

fn canvas_controls(handle: EditorHandle) -> View {
    let selection = handle.signals().selection;
    let has_canvas = Memo::new(move |_| selection.with(|selection| selection.canvas.is_some()));
    show(has_canvas, move || {
        View::from(command_button(handle, CommandId::InsertSample, Icon::Bulb)).and(command_button(
            handle,
            CommandId::Export,
            Icon::Download,
        ))
    })
}

/// Whether a command can be used with what is selected.
fn applies(handle: EditorHandle, command: CommandId) -> Signal<bool> {
    Signal::derive(move || handle.availability(command) == Availability::Enabled)
}

/// A command's button, where the command can be used.
fn offered(handle: EditorHandle, command: CommandId, icon: Icon) -> View {
    show(applies(handle, command), move || {
        command_button(handle, command, icon)
    })
}

/// A button with a panel of choices, where `command`, one of the choices, can be used.
fn flyout(
    handle: EditorHandle,
    command: CommandId,
    id: &'static str,
    name: Text,
    face: impl Fn() -> View + 'static,
    panel: impl Fn() -> View + 'static + Clone,
) -> View {
    show(applies(handle, command), move || {
        let icon = icon_of(command).unwrap_or(Icon::More);
        let button = IconButton::new(label(name), id, icon)
            .face(face())
            .opens(id);
        let panel = panel.clone();
        View::from(button).and(popover(id, label(name), move || {
            el("div").class("choices").child(panel())
        }))
    })
}

/// Where the bar stands, CSS pixels of the window.
#[derive(Default)]
struct Place {
    /// Its middle.
    x: f64,
    /// Its upper edge.
    y: f64,
    /// Whether the selection is below it.
    is_above: bool,
}

/// Where the bar stands: above the selection; below it where the islands at the top are in the way;
/// below those where the selection fills the window.
fn place_at(selection: ScreenBox) -> Place {
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
    Place {
        x: middle.round(),
        y: top.round(),
        is_above: above >= TOP,
    }
}

/// The pen's colour and width; once a pen was seen, the way back to drawing with fingers.
pub fn pen_panel(handle: EditorHandle) -> View {
    let in_pen_mode = Signal::derive(move || {
        handle.availability(CommandId::LeavePenMode) == Availability::Enabled
    });
    lines::ink_panel(handle)
        .and(lines::width_panel(handle))
        .and(show(in_pen_mode, move || {
            word_choice(handle, CommandId::LeavePenMode)
        }))
}
