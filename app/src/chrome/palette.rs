//! The command palette: every command by its name, in Japanese or English, with its key and, where it cannot be used,
//! the reason.

mod matching;
mod readings;
mod recent;

use std::rc::Rc;

use board::Locale;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::command::{command_keys, command_label, unavailable};
use super::icons::icon_of;
use crate::bridge::{COMMANDS, Command, CommandId, Dialog as Asked, EditorHandle};
use crate::i18n::{Text, text_in};
use crate::input::belongs_to_input_method;
use crate::ui::dialog::{bare_dialog, close_dialog};
use crate::ui::element::{Element, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::{disabled, label, spoken};
use matching::{distance, folded, kana_of};

const NAME: &str = "palette";
const LIST: &str = "palette-list";

/// The palette.
pub fn palette() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    bare_dialog(
        NAME,
        Signal::derive(move || asked.get() == Some(Asked::Palette)),
        label(Text::PaletteTitle),
        move || {
            if asked.get_untracked() == Some(Asked::Palette) {
                asked.set(None);
            }
        },
        move || content(handle),
    )
}

/// A command with its names as they are compared.
struct Named {
    command: CommandId,
    names: Vec<String>,
}

/// What one open palette shows.
#[derive(Clone, Copy)]
struct Palette {
    handle: EditorHandle,
    typed: RwSignal<String>,
    /// The row that Enter chooses.
    active: RwSignal<usize>,
    found: Memo<Vec<CommandId>>,
}

fn content(handle: EditorHandle) -> Element {
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0);
    let all = Rc::new(every_command());
    let all = StoredValue::new_local(all);
    let found = Memo::new(move |_| {
        let query = folded(&typed.get());
        // Letters may be meant as kana.
        let queries = [kana_of(&query), Some(query)];
        all.try_get_value()
            .map(|all| answers(&queries, &all))
            .unwrap_or_default()
    });
    let palette = Palette {
        handle,
        typed,
        active,
        found,
    };
    let list = el("div")
        .attrs(&[("id", LIST), ("class", "palette-list"), ("role", "listbox")])
        .attr_with("aria-label", label(Text::PaletteTitle))
        .child(changing(move || {
            let rows = palette.found.get();
            rows.into_iter()
                .enumerate()
                .map(|(index, command)| row(palette, index, command))
                .collect::<Vec<_>>()
        }));
    let rows = list.node();
    // Writes to the page only.
    effect(move || scroll_to(&rows, active.get()));
    let nothing = move || {
        found
            .with(Vec::is_empty)
            .then(|| el("p").class("palette-nothing").says(Text::PaletteNothing))
    };
    el("div")
        .class("palette")
        .child(field(palette))
        .child(list)
        .child(el("div").attr("role", "status").child(changing(nothing)))
}

fn field(palette: Palette) -> Element {
    let Palette { typed, active, .. } = palette;
    let input = el("input")
        .attrs(&[
            ("type", "text"),
            ("class", "palette-input"),
            ("role", "combobox"),
            ("aria-expanded", "true"),
            ("aria-controls", LIST),
            ("aria-autocomplete", "list"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("spellcheck", "false"),
        ])
        .attr_with("aria-label", label(Text::PaletteField))
        .attr_with("placeholder", label(Text::PaletteField))
        .attr_with("aria-activedescendant", move || {
            palette
                .found
                .with(|found| !found.is_empty())
                .then(|| row_id(active.get()))
        })
        .on("input", move |event: Event| {
            typed.set(event_target_value(&event));
            active.set(0);
        })
        .on("keydown", move |event: KeyboardEvent| {
            on_key(palette, &event);
        });
    let node = input.node();
    effect(move || {
        let _ = node.focus();
    });
    el("div")
        .class("palette-field")
        .child(Icon::Search.view())
        .child(input)
}

fn on_key(palette: Palette, event: &KeyboardEvent) {
    if belongs_to_input_method(event) {
        return;
    }
    let count = palette.found.with_untracked(Vec::len);
    let Some(last) = count.checked_sub(1) else {
        return;
    };
    let here = palette.active.get_untracked().min(last);
    let next = match event.key().as_str() {
        "ArrowDown" if here == last => 0,
        "ArrowDown" => here + 1,
        "ArrowUp" if here == 0 => last,
        "ArrowUp" => here - 1,
        "PageDown" => (here + 8).min(last),
        "PageUp" => here.saturating_sub(8),
        "Enter" => {
            event.prevent_default();
            let chosen = palette
                .found
                .with_untracked(|found| found.get(here).copied());
            return chosen.map_or((), |command| choose(palette.handle, command));
        }
        _ => return,
    };
    event.prevent_default();
    palette.active.set(next);
}

fn row(palette: Palette, index: usize, command: CommandId) -> Element {
    let handle = palette.handle;
    let reason = unavailable(handle, command);
    let is_active = move || palette.active.get() == index;
    el("div")
        .attrs(&[
            ("id", &row_id(index)),
            ("role", "option"),
            ("data-action", command.key()),
        ])
        .class("palette-row")
        .attr_with("aria-selected", move || spoken(is_active()))
        .attr_with("aria-disabled", disabled(reason))
        .on_click(move || choose(handle, command))
        .child(
            el("span")
                .class("menu-icon")
                .child(icon_of(command).map(Icon::view)),
        )
        .child(
            el("span")
                .class("palette-name")
                .child(el("span").text_with(command_label(command)))
                .child(el("span").class("palette-reason").text_with(reason)),
        )
        .child(
            el("kbd")
                .class("menu-keys")
                .text(&command_keys(command).unwrap_or_default()),
        )
}

/// Closes the palette and runs the command, if it can be run.
fn choose(handle: EditorHandle, command: CommandId) {
    if unavailable(handle, command).with_untracked(Option::is_some) {
        return;
    }
    recent::note(command.key());
    close_dialog(NAME);
    handle.signals().dialog.set(None);
    handle.focus_board();
    handle.run(command);
}

fn every_command() -> Vec<Named> {
    let recent = recent::keys();
    let place = |row: &Command| {
        recent
            .iter()
            .position(|key| key == row.key)
            .unwrap_or(usize::MAX)
    };
    let mut rows: Vec<&Command> = COMMANDS
        .iter()
        .filter(|row| row.id != CommandId::Palette)
        .collect();
    rows.sort_by_key(|row| place(row));
    rows.into_iter().map(named).collect()
}

fn named(row: &Command) -> Named {
    let texts = [
        Text::from_key(&format!("command.{}", row.key)),
        Text::from_key(&format!("group.{}", row.group.key())),
    ];
    let names = texts.into_iter().flatten().flat_map(|text| {
        let ja = text_in(Locale::Ja, text);
        let read = readings::reading_of(ja);
        [folded(ja), folded(&read), folded(text_in(Locale::En, text))]
    });
    Named {
        command: row.id,
        names: names.collect(),
    }
}

/// The commands that answer to one of the queries, the nearest first; equally near ones in the order of the list.
fn answers(queries: &[Option<String>], all: &[Named]) -> Vec<CommandId> {
    let mut found: Vec<(usize, CommandId)> = all
        .iter()
        .filter_map(|named| {
            let queries = queries.iter().flatten();
            let nearest = queries
                .filter_map(|query| distance(query, &named.names))
                .min();
            Some((nearest?, named.command))
        })
        .collect();
    found.sort_by_key(|(distance, _)| *distance);
    found.into_iter().map(|(_, command)| command).collect()
}

fn row_id(index: usize) -> String {
    format!("palette-row-{index}")
}

fn scroll_to(list: &HtmlElement, index: usize) {
    let row = list.children().item(index as u32);
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
