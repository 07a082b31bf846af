//! The bar of the strip or matrix with the focus: whose values are shown, and what can be done with columns and rows.

use board::Axis;
use leptos::prelude::*;

use crate::bridge::{
    Availability, COMMANDS, CellFocus, CommandId, EditorHandle, Group, Layer, Reason, Side,
};
use crate::chrome::command::{command_button, command_item, unavailable};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{View, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::menu::{Menu, menu_separator};
use crate::ui::segmented::{Choice, segmented};

const MENU: &str = "grid-menu";
/// Between the bar and what it belongs to, and its height, CSS pixels.
const GAP: f64 = 12.0;
const HEIGHT: f64 = 56.0;
/// What the islands at the top cover, CSS pixels.
const TOP: f64 = 76.0;

pub fn grid_bar() -> View {
    let handle = expect_context::<EditorHandle>();
    let cells = handle.signals().cells;
    let read_only = unavailable(handle, CommandId::NewNote);
    let shown = Memo::new(move |_| {
        let is_in_grid = cells.with(|state| state.focus.is_some_and(|focus| focus.grid.is_some()));
        is_in_grid && read_only.with(Option::is_none)
    });
    show(shown, move || bar(handle))
}

fn bar(handle: EditorHandle) -> View {
    let cells = handle.signals().cells;
    let focus = Memo::new(move |_| cells.with(|state| state.focus));
    let place = move || focus.get().map(place_of).unwrap_or_default();
    let bar = el("div")
        .class("style-bar grid-bar island")
        .attr("role", "toolbar")
        .attr_with("aria-label", label(Text::CellsBarLabel))
        .style_with("--x", move || format!("{}px", place().0))
        .style_with("--y", move || format!("{}px", place().1))
        .child(layers(handle))
        .child(offered(
            handle,
            CommandId::AddTrack(Axis::Column, Side::After),
            Icon::ColumnAdd,
        ))
        .child(offered(
            handle,
            CommandId::AddTrack(Axis::Row, Side::After),
            Icon::RowAdd,
        ))
        .child(IconButton::new(label(Text::CellsTrackMenu), MENU, Icon::More).opens(MENU));
    View::from(bar).and(Menu::new(MENU, label(Text::CellsTrackMenu), move || {
        items(handle)
    }))
}

/// A command's button, unless it has nothing to do with this grid.
fn offered(handle: EditorHandle, command: CommandId, icon: Icon) -> View {
    let applies = Memo::new(move |_| is_about_this(handle.availability(command)));
    show(applies, move || command_button(handle, command, icon))
}

fn is_about_this(availability: Availability) -> bool {
    availability != Availability::Disabled(Reason::DoesNotApply)
}

/// The commands about columns and rows that have to do with where the focus is.
fn items(handle: EditorHandle) -> View {
    let mut items = View::default();
    let mut last = None;
    for row in COMMANDS {
        let is_offered = row.group == Group::Cells && row.places.context_menu;
        if !is_offered || !is_about_this(untrack(|| handle.availability(row.id))) {
            continue;
        }
        let axis = axis_of(row.id);
        if last.is_some_and(|last| last != axis) {
            items = items.and(menu_separator());
        }
        last = Some(axis);
        items = items.and(command_item(MENU, row.id));
    }
    items
}

fn axis_of(command: CommandId) -> Axis {
    match command {
        CommandId::AddTrack(axis, _)
        | CommandId::RenameTrack(axis)
        | CommandId::MoveTrack(axis, _)
        | CommandId::RemoveTrack(axis)
        | CommandId::RestoreTrack(axis) => axis,
        _ => Axis::Column,
    }
}

/// Whose values are shown.
fn layers(handle: EditorHandle) -> View {
    let cells = handle.signals().cells;
    let focus = move || cells.with(|state| state.focus);
    let has_layers = Memo::new(move |_| focus().is_some_and(|focus| focus.has_layers));
    let chosen =
        Signal::derive(move || token(focus().map(|focus| focus.layer).unwrap_or_default()));
    show(has_layers, move || {
        let choice = |layer, text| Choice {
            token: token(layer),
            label: label(text),
            icon: None,
        };
        let choices = [
            choice(Layer::Team, Text::CellsLayerTeam),
            choice(Layer::Mine, Text::CellsLayerMine),
            choice(Layer::Mean, Text::CellsLayerMean),
        ];
        segmented(
            "layer",
            label(Text::CellsLayerLabel),
            choices,
            chosen,
            move |wanted| {
                if let Some(layer) = Layer::ALL.into_iter().find(|layer| token(*layer) == wanted) {
                    handle.run(CommandId::ShowLayer(layer));
                    handle.focus_board();
                }
            },
        )
    })
}

const fn token(layer: Layer) -> &'static str {
    match layer {
        Layer::Team => "team",
        Layer::Mine => "mine",
        Layer::Mean => "mean",
    }
}

/// The bar's middle and its upper edge: above the grid, over a heading with the focus, or over the middle; below the
/// islands at the top in any case. Over a row it would lie on the slots of the one before.
fn place_of(focus: CellFocus) -> (f64, f64) {
    let grid = focus.grid.unwrap_or(focus.place);
    let around = if focus.is_track { focus.place } else { grid };
    let middle = around.x + around.width / 2.0;
    let top = (grid.y - GAP - HEIGHT).max(TOP);
    (middle.round(), top.round())
}
